import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { buildReport } from "../../../reports/build.ts";
import { renderReportPage } from "../../../reports/html/report-page.ts";
import type { ReportInput, ReportModel } from "../../../schemas/report.ts";
import type { ResultRow } from "../../../schemas/result.ts";
import { lungInput } from "../../support/reports/lung.ts";
import { lungModelsInput } from "../../support/reports/lung-extrapolated.ts";
import { nusinersenInput } from "../../support/reports/nusinersen.ts";
import { onasemnogeneInput } from "../../support/reports/onasemnogene.ts";

const page = (report: ReportModel, language: "nb" | "en" = "en"): string =>
  renderReportPage(report, { language, otherLanguage: null, index: null });
/** Text of a page as a reader sees it, with plain spaces. */
const text = (markup: string): string =>
  markup
    .replace(/<style>[\s\S]*?<\/style>/, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/[\s\u00a0\u202f]+/g, " ");

const lung = buildReport(lungInput());
const inputs: readonly (readonly [string, () => ReportInput])[] = [
  ["a group verdict", lungInput],
  ["distributions beyond follow-up", lungModelsInput],
  ["conditional instalments", onasemnogeneInput],
  ["conditional continuation", nusinersenInput],
];

describe.each(inputs)("the page for %s", (_, input) => {
  const report = buildReport(input());

  test.each(["nb", "en"] as const)(
    "holds no script, no style attribute and nothing from elsewhere in %s",
    (language) => {
      const markup = page(report, language);
      expect(markup).not.toMatch(
        /<script|<link|<img|<iframe|<object|\sstyle="|\son[a-z]+="|https?:|url\(|@import|src=/i,
      );
    },
  );

  test("allows its one style sheet by hash and nothing else", () => {
    const markup = page(report);
    const style = /<style>([\s\S]*?)<\/style>/.exec(markup)?.[1] ?? "";
    const hash = createHash("sha256").update(style).digest("base64");
    expect(markup).toContain(
      `content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'"`,
    );
  });

  test("has one h1, one main and ids that are used once", () => {
    const markup = page(report);
    expect(markup.match(/<h1/g)).toHaveLength(1);
    expect(markup.match(/<main/g)).toHaveLength(1);
    const ids = [...markup.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.length).toBe(new Set(ids).size);
  });

  test("prints every figure id of a result or milestone", () => {
    const markup = page(report);
    const figures = [...report.results, ...report.curves, ...report.milestones].map((r) => r.figure);
    expect(figures.length).toBeGreaterThan(0);
    expect(figures.filter((f) => !markup.includes(f))).toEqual([]);
  });

  test("prints the rule word for word, the hash, the three limits and all five options", () => {
    const seen = text(page(report));
    const rule = report.front.group?.rule ?? report.front.agreement.rule;
    expect(seen).toContain(rule.en.replace(/\s+/g, " "));
    expect(seen).toContain(report.front.agreement.hash);
    for (const limit of report.limits) expect(seen).toContain(limit.text.en);
    for (const option of report.options) expect(seen).toContain(option.forTreated.en);
  });

  test("leaves no undefined, NaN or null in what a reader sees", () => {
    expect(text(page(report)).match(/\b(undefined|NaN|null|\[object)\b/)).toBeNull();
  });
});

test("a title with markup in it stays text, in both languages", () => {
  const evil = "<script>alert(1)</script>";
  const input = lungInput();
  const report = buildReport({
    ...input,
    agreement: { ...input.agreement, title: { nb: evil, en: evil }, summary: { nb: `"${evil}`, en: `'${evil}` } },
  });
  for (const language of ["nb", "en"] as const) {
    expect(page(report, language)).not.toMatch(/<script/i);
    expect(page(report, language)).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  }
});

test("a made-up run says so on the screen and on every printed page", () => {
  const real = { ...lung, front: { ...lung.front, synthetic: false } };
  expect(page(lung, "nb")).toContain("Syntetiske data</b> Alle personer og tall er oppdiktet");
  expect(page(lung, "nb")).toContain('@top-right{content:"Syntetiske data');
  expect(page(real, "nb")).not.toContain("Syntetiske data");
});

test("an internal copy says on every printed page that it is", () => {
  const real = { ...lung, front: { ...lung.front, synthetic: false } };
  expect(page(real, "en")).toContain('@top-right{content:"Internal copy"');
});

test("before the data are ready no group number stands in the conclusion", () => {
  const { group } = lung.front;
  expect(group).not.toBeNull();
  if (group === null) return;
  const early: ReportModel = {
    ...lung,
    front: { ...lung.front, group: { ...group, verdict: "data-not-ready", reasons: ["coverage-short"] } },
  };
  const conclusion = (markup: string): string =>
    /<section id="conclusion"[\s\S]*?<div class="summary">/.exec(markup)?.[0] ?? "";
  expect(text(conclusion(page(lung)))).toContain("40.9%");
  expect(text(conclusion(page(early)))).not.toContain("40.9%");
  expect(text(conclusion(page(early)))).toContain("Data not ready");
});

test("an estimate beyond follow-up is named and has no number", () => {
  const results = lung.results.map((r) =>
    r.figure.endsWith("all/survival-730")
      ? { ...r, value: null, lower: null, upper: null, state: "beyond-follow-up" as const }
      : r,
  );
  const seen = text(page({ ...lung, results }));
  expect(seen).toMatch(/Share without event, day 730 \S+ \S*\s?beyond follow-up/);
});

test("a caution stands short beside its number and once in full below the table it leads to", () => {
  const markup = page(lung);
  expect(text(markup)).toMatch(/sex-m\/survival-730 7 at risk, agreed minimum 10 a 7\.8%/);
  const [, target = ""] = /<a href="#([^"]+)">7 at risk, agreed minimum 10 <sup>a<\/sup>/.exec(markup) ?? [];
  const results = markup.slice(markup.indexOf('<table id="estimates-os"'));
  expect(results).toContain(`<li id="${target}">Few patients at risk at this time: the estimate rests on few`);
  expect(results.split("Few patients at risk at this time")).toHaveLength(2);
  expect(markup).toMatch(/<table id="estimates-os" aria-describedby="(estimates-os-notes)">[\s\S]*<ol [^>]*id="\1"/);
});

