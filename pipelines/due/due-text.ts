import type { AgreementDue, DueOverview, ForecastDay, SourceNeed } from "../../schemas/due.ts";
import type { Language } from "../../schemas/texts.ts";
import { wrapText } from "../lint/wrap-text.ts";
import { type DueWords, dueWords } from "./due-words.ts";

/** How far the months are told one by one; the rest is summed. */
const monthsTold = 12;
const label = 14;

interface Look {
  readonly language: Language;
  readonly width: number;
  readonly asOf: string;
}

const row = (name: string, text: string, { width }: Look): readonly string[] =>
  wrapText(text, width - label - 2).map((line, i) => `  ${(i === 0 ? name : "").padEnd(label)}${line}`);

const percent = (count: number, share: number | null): string =>
  share === null ? String(count) : `${count} (${Math.round(share * 100)} %)`;

/** Whether the group can be judged today: as judged, not as forecast. */
const isReady = ({ verdict }: AgreementDue): boolean => verdict !== null && verdict !== "data-not-ready";

const matureText = (due: AgreementDue, w: DueWords, { asOf }: Look): string | null => {
  const { maturity } = due;
  if (maturity === null) return null;
  switch (maturity.state) {
    case "nobody":
      return w.nobody;
    case "never":
      return w.never(maturity.uncovered.map(({ kind, region }) => `${kind} (${region})`).join(", "));
    case "forecast": {
      if (isReady(due)) return maturity.date <= asOf ? w.ready(maturity.date) : w.readyLate;
      if (maturity.date <= asOf) return w.awaiting(maturity.date);
      const moves = maturity.latest === null || maturity.latest > maturity.date;
      const late = maturity.date > due.reassessment.date ? w.tooLate : "";
      return w.forecast(maturity.date) + late + (moves ? w.growing(maturity.latest) : "");
    }
    default:
      return maturity satisfies never;
  }
};

const shortMaturity = (due: AgreementDue, w: DueWords, { asOf }: Look): string => {
  const { maturity } = due;
  if (maturity === null) return w.short.perPatient;
  if (maturity.state !== "forecast") return w.short[maturity.state];
  if (isReady(due)) return w.short.ready;
  return maturity.date <= asOf ? w.short.awaiting : maturity.date;
};

const sourceText = (need: SourceNeed, w: DueWords, look: Look): readonly string[] => {
  const { language } = look;
  const reach =
    need.neededCut === null || need.shortDays === null
      ? need.dataCut === null
        ? null
        : w.enough
      : need.shortDays === 0
        ? w.needs(need.neededCut)
        : w.shortOf(need.shortDays, need.neededCut);
  const facts = [w.cut(need.dataCut), reach, w.lag(need.lagDays), need.frequency[language].toLowerCase()];
  return [
    ...row("", `${need.source}: ${facts.filter((fact) => fact !== null).join(", ")}`, look),
    ...row("", `${need.owner[language]}. ${need.provides[language]}`, look),
  ];
};

const monthsText = ({ milestones: { coming } }: AgreementDue, w: DueWords): string => {
  const later = coming.slice(monthsTold).reduce((sum, { milestones }) => sum + milestones, 0);
  const told = coming.slice(0, monthsTold).map(({ month, milestones }) => `${month}:\u00a0${milestones}`);
  return [...told, ...(later > 0 ? [`${w.later}:\u00a0${later}`] : [])].join(" · ");
};

const accrualText = ({ accrual }: AgreementDue, w: DueWords): string | null => {
  if (accrual === null) return null;
  const started = w.started(accrual.started, accrual.needed);
  const spread = ({ early, median, late }: ForecastDay) => [median ?? w.noSight, early, late ?? w.noSight] as const;
  switch (accrual.state) {
    case "reached":
      return started;
    case "closed":
      return started + w.closed;
    case "too-early":
      return started + w.tooEarly;
    case "forecast":
      return (
        started +
        w.expected(accrual.perYear.toFixed(1), ...spread(accrual.started_by)) +
        w.matureBy(...spread(accrual.mature_by))
      );
    default:
      return accrual satisfies never;
  }
};

/** The first of each kind of period that ends. */
const periodsText = ({ periods }: AgreementDue, w: DueWords): string =>
  periods
    .filter((p, i) => periods.findIndex((other) => other.what === p.what && other.rule === p.rule) === i)
    .map(({ what, rule, to, dataBy }) =>
      w.ends(rule === null ? w.period[what] : `${w.period[what]} ${rule}`, to, dataBy),
    )
    .join(" · ");

const agreementText = (due: AgreementDue, look: Look): string => {
  const w = dueWords[look.language];
  const { reassessment: r, milestones: m } = due;
  const mature = matureText(due, w, look);
  const stands = [w.analysed(due.analysed), ...(due.verdict === null ? [] : [w.verdict[due.verdict]])].join("; ");
  const standing = w.standing(m.due, m.total, percent(m.pending, m.pendingShare), percent(m.unknown, m.unknownShare));
  const accrual = accrualText(due, w);
  const answers = due.answers
    .map(({ id, due: day }) => `${id}:\u00a0${(day ?? w.noDate).replaceAll(" ", "\u00a0")}`)
    .join(" · ");
  return [
    `${due.agreement}  ${w.decision[due.decision]}`,
    ...wrapText(due.title[look.language], look.width),
    ...row(w.reassessed, `${r.date} (${w.inDays(r.inDays)}): ${r.title[look.language]}`, look),
    ...row(w.duty, due.duty[look.language], look),
    ...row(w.answers, answers, look),
    ...row(w.stands, stands, look),
    ...(mature === null ? [] : row(w.mature, mature, look)),
    ...(accrual === null ? [] : row(w.patients, accrual, look)),
    ...(due.periods.length === 0 ? [] : row(w.periods, periodsText(due, w), look)),
    ...(m.total === 0
      ? []
      : row(w.milestones, standing + (m.lastDataBy === null ? "" : w.lastDataBy(m.lastDataBy)), look)),
    ...(m.coming.length === 0 ? [] : row(w.byMonth, monthsText(due, w), look)),
    ...due.sources
      .flatMap((need) => sourceText(need, w, look))
      .map((line, i) => (i === 0 ? `  ${w.data.padEnd(label)}${line.trimStart()}` : line)),
  ].join("\n");
};

/** Rows of the summary at the top, headed: one per agreement, the next reassessment first. */
export const dueRows = (overview: DueOverview, language: Language): readonly (readonly string[])[] => {
  const w = dueWords[language];
  const look: Look = { language, width: 0, asOf: overview.asOf };
  return [
    w.columns,
    ...overview.agreements.map((due) => {
      const [next] = due.milestones.coming;
      return [
        due.agreement,
        w.decision[due.decision],
        due.reassessment.date,
        String(due.reassessment.inDays),
        shortMaturity(due, w, look),
        next === undefined ? "–" : `${next.month}: ${next.milestones}`,
      ];
    }),
  ];
};

/** One block per agreement, for a terminal: the reassessment, who documents, how it stands, and its data. */
export const dueBlocks = (overview: DueOverview, language: Language, width: number): string =>
  overview.agreements.map((due) => agreementText(due, { language, width, asOf: overview.asOf })).join("\n\n");

/** The line above everything, which marks made-up data as such. */
export const dueHead = ({ workspace, synthetic, asOf }: DueOverview, language: Language): string => {
  const w = dueWords[language];
  return w.head(workspace + (synthetic ? w.madeUp : ""), asOf);
};
