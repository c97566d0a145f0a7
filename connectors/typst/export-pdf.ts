import type { NodeCompiler, NodeTypstDocument } from "@myriaddreamin/typst-ts-node-compiler";
import { UtfallError } from "../../schemas/errors.ts";
import type { PrintedPdf } from "../../schemas/printed.ts";

/**
 * A document that is set, as PDF/UA-1 and as PDF/A-2a: the compiler exports one standard at a time.
 *
 * Throws UTF-PD-001 where the compiler is too old for PDF/UA, and UTF-PD-003 where it refuses the document.
 */
export const exportPdf = (compiler: NodeCompiler, document: NodeTypstDocument): PrintedPdf => ({
  accessible: as("ua-1", compiler, document),
  archive: as("a-2a", compiler, document),
});

/** The message of a refusal quotes the text of the document, so nothing of it is passed on. */
const as = (standard: "ua-1" | "a-2a", compiler: NodeCompiler, document: NodeTypstDocument): Uint8Array => {
  try {
    return compiler.pdf(document, { pdfStandard: standard });
  } catch (error) {
    if (error instanceof Error && error.message.includes("PdfStandard")) {
      throw new UtfallError("UTF-PD-001", { reason: "its part for this platform is older than PDF/UA" });
    }
    throw new UtfallError("UTF-PD-003", { standard });
  }
};