test("a flag is never called a stop", () => {
  const seen = text(page(buildReport(nusinersenInput()), "nb"));
  expect(seen).toContain("Flagg til klinisk gruppe, aldri automatisk stopp");
  expect(seen).toContain("startkriterium ikke oppfylt; minst to kopier av SMN2");
});

test("money is shown to the cent with its bounds", () => {
  const seen = text(page(buildReport(onasemnogeneInput()), "nb"));
  expect(seen).toContain("Netto til betaling nå 5 172 299,16 EUR");
  expect(seen).toContain("ligger nettobeløpet mellom 5 172 299,16 EUR og 6 034 349,02 EUR");
});

test("a switch of language and a way to the start page are there when the files are", () => {
  const markup = renderReportPage(lung, { language: "nb", otherLanguage: "a.en.html", index: "index.nb.html" });
  expect(markup).toContain('<a href="a.en.html" lang="en" hreflang="en">English</a>');
  expect(markup).toContain('<a href="index.nb.html">');
  expect(page(lung)).not.toContain("hreflang");
});

test("the rule is printed word for word while nobody is covered yet", () => {
  const input = onasemnogeneInput();
  const report = buildReport({
    ...input,
    evaluation: { ...input.evaluation, milestones: [], tally: [], settlement: null },
  });
  const seen = text(page(report));
  expect(seen).toContain("No patient is covered yet.");
  expect(seen).toContain(report.front.agreement.rule.en);
});

test("no curve is drawn of a group without patients, and the page says so", () => {
  const curves = lung.curves.map((c) => ({ ...c, n: 0, points: c.points.slice(0, 1) }));
  const markup = page({ ...lung, curves });
  expect(markup).not.toContain('class="step"');
  expect(text(markup)).toContain("No patient is in the estimate, so there is no curve to draw.");
});

test("a caution that holds for a whole group is said once, under the name of the group", () => {
  const few = { id: "few-persons" as const, values: { persons: 4, minimum: 10 } };
  const results = lung.results.map((r) => (r.group.level === "m" ? { ...r, warnings: [few] } : { ...r, warnings: [] }));
  const seen = text(page({ ...lung, results }));
  expect(seen.split("4 patients, agreed minimum 10")).toHaveLength(2);
  expect(seen).toContain("Men 4 patients, agreed minimum 10 a Patients 138 Share without event");
});

