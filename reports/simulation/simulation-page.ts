import { MilestoneStatus, Verdict } from "../../schemas/evaluation.ts";
import type { MinorUnits } from "../../schemas/money.ts";
import type { PrintedAssumption, SimulationResult } from "../../schemas/simulation/result.ts";
import type { Language } from "../../schemas/texts.ts";
import { type Html, html } from "../html/html.ts";
import { renderPage } from "../html/page.ts";
import { table } from "../html/table.ts";
import { type Voice, voice } from "../html/view.ts";
import { amountHistogramsSvg } from "./amount-histograms.ts";
import { inWholeUnits, type SimulationTable, simulationTables } from "./simulation-tables.ts";
import { sizeCurveSvg } from "./size-curve.ts";
import { type Part, stackedSharesSvg } from "./stacked-shares.ts";
import { type SimulationWords, simulationWords } from "./words.ts";

interface Telling {
  readonly result: SimulationResult;
  readonly words: SimulationWords;
  readonly own: Voice;
}

const figure = (title: string, text: string, drawings: readonly Html[]): Html =>
  html`<figure><figcaption><span class="figure-title">${title}</span>${text !== "" && html` <span class="soft">${text}</span>`}</figcaption>${drawings}</figure>`;

const sizes = ["wide", "narrow"] as const;

/** A part of a verdict's bar looks like the status that it is nearest to. */
const verdictClass: Readonly<Record<Verdict, string>> = {
  met: "st-met",
  "not-met": "st-not-met",
  "cannot-conclude": "st-unknown",
  "data-not-ready": "st-pending",
};

const verdictFigure = ({ result, words, own }: Telling): Html | null => {
  const bars = result.scenarios.flatMap(({ title, group }) =>
    group === null
      ? []
      : [
          {
            label: own.say(title),
            parts: Verdict.options.map(
              (verdict): Part => ({
                label: words.verdicts[verdict],
                className: verdictClass[verdict],
                share: group.verdicts[verdict].share,
              }),
            ),
          },
        ],
  );
  if (bars.length === 0) return null;
  const drawn = { id: "verdicts", title: words.verdictFigure, bars };
  return figure(
    words.verdictFigure,
    "",
    sizes.map((size) => stackedSharesSvg(drawn, size, own.format)),
  );
};

const statusFigure = ({ result, words, own }: Telling): Html | null => {
  const due = MilestoneStatus.options.filter((status) => status !== "NOT_DUE");
  const bars = result.scenarios.flatMap(({ title, milestones }) => {
    if (milestones === null || milestones.due.mean === 0) return [];
    const parts = due.map(
      (status): Part => ({
        label: words.statuses[status],
        className: `st-${status.toLowerCase().replaceAll("_", "-")}`,
        share: milestones.statuses[status] / milestones.due.mean,
      }),
    );
    return [{ label: own.say(title), parts }];
  });
  if (bars.length === 0) return null;
  const drawn = { id: "statuses", title: words.statusFigure, bars };
  return figure(
    words.statusFigure,
    "",
    sizes.map((size) => stackedSharesSvg(drawn, size, own.format)),
  );
};

const moneyFigure = ({ result, words, own }: Telling): Html | null => {
  const amounts = result.scenarios.flatMap(({ title, money }) => {
    if (money === null) return [];
    const { mean, q05, q95 } = money.net;
    const whole = (minor: MinorUnits): string => inWholeUnits(minor, own.format);
    return [
      {
        label: own.say(title),
        written: `${whole(mean)} (${whole(q05)} – ${whole(q95)})`,
        mean,
        q05,
        q95,
        bins: money.bins,
      },
    ];
  });
  const [first] = result.scenarios.flatMap(({ money }) => money ?? []);
  if (first === undefined) return null;
  const drawn = { id: "money", title: words.moneyFigure, axis: words.moneyAxis(first.currency), amounts };
  return figure(
    words.moneyFigure,
    words.moneyFigureText,
    sizes.map((size) => amountHistogramsSvg(drawn, size, own.format)),
  );
};

const curveFigures = ({ result, words, own }: Telling): readonly Html[] => {
  if (result.scenarios.every(({ curve }) => curve.length === 0)) return [];
  const panel = (
    id: string,
    title: string,
    share: (point: SimulationResult["scenarios"][number]["curve"][number]) => number,
  ) => {
    const series = result.scenarios.map((scenario) => ({
      label: own.say(scenario.title),
      points: scenario.curve.map((point) => ({ n: point.n, share: share(point) })),
    }));
    const drawn = { id, title, axis: words.curveAxis, series };
    return figure(
      title,
      "",
      sizes.map((size) => sizeCurveSvg(drawn, size, own.format)),
    );
  };
  return [
    panel("curve-open", words.verdicts["cannot-conclude"], ({ verdicts }) => verdicts["cannot-conclude"].share),
    panel("curve-wrong", words.wrong, ({ wrong }) => wrong.share),
  ];
};

const assumptionList = (lines: readonly PrintedAssumption[], { words, own }: Telling): Html =>
  html`<ul>${lines.map(({ text, origin }) => html`<li>${own.say(text)} <span class="soft">[${words.origin[origin]}]</span></li>`)}</ul>`;

