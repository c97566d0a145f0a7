import { UtfallError } from "../../schemas/errors.ts";
import { exportPdf } from "./export-pdf.ts";
import { loadTypst } from "./load-typst.ts";

const page =
  '#set document(title: "utfall", date: datetime(year: 2026, month: 1, day: 1))\n#set text(lang: "nb")\n= utfall';

/** Whether this machine can make PDFs: sets one page in both standards. Answers with the reason where it cannot. */
export const typstWorks = async (): Promise<
  { readonly works: true } | { readonly works: false; readonly why: string }
> => {
  try {
    const compiler = (await loadTypst()).create();
    const { result } = compiler.compile({ mainFileContent: page });
    if (result === null) return { works: false, why: "it loads and sets no page" };
    exportPdf(compiler, result);
    return { works: true };
  } catch (error) {
    if (error instanceof UtfallError) return { works: false, why: error.message };
    throw error;
  }
};
