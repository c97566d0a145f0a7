import type { AsideStanding, FaultRecord } from "../../schemas/errors.ts";
import type { ReportModel, ReportSource } from "../../schemas/report.ts";
import type { Language, Texts } from "../../schemas/texts.ts";
import { type Html, html } from "./html.ts";
import { renderPage } from "./page.ts";
import { table } from "./table.ts";
import { type Voice, voice } from "./view.ts";

/** A link to one form of a report. */
export interface ReportLink {
  readonly language: Language | null;
  readonly form: "html" | "json";
  /** Relative to the start page. */
  readonly href: string;
}

/** The part of a report that the start page tells of. */
export type ReportFront = Pick<ReportModel, "front">;

/** What the start page lists. */
export interface IndexModel {
  /** Name of the workspace. */
  readonly name: string;
  readonly asOf: string;
  readonly runId: string;
  readonly synthetic: boolean;
  readonly agreements: readonly { readonly report: ReportFront; readonly links: readonly ReportLink[] }[];
  /** Agreements that could not be judged, in the order of the agreements. */
  readonly setAside: readonly {
    /** id@version. */
    readonly agreement: string;
    readonly title: Texts;
    readonly standing: AsideStanding;
    readonly fault: FaultRecord;
    /** The day of the judgement that stays, and until when its data reach by source; null where there is none. */
    readonly kept: { readonly asOf: string; readonly dataCuts: Readonly<Record<string, string>> } | null;
  }[];
  readonly sources: readonly ReportSource[];
  /** Files that intake holds back, with the fault that says why and what to do. */
  readonly held: readonly { readonly source: string; readonly file: string; readonly fault: FaultRecord }[];
  /** Relative name of the start page in the other language; null where there is none. */
  readonly otherLanguage: string | null;
  /** Relative name of the overview of followed decisions; null where there is none. */
  readonly due: string | null;
}

const languageName: Readonly<Record<Language, string>> = { nb: "norsk", en: "English" };

const standing = ({ front }: ReportFront, { words, format }: Voice): Html => {
  const w = words.indexPage;
  if (front.group !== null) {
    return html`<span class="verdict-tag verdict-tag-${front.group.verdict}">${words.verdict.verdicts[front.group.verdict]}</span>`;
  }
  const { patients } = front;
  if (patients === null) {
    return html`<span class="verdict-tag">${w.patientLevel}</span><span class="under">${words.verdict.nobody}</span>`;
  }
  return html`<span class="verdict-tag">${w.patientLevel}</span><span class="under">${w.patientCounts(format.integer(patients.counts.MET), format.integer(patients.milestones))}${
    patients.flags !== null && html`<br>${w.reviewCounts(format.integer(patients.flags.STOP_REVIEW))}`
  }</span>`;
};

const links = (report: ReportFront, list: readonly ReportLink[], { words, say }: Voice): Html => {
  const title = say(report.front.agreement.title);
  return html`<ul class="links">${list.map(({ language, form, href }) => {
    const name = form === "json" ? words.indexPage.json : words.indexPage.html;
    const inLanguage = language === null ? "" : ` (${languageName[language]})`;
    return html`<li><a href="${href}">${name}${inLanguage}<span class="unseen">: ${title}</span></a></li>`;
  })}</ul>`;
};

const stays = ({ front }: ReportFront, { setAside }: IndexModel, { words, format }: Voice): Html | false => {
  const kept = setAside.find(({ agreement }) => agreement === `${front.agreement.id}@${front.agreement.version}`)?.kept;
  return (
    kept !== undefined &&
    kept !== null &&
    html`<span class="under">${words.indexPage.stays(format.date(kept.asOf))}</span>`
  );
};

const setAsideSection = (model: IndexModel, v: Voice): Html | false => {
  const w = v.words.indexPage;
  const titleOf = (id: string): string => model.sources.find((s) => s.id === id)?.title ?? id;
  return (
    model.setAside.length > 0 &&
    html`<section><h2>${w.setAside}</h2>${table({
      id: "set-aside-list",
      caption: w.setAside,
      captionHidden: true,
      columns: [
        {
          heading: w.columns.agreement,
          kind: "header",
          cell: ({ title, agreement }) =>
            html`<span class="agreement-title">${v.say(title)}</span><code class="fig">${agreement}</code>`,
        },
        {
          heading: w.columns.verdict,
          cell: ({ standing }) =>
            html`<span class="verdict-tag">${standing === "refused" ? w.refused : v.words.verdict.verdicts[standing]}</span>`,
        },
        {
          heading: w.instead,
          cell: ({ kept }) =>
            kept === null
              ? w.nothingPublished
              : html`${w.stays(v.format.date(kept.asOf))}${Object.entries(kept.dataCuts).map(
                  ([source, day]) =>
                    html`<span class="under">${titleOf(source)}: ${w.dataUntil(v.format.date(day))}</span>`,
                )}`,
        },
        {
          heading: w.heldColumns.message,
          cell: ({ fault }) => html`<span lang="en">${fault.message}</span>`,
        },
      ],
      rows: model.setAside,
    })}</section>
`
  );
};

