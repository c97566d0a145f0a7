import { fileURLToPath } from "node:url";
import { UtfallError } from "../../schemas/errors.ts";
import type { PrintedDocument, PrintedPdf } from "../../schemas/printed.ts";
import { exportPdf } from "./export-pdf.ts";
import { loadTypst } from "./load-typst.ts";

/** Most characters of data in one document: time and memory of setting it grow with them. */
export const mostCharacters = 400_000;

/**
 * Sets a document as PDF/UA-1 and as PDF/A-2a. The same template and data give the same bytes; nothing is fetched, and the
 * template can read no file but those of its own folder.
 *
 * Throws UTF-PD-001 where Typst does not load or is too old for PDF/UA, UTF-PD-002 for a document that is too long, and
 * UTF-PD-003 where the export refuses it, for example for letters that no shipped font has.
 */
export const renderPdf = async ({ template, data }: PrintedDocument): Promise<PrintedPdf> => {
  const text = JSON.stringify(data);
  if (text.length > mostCharacters) throw new UtfallError("UTF-PD-002", { most: mostCharacters });
  const Compiler = await loadTypst();
  const compiler = Compiler.create({ workspace: fileURLToPath(new URL(".", template)), inputs: { data: text } });
  try {
    const compiled = compiler.compile({ mainFilePath: fileURLToPath(template) });
    if (compiled.result === null) throw new UtfallError("UTF-XX-001", { step: "set a PDF" });
    return exportPdf(compiler, compiled.result);
  } finally {
    compiler.evictCache(0);
  }
};