const tableOf = ({ id, title, head, rows }: SimulationTable, words: SimulationWords): Html => {
  type Row = SimulationTable["rows"][number];
  const [what = "", ...scenarios] = head;
  return table<Row>({
    id: `table-${id}`,
    caption: words.tableOf(title),
    captionHidden: true,
    columns: [
      { heading: what, kind: "header", cell: ({ name }) => name },
      ...scenarios.map((heading, i) => ({
        heading,
        kind: "number" as const,
        cell: ({ cells }: Row) => cells[i] ?? "",
      })),
    ],
    under: { key: ({ block }) => block, heading: ({ block }) => block },
    rows,
  });
};

/**
 * A simulation as one self-contained page in one language, with the assumptions before any number and the mark
 * "simulated, no patient" on screen and on every printed page.
 */
export const renderSimulationPage = (result: SimulationResult, language: Language): string => {
  const words = simulationWords(language);
  const plain = voice(language);
  // The banner of the house says that data are synthetic; here it says what this page is.
  const verdict = { ...plain.words.verdict, synthetic: words.mark, syntheticText: words.markText };
  const own: Voice = { ...plain, words: { ...plain.words, verdict } };
  const { say, format } = own;
  const telling: Telling = { result, words, own };
  const tables = new Map(simulationTables(result, language).map((each) => [each.id, each]));
  const shown = (id: SimulationTable["id"]): Html | null => {
    const found = tables.get(id);
    return found === undefined ? null : tableOf(found, words);
  };
  const { agreement, accrual, seed, seeds } = result;
  const seedsText = words.runsText(format.integer(seeds), String(seed), String(seed + seeds - 1));
  const patients =
    "patients" in accrual
      ? words.accrual.fixed(format.integer(accrual.patients))
      : words.accrual.rate(format.short(accrual.per_year));
  const curve = tables.get("curve");
  const payments = tables.get("payments");
  const burden = tables.get("burden");
  const body = html`<header class="masthead"><div class="mast-line"><p class="kicker">${words.title}</p></div>
<h1>${say(agreement.title)}</h1>
<dl class="stamp"><div><dt>${words.patients}</dt><dd>${patients}</dd></div><div><dt>${words.period}</dt><dd>${format.date(result.from)} – ${format.date(result.to)}</dd></div><div><dt>${words.asOf}</dt><dd>${format.date(result.asOf)}</dd></div><div><dt>${words.runs}</dt><dd>${seedsText}</dd></div></dl>
<p class="audience"><b>${words.mark}.</b> ${words.markText}${agreement.example && html` <b>${words.example}</b>`}</p></header>
<main id="main" tabindex="-1">
<section aria-labelledby="h-assumptions"><h2 id="h-assumptions">${words.assumptions}</h2><p class="lead">${words.intro}</p><p>${words.assumptionsText}</p>
<h3>${words.shared}</h3>${assumptionList(result.assumptions, telling)}
<h3>${words.perScenario}</h3>${result.scenarios.map((scenario) => html`<h4>${say(scenario.title)}</h4>${assumptionList(scenario.assumptions, telling)}`)}
${
  result.asked.length > 0 &&
  html`<h3>${words.asked}</h3><p>${words.askedText}</p><p>${result.asked.map((name, i) => html`${i > 0 && ", "}<code>${name}</code>`)}</p>`
}
<h3>${words.notDrawn}</h3><ul>${result.notDrawn.map((text) => html`<li>${say(text)}</li>`)}</ul>
<h3>${words.rule}</h3><p>${say(agreement.rule)}</p></section>
<section aria-labelledby="h-outcome"><h2 id="h-outcome">${words.outcome}</h2>${verdictFigure(telling)}${moneyFigure(telling)}${statusFigure(telling)}<p class="soft">${words.outcomeText}</p>${shown("outcome")}</section>
${
  curve !== undefined &&
  html`<section aria-labelledby="h-curve"><h2 id="h-curve">${words.curve}</h2><p>${words.curveText}</p>${curveFigures(telling)}${shown("curve")}</section>`
}
${
  payments !== undefined &&
  html`<section aria-labelledby="h-payments"><h2 id="h-payments">${words.payments}</h2><p>${words.paymentsText}</p>${shown("payments")}</section>`
}
<section aria-labelledby="h-burden"><h2 id="h-burden">${words.burden}</h2>${burden !== undefined && html`<p>${burden.text}</p>`}${shown("burden")}</section>
<section aria-labelledby="h-method"><h2 id="h-method">${words.method}</h2>${words.methodText.map((text) => html`<p>${text}</p>`)}
<dl class="facts"><div><dt>${words.agreement}</dt><dd>${agreement.id}@${String(agreement.version)}</dd></div><div><dt>${words.hash}</dt><dd><span class="wrap">${agreement.hash}</span></dd></div><div><dt>${words.seeds}</dt><dd>${seedsText}</dd></div><div><dt>${words.software}</dt><dd>${result.software}</dd></div></dl></section>
</main>`;
  return renderPage(
    {
      title: `${words.mark}: ${say(agreement.title)}`,
      synthetic: true,
      running: {
        title: `${words.title}, ${agreement.id}@${agreement.version}`,
        mark: words.mark,
        run: `${agreement.hash.slice(0, 12)} · ${words.seeds} ${seed}–${seed + seeds - 1}`,
      },
      body,
    },
    own,
  );
};