const agreementTable = (model: IndexModel, v: Voice): Html => {
  const w = v.words.indexPage;
  if (model.agreements.length === 0) return html`<p>${w.noAgreements}</p>`;
  return table({
    id: "agreement-list",
    caption: w.agreements,
    captionHidden: true,
    columns: [
      {
        heading: w.columns.agreement,
        kind: "header",
        cell: ({ report: { front } }) =>
          html`<span class="agreement-title">${v.say(front.agreement.title)}</span><code class="fig">${front.agreement.id}@${front.agreement.version}</code>`,
      },
      { heading: w.columns.verdict, cell: ({ report }) => html`${standing(report, v)}${stays(report, model, v)}` },
      {
        heading: w.columns.nextDue,
        cell: ({ report: { front } }) =>
          front.nextDue === null
            ? v.words.verdict.noNextDue
            : html`${v.format.date(front.nextDue.date)}<span class="under">${v.say(front.nextDue.what)}</span>`,
      },
      { heading: w.columns.reports, cell: ({ report, links: list }) => links(report, list, v) },
    ],
    rows: model.agreements,
  });
};

const stateOf = (source: ReportSource, model: IndexModel): "ok" | "rejected" | "held" | "none" => {
  if (model.held.some((h) => h.source === source.id)) return "held";
  if (source.files.length === 0) return "none";
  return source.files.some((f) => f.rejected > 0) ? "rejected" : "ok";
};

const sourceTable = (model: IndexModel, { words, format }: Voice): Html => {
  const w = words.indexPage;
  const c = w.sourceColumns;
  const sum = (source: ReportSource, of: "lines" | "rejected"): string =>
    format.integer(source.files.reduce((total, f) => total + f[of], 0));
  return table({
    id: "source-list",
    caption: w.sources,
    captionHidden: true,
    columns: [
      { heading: c.source, kind: "header", cell: (s) => s.title },
      { heading: c.state, cell: (s) => w.states[stateOf(s, model)] },
      { heading: c.delivery, kind: "name", cell: (s) => (s.deliveries.length === 0 ? "–" : s.deliveries.join(", ")) },
      { heading: c.dataCut, kind: "name", cell: (s) => (s.dataCut === null ? "–" : format.date(s.dataCut)) },
      {
        heading: c.complete,
        kind: "name",
        cell: (s) => (s.lastCompleteMonth === null ? "–" : format.month(s.lastCompleteMonth)),
      },
      { heading: c.lines, kind: "number", cell: (s) => sum(s, "lines") },
      { heading: c.rejected, kind: "number", cell: (s) => sum(s, "rejected") },
    ],
    rows: model.sources,
  });
};

const heldTable = (model: IndexModel, { words }: Voice): Html => {
  const w = words.indexPage;
  const titleOf = (id: string): string => model.sources.find((s) => s.id === id)?.title ?? id;
  if (model.held.length === 0) return html`<p>${w.noHeld}</p>`;
  return table({
    id: "held-list",
    caption: w.held,
    captionHidden: true,
    columns: [
      {
        heading: w.heldColumns.file,
        kind: "header",
        cell: (h) => html`${h.file}<span class="under">${titleOf(h.source)}</span>`,
      },
      { heading: w.heldColumns.code, kind: "name", cell: (h) => html`<code>${h.fault.code}</code>` },
      { heading: w.heldColumns.message, cell: (h) => html`<span lang="en">${h.fault.message}</span>` },
    ],
    rows: model.held,
  });
};

/** The start page: every agreement with its standing and next date, and the state of every register. */
export const renderIndexPage = (model: IndexModel, language: Language): string => {
  const v = voice(language);
  const w = v.words;
  const other = language === "nb" ? "en" : "nb";
  const body = html`<header class="masthead"><div class="mast-line"><p class="kicker">${model.name}</p>${
    (model.due !== null || model.otherLanguage !== null) &&
    html`<ul class="mast-links">${model.due !== null && html`<li><a href="${model.due}">${w.duePage.title}</a></li>`}${
      model.otherLanguage !== null &&
      html`<li><a href="${model.otherLanguage}" lang="${other}" hreflang="${other}">${w.verdict.otherLanguage}</a></li>`
    }</ul>`
  }</div>
<h1>${w.indexPage.title}</h1>
<dl class="stamp"><div><dt>${w.verdict.asOf}</dt><dd>${v.format.date(model.asOf)}</dd></div><div><dt>${w.verdict.run}</dt><dd><code>${model.runId}</code></dd></div></dl>
<p class="audience"><b>${w.verdict.internal}.</b> ${w.verdict.internalPrices}</p></header>
<main id="main" tabindex="-1">
<section><h2>${w.indexPage.agreements}</h2>${agreementTable(model, v)}</section>
${setAsideSection(model, v)}<section><h2>${w.indexPage.sources}</h2>${sourceTable(model, v)}</section>
<section><h2>${w.indexPage.held}</h2>${heldTable(model, v)}</section>
</main>
<footer class="colophon">${w.verdict.run} ${model.runId}</footer>`;
  return renderPage(
    {
      title: `${w.indexPage.title} – ${model.name}`,
      synthetic: model.synthetic,
      running: {
        title: `${model.name}: ${w.indexPage.title}`,
        mark: model.synthetic ? `${w.verdict.synthetic} – ${w.verdict.internal}` : w.verdict.internal,
        run: model.runId,
      },
      body,
    },
    v,
  );
};
