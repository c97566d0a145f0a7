import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { buildReport } from "../../../reports/build.ts";
import { renderReportPage } from "../../../reports/html/report-page.ts";
import type { ReportInput, ReportModel } from "../../../schemas/report.ts";
import { lungInput } from "../../support/reports/lung.ts";
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

test("a caution stands right beside its number, in words with its counts", () => {
  expect(text(page(lung))).toMatch(
    /sex-m\/survival-730 Few patients at risk at this time: the estimate rests on few and can change much\. \(day 730, 7 at risk, agreed minimum 10\) 7\.8%/,
  );
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
  const words =
    "Few patients: the estimate is uncertain, and single persons move it noticeably. (4 patients, agreed minimum 10)";
  const seen = text(page({ ...lung, results }));
  expect(seen.split(words)).toHaveLength(2);
  expect(seen).toContain(`Men ${words}`);
});
