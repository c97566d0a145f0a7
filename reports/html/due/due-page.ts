import type { AgreementDue, DueOverview } from "../../../schemas/due.ts";
import type { Language } from "../../../schemas/texts.ts";
import { dueTimelineSvg } from "../../charts/due-timeline.ts";
import { type Html, html } from "../html.ts";
import { renderPage } from "../page.ts";
import { table } from "../table.ts";
import { type Voice, voice } from "../view.ts";
import { decisionSection } from "./decision-section.ts";
import { type DueDate, dueDates } from "./due-dates.ts";
import { shortReadiness } from "./readiness-text.ts";

/** Language of the page, and the files beside it that it points to; null where there is none. */
export interface DuePageOptions {
  readonly language: Language;
  /** Relative name of the same page in the other language. */
  readonly otherLanguage: string | null;
  /** Relative name of the start page. */
  readonly index: string | null;
}

const distance = (days: number, { words, format }: Voice): string => {
  const w = words.duePage;
  if (days === 0) return w.today;
  return days > 0 ? w.inDays(format.integer(days)) : w.overdue(format.integer(-days));
};

const overviewTable = (overview: DueOverview, v: Voice): Html => {
  const { words, format, say } = v;
  const w = words.duePage;
  const next = (due: AgreementDue): DueDate | undefined => dueDates({ ...overview, agreements: [due] }, v)[0];
  if (overview.agreements.length === 0) return html`<p>${w.none}</p>`;
  return table({
    id: "followed",
    caption: w.overview,
    captionHidden: true,
    columns: [
      {
        heading: w.columns.agreement,
        kind: "header",
        cell: (d) => html`<span class="agreement-title">${say(d.title)}</span><code class="fig">${d.agreement}</code>`,
      },
      { heading: w.columns.decision, kind: "name", cell: (d) => w.decisions[d.decision] },
      {
        heading: w.columns.reassessed,
        kind: "name",
        cell: (d) =>
          html`${format.date(d.reassessment.date)}<span class="under">${distance(d.reassessment.inDays, v)}</span>`,
      },
      { heading: w.columns.data, cell: (d) => shortReadiness(d, overview.asOf, v) },
      { heading: w.columns.patients, kind: "number", cell: (d) => format.integer(d.analysed) },
      {
        heading: w.columns.next,
        cell: (d) => {
          const due = next(d);
          return due === undefined ? "–" : html`${dateText(due, v)}<span class="under">${due.what}</span>`;
        },
      },
    ],
    rows: overview.agreements,
  });
};

const dateText = ({ date, month }: DueDate, { format }: Voice): string =>
  month ? format.month(date.slice(0, 7)) : format.date(date);

const calendarTable = (overview: DueOverview, v: Voice): Html => {
  const { words, format, say } = v;
  const w = words.duePage;
  const dates = dueDates(overview, v);
  if (dates.length === 0) return html`<p>${w.noDates}</p>`;
  return table({
    id: "calendar",
    caption: w.calendar,
    captionHidden: true,
    columns: [
      { heading: w.calendarColumns.date, kind: "header", cell: (d) => dateText(d, v) },
      {
        heading: w.calendarColumns.what,
        cell: (d) => html`${d.what}<span class="under">${say(d.agreement)}</span>`,
      },
      {
        heading: w.calendarColumns.dataBy,
        kind: "name",
        cell: (d) => (d.dataBy === null ? "–" : format.date(d.dataBy)),
      },
    ],
    rows: dates,
  });
};

const timeline = (overview: DueOverview, v: Voice): Html => {
  const w = v.words.duePage;
  return html`<figure><figcaption><span class="figure-title">${w.timeline}</span> ${w.timelineNote}</figcaption>${dueTimelineSvg("timeline", overview, "wide", v)}${dueTimelineSvg("timeline", overview, "narrow", v)}</figure>`;
};

/** The overview of followed decisions as one self-contained page. Internal: it holds small counts, and no patient. */
export const renderDuePage = (overview: DueOverview, options: DuePageOptions): string => {
  const v = voice(options.language);
  const { words, format } = v;
  const w = words.duePage;
  const other = options.language === "nb" ? "en" : "nb";
  const forecast = overview.agreements.some(({ accrual }) => accrual?.state === "forecast");
  const body = html`<header class="masthead"><div class="mast-line"><p class="kicker">${overview.workspace}</p>${
    (options.index !== null || options.otherLanguage !== null) &&
    html`<ul class="mast-links">${options.index !== null && html`<li><a href="${options.index}">${words.verdict.allAgreements}</a></li>`}${
      options.otherLanguage !== null &&
      html`<li><a href="${options.otherLanguage}" lang="${other}" hreflang="${other}">${words.verdict.otherLanguage}</a></li>`
    }</ul>`
  }</div>
<h1>${w.title}</h1>
<dl class="stamp"><div><dt>${words.verdict.asOf}</dt><dd>${format.date(overview.asOf)}</dd></div><div><dt>${words.verdict.run}</dt><dd><code>${overview.generation}</code></dd></div></dl>
<p class="audience"><b>${words.verdict.internal}.</b> ${words.verdict.internalSmall}</p></header>
<main id="main" tabindex="-1">
<section><h2>${w.overview}</h2><p class="lead">${w.lead}</p>${overviewTable(overview, v)}${overview.agreements.length > 0 && timeline(overview, v)}</section>
<section><h2>${w.calendar}</h2>${calendarTable(overview, v)}<p class="soft">${w.calendarFile}</p></section>
${overview.agreements.map((due) => decisionSection(due, overview, v))}
${forecast && html`<p class="soft">${w.method}</p>`}
</main>
<footer class="colophon">${words.verdict.run} ${overview.generation}</footer>`;
  return renderPage(
    {
      title: `${w.title} – ${overview.workspace}`,
      synthetic: overview.synthetic,
      running: {
        title: `${overview.workspace}: ${w.title}`,
        mark: overview.synthetic ? `${words.verdict.synthetic} – ${words.verdict.internal}` : words.verdict.internal,
        run: overview.generation,
      },
      body,
    },
    v,
  );
};
