import { groupReads, removeFile, writeFileAtomic } from "../../connectors/files/atomic.ts";
import { renderPdf } from "../../connectors/typst/render-pdf.ts";
import { type FaultRecord, UtfallError } from "../../schemas/errors.ts";
import type { PrintedDocument } from "../../schemas/printed.ts";

/** The forms of a printed statement, by what their names end in. */
const endings = { accessible: ".pdf", archive: ".archive.pdf" } as const;

/**
 * Writes a statement as PDF/UA-1, and as PDF/A-2a for the archive; answers with the reason where that cannot be done.
 *
 * What an earlier booking left there is then removed: a PDF that says less than the other forms must not lie beside them.
 */
export const printStatement = async (base: string, document: PrintedDocument): Promise<FaultRecord | null> => {
  try {
    const { accessible, archive } = await renderPdf(document);
    await writeFileAtomic(`${base}${endings.accessible}`, accessible, groupReads);
    await writeFileAtomic(`${base}${endings.archive}`, archive, groupReads);
    return null;
  } catch (error) {
    if (!(error instanceof UtfallError && error.code.startsWith("UTF-PD-"))) throw error;
    for (const ending of Object.values(endings)) await removeFile(`${base}${ending}`);
    return error.record;
  }
};