describe("an estimate table with counts", () => {
  const [first] = lung.results;
  if (first === undefined) throw new Error("the made-up agreement has results");
  const result = (what: string, estimate: "count" | "share", value: number, n = 17): typeof first => ({
    ...first,
    figure: `nsclc-pembrolizumab@1/os/all/${what}`,
    estimate,
    unit: estimate === "count" ? "persons" : "probability",
    time: null,
    value,
    lower: null,
    upper: null,
    n,
    events: null,
    atRisk: null,
    warnings: [],
  });
  const results = [
    result("count-n", "count", 17),
    result("count-improved", "count", 11),
    result("share-improved", "share", 11 / 17),
    result("share-not-declined", "share", 0.5, 16),
    result("count-unknown", "count", 9, 29),
  ];
  const seen = text(page({ ...lung, front: { ...lung.front, group: null }, curves: [], results }));

  test("says patients and those who cannot be judged beside the name of the group, each with its figure id", () => {
    expect(seen).toContain(
      "Everyone Patients 17 nsclc-pembrolizumab@1/os/all/count-n Without a known outcome 9 nsclc-pembrolizumab@1/os/all/count-unknown Improved",
    );
  });

  test("sets a share and the number behind it in one row", () => {
    expect(seen).toMatch(/all\/share-improved nsclc-pembrolizumab@1\/os\/all\/count-improved 64\.7% 11 of 17 /);
  });

  test("says the number of patients of an estimate where it is not that of its group", () => {
    expect(seen).toMatch(/all\/share-not-declined 50\.0% Patients: 16 /);
  });
});

test("totals of a settlement carry the figure ids that trace takes", () => {
  const seen = text(page(buildReport(onasemnogeneInput())));
  for (const total of ["payable", "refundable", "held", "disputed", "notDue"]) {
    expect(seen).toContain(`sma-onasemnogene@2/settlement/${total} `);
  }
});

describe("models beside the results", () => {
  const input = lungInput();
  const [row] = input.evaluation.results;
  if (row === undefined) throw new Error("the study lost its results");
  const compared = { name: "adjusted-sex", level: "f-against-m" };
  const model = {
    ...row,
    group: compared,
    settings: { ...row.settings, analysis: { covariates: ["age", "tumour-stage"] } },
  };
  const at = (what: string) => `${row.figure.split("/").slice(0, 2).join("/")}/adjusted-sex-f-against-m/${what}`;
  const results: readonly ResultRow[] = [
    ...input.evaluation.results,
    {
      ...model,
      figure: at("difference-survival-365"),
      estimate: "difference",
      unit: "probability",
      time: 365,
      settings: { ...model.settings, method: "weighted-kaplan-meier" },
      warnings: [{ id: "extreme-weights", values: { persons: 3 } }],
    },
    {
      ...model,
      figure: at("difference-after-tumour-stage-distant"),
      estimate: "standardised-difference",
      time: null,
      unit: "standard-deviations",
      value: 0.125,
      lower: null,
      upper: null,
      settings: { ...model.settings, method: "standardised-difference", interval: null, level: null },
      warnings: [],
    },
  ];
  const report = buildReport({ ...input, evaluation: { ...input.evaluation, results: [...results] } });

  test.each([
    ["en", "Modelled analyses", "Women against men, adjusted by weights", "Apart in stage (distant), after weighting"],
    ["nb", "Modellerte analyser", "Kvinner mot menn, justert med vekter", "Avstand i stadium (distant), etter vekting"],
  ] as const)(
    "stand in a section of their own with what they take for granted, in %s",
    (language, heading, group, name) => {
      const shown = page(report, language).match(/<section[^>]*id="models"[\s\S]*?<\/section>/)?.[0] ?? "";
      expect(text(shown)).toContain(heading);
      expect(text(shown)).toContain(group);
      expect(text(shown)).toContain(name);
      expect(text(shown)).toContain(language === "en" ? "No unmeasured confounding" : "Ingen umålt konfundering");
      expect(text(shown)).toContain(language === "en" ? "extreme weights: 3 patients" : "store vekter: 3 pasienter");
    },
  );

  test("are in no other section, and there is none where nothing was asked for", () => {
    const results = page(report).match(/<section[^>]*id="results"[\s\S]*?id="robustness"/)?.[0] ?? "";
    expect(results).not.toContain("adjusted-sex-f-against-m");
    expect(page(lung)).not.toContain('id="models"');
  });
});
