import { exitCode, fault } from "./fault.ts";

/** PDF. None of these keeps the other forms from being written. */
export const printingFaults = {
  "UTF-PD-001": fault(
    exitCode.resource,
    "PDF cannot be made on this machine.",
    (p: { reason: string }) =>
      `@myriaddreamin/typst-ts-node-compiler: no PDF was written, because ${p.reason}. Run npm ci on Linux x64, the platform that it is tried on, or do without PDF: the other forms say the same.`,
  ),
  "UTF-PD-002": fault(
    exitCode.resource,
    "A document is too long for PDF.",
    (p: { most: number }) =>
      `no PDF was written, because the document holds more than ${p.most} characters, and memory must stay bounded. Use the other forms, which hold all of it.`,
  ),
  "UTF-PD-003": fault(
    exitCode.resource,
    "A document is refused by the PDF export.",
    (p: { standard: string }) =>
      `no PDF was written, because the export as ${p.standard} refuses the document. Look for letters outside Latin, Greek and Cyrillic in the titles of the agreement file; the other forms hold all of it.`,
  ),
} as const;
