import type { ReportModel } from "../../schemas/report.ts";
import type { Language } from "../../schemas/texts.ts";
import { contents, numbered } from "./contents.ts";
import { type Html, html } from "./html.ts";
import { renderPage } from "./page.ts";
import { patientBanner } from "./patient-banner.ts";
import type { Section } from "./section.ts";
import { backgroundSection } from "./sections/background.ts";
import { cohortSection } from "./sections/cohort.ts";
import { dataSection } from "./sections/data.ts";
import { exceptionsSection } from "./sections/exceptions.ts";
import { identitySection } from "./sections/identity.ts";
import { methodSection, traceSection } from "./sections/method.ts";
import { milestonesSection } from "./sections/milestones.ts";
import { limitsSection, optionsSection, unansweredSection } from "./sections/reassessment.ts";
import { modelsSection, resultsSection, robustnessSection } from "./sections/results.ts";
import { settlementSection } from "./sections/settlement.ts";
import { groupBanner } from "./verdict-banner.ts";
import { type View, voice } from "./view.ts";

/** Language of the page, and the files beside it that it points to; null where there is none. */
export interface ReportPageOptions {
  readonly language: Language;
  /** Relative name of the same report in the other language. */
  readonly otherLanguage: string | null;
  /** Relative name of the start page. */
  readonly index: string | null;
}

const masthead = (view: View, options: ReportPageOptions): Html => {
  const { report, words, format, say, language } = view;
  const w = words.verdict;
  const { front, data } = report;
  const cuts = data.sources.map((s) => s.dataCut).filter((cut) => cut !== null);
  const first = cuts.reduce((a, b) => (b < a ? b : a), cuts[0] ?? "");
  const last = cuts.reduce((a, b) => (b > a ? b : a), "");
  return html`<header class="masthead"><div class="mast-line"><p class="kicker">${w.kicker}</p>${
    (options.index !== null || options.otherLanguage !== null) &&
    html`<ul class="mast-links">${options.index !== null && html`<li><a href="${options.index}">${w.allAgreements}</a></li>`}${
      options.otherLanguage !== null &&
      html`<li><a href="${options.otherLanguage}" lang="${language === "nb" ? "en" : "nb"}" hreflang="${language === "nb" ? "en" : "nb"}">${w.otherLanguage}</a></li>`
    }</ul>`
  }</div>
<h1>${say(front.agreement.title)}</h1>
<dl class="stamp"><div><dt>${w.asOf}</dt><dd>${format.date(front.asOf)}</dd></div>${
    cuts.length > 0 &&
    html`<div><dt>${w.facts.dataCuts}</dt><dd>${first === last ? format.date(first) : `${format.date(first)} – ${format.date(last)}`}</dd></div>`
  }<div><dt>${w.nextDue}</dt><dd>${front.nextDue === null ? w.noNextDue : html`${format.date(front.nextDue.date)}<span class="under">${say(front.nextDue.what)}</span>`}</dd></div><div><dt>${w.facts.version}</dt><dd>${front.agreement.version}<code class="fig under">${front.agreement.hash.slice(0, 12)}</code></dd></div></dl>
<p class="audience"><b>${w.internal}.</b> ${front.audience.prices ? w.internalPrices : w.internalSmall}</p></header>`;
};

const conclusion = (view: View): Html => {
  const { report, words, say } = view;
  const { group, patients, agreement } = report.front;
  return html`<section id="conclusion" aria-labelledby="h-conclusion"><h2 id="h-conclusion" class="unseen">${words.verdict.headings.conclusion}</h2>
${group !== null && groupBanner(group, view)}${(group === null || patients !== null) && patientBanner(patients, view)}
<div class="summary"><h3>${words.verdict.headings.summary}</h3><p>${say(agreement.summary)}</p></div></section>`;
};

/**
 * The report as one self-contained HTML page in one language, for screen and paper.
 *
 * The internal copy: it holds small numbers, event days in its figures, and prices where money is settled.
 */
export const renderReportPage = (report: ReportModel, options: ReportPageOptions): string => {
  const view: View = { ...voice(options.language), report };
  const { front } = report;
  const w = view.words.verdict;
  const sections = [
    identitySection(view),
    backgroundSection(view),
    dataSection(view),
    cohortSection(view),
    exceptionsSection(view),
    resultsSection(view),
    robustnessSection(view),
    modelsSection(view),
    milestonesSection(view),
    settlementSection(view),
    limitsSection(view),
    optionsSection(view),
    unansweredSection(view),
    traceSection(view),
    methodSection(view),
  ].filter((s): s is Section => s !== null);
  const name = `${front.agreement.id}@${front.agreement.version}`;
  const body = html`${masthead(view, options)}
<main id="main" class="columns" tabindex="-1">${conclusion(view)}
${contents(sections, view)}
${numbered(sections)}</main>
<footer class="colophon">${front.software} · ${name} · ${w.run} ${front.runId} · ${w.asOf} ${view.format.date(front.asOf)}</footer>`;
  return renderPage(
    {
      title: `${view.say(front.agreement.title)} – ${w.kicker}`,
      synthetic: front.synthetic,
      running: {
        title: `${view.say(front.agreement.title)}, ${view.format.date(front.asOf)}`,
        mark: front.synthetic ? `${w.synthetic} – ${w.internal}` : w.internal,
        run: `${name} ${front.runId}`,
      },
      body,
    },
    view,
  );
};
