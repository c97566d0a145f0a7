import type { PrintedDocument, PrintedFrame } from "../../schemas/printed.ts";
import type { StatementModel } from "../../schemas/statement.ts";
import type { Language } from "../../schemas/texts.ts";
import { voice } from "../html/view.ts";
import { type StatementChapter, type StatementTable, writeStatement } from "../statement/statement-tables.ts";
import { statementWords } from "../statement/words.ts";

/** What the template of a statement is given. */
interface StatementData extends PrintedFrame {
  readonly kicker: string;
  /** What must not be overlooked: made-up data, an example agreement. */
  readonly notices: readonly string[];
  readonly head: readonly (readonly [string, string])[];
  readonly audience: { readonly name: string; readonly text: string };
  readonly chapters: readonly StatementChapter[];
  readonly basis: {
    readonly title: string;
    readonly volumes: StatementTable;
    readonly notes: { readonly title: string; readonly texts: readonly string[] };
    readonly facts: readonly (readonly [string, string])[];
  };
}

/** A statement for paper in one language, from the tables that the page and the workbook show. */
export const statementDocument = (model: StatementModel, language: Language): PrintedDocument => {
  const words = statementWords(language);
  const own = voice(language);
  const { format } = own;
  const written = writeStatement(model, language);
  const period = `${format.date(model.period.from)} – ${format.date(model.period.to)}`;
  const title = model.title[language];
  const audience = words.audience[model.audience];
  const data: StatementData = {
    language,
    title,
    date: model.asOf,
    wide: model.audience === "purchaser",
    running: {
      title: `${words.title}, ${model.agreement}, ${period}`,
      marks: [...(model.synthetic ? [own.words.verdict.synthetic] : []), audience],
      identity: `${model.id} · ${model.ledger.last.slice(0, 12)}`,
    },
    kicker: words.title,
    notices: [...(model.synthetic ? [words.synthetic] : []), ...(model.example ? [words.example] : [])],
    head: [
      [words.period, period],
      [words.asOf, format.date(model.asOf)],
    ],
    audience: { name: audience, text: words.audienceText[model.audience](model.least) },
    chapters: written.chapters,
    basis: {
      title: words.identity,
      volumes: written.volumes,
      notes: { title: words.notes, texts: words.noteTexts[model.audience] },
      facts: written.identity,
    },
  };
  return { template: new URL("./templates/statement.typ", import.meta.url), data };
};
