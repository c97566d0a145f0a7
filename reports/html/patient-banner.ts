import type { MinorUnits } from "../../schemas/money.ts";
import type { ReportModel } from "../../schemas/report.ts";
import { verdictIcon } from "../charts/verdict-icon.ts";
import { netNow } from "../net-now.ts";
import { type Html, html, type Part } from "./html.ts";
import { notice } from "./notice.ts";
import type { View } from "./view.ts";

type Patients = NonNullable<ReportModel["front"]["patients"]>;

const key = (label: string, value: Part, detail: Part = null): Html =>
  html`<div class="key"><dt>${label}</dt><dd>${value}${detail !== null && html`<span class="key-detail">${detail}</span>`}</dd></div>`;

const milestoneDetail = (patients: Patients, { words, format }: View): string =>
  (["MET", "NOT_MET", "UNKNOWN", "PENDING", "RETEST_DUE", "DISPUTED"] as const)
    .filter((status) => patients.counts[status] > 0)
    .map((status) => `${format.integer(patients.counts[status])} ${words.patients.statuses[status].toLowerCase()}`)
    .join(", ");

const flagKeys = (patients: Patients, { words, format }: View): readonly Html[] => {
  if (patients.flags === null) return [];
  const w = words.verdict;
  return [
    key(w.forReview, html`<strong class="figure-value">${format.integer(patients.flags.STOP_REVIEW)}</strong>`),
    key(w.continues, format.integer(patients.flags.CONTINUE)),
    key(w.notEligible, format.integer(patients.flags.NOT_ELIGIBLE)),
  ];
};

const moneyKeys = ({ report, words, format }: View): readonly Html[] => {
  const { settlement } = report;
  if (settlement === null) return [];
  const money = (minor: MinorUnits): string => format.money(minor, settlement.currency);
  const { lower, upper } = settlement.bounds;
  return [
    key(words.verdict.settlementNow, html`<strong class="figure-value">${money(netNow(settlement))}</strong>`),
    key(
      words.verdict.bounds,
      lower === upper ? money(lower) : html`${money(lower)} <span class="dash">–</span> ${money(upper)}`,
    ),
  ];
};

/** Front of a patient-level agreement: how many milestones stand where, flags or money, and the rule word for word. The
 * rule is printed while nobody is covered, too. */
export const patientBanner = (patients: Patients | null, view: View): Html => {
  const w = view.words.verdict;
  return html`<div class="verdict verdict-patient">
<div class="verdict-word"><p class="verdict-big">${verdictIcon("patient-level")}<span>${w.patientVerdict}</span></p></div>
${patients === null ? html`<p>${w.nobody}</p>` : html`<dl class="keys wide">${moneyKeys(view)}${flagKeys(patients, view)}${key(w.persons, view.format.integer(patients.persons))}${key(w.judged, view.format.integer(patients.milestones), milestoneDetail(patients, view))}</dl>`}
${patients !== null && patients.flags !== null && notice("clinical", view.words.patients.flagNotice, html`<p>${view.words.patients.flagText}</p>`)}
${view.report.front.group === null && html`<div class="verdict-rule"><h3>${w.headings.rule}</h3><blockquote><p>${view.say(view.report.front.agreement.rule)}</p></blockquote></div>`}
</div>`;
};
