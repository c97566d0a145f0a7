import type { NeededFact } from "../needed-fact.ts";
import type { About } from "./about.ts";
import type { Family } from "./measure-kind.ts";

/** One line of a page: a made-up person, what differs in the measure, and the row that comes out. */
export interface PageCase {
  readonly shows: string;
  readonly people: readonly string[];
  readonly but: string;
  readonly row: readonly string[];
}

/** What the page of one kind of measure is made from. */
export interface PageContent {
  readonly kind: string;
  readonly family: Family;
  readonly about: About;
  readonly needs: readonly NeededFact[];
  /** Day of judgement of the table. */
  readonly asOf: string;
  /** Parameters of the table, as YAML lines. */
  readonly parameters: readonly string[];
  /** Facts that every person of the table has. */
  readonly always: readonly string[];
  readonly columns: readonly string[];
  readonly cases: readonly PageCase[];
}

const estimatesOf: Readonly<Record<Family, string>> = {
  time: "Kaplan–Meier at the landmarks with the agreed interval, the median, the restricted mean, and follow-up by reverse Kaplan–Meier; where events compete, the cumulative incidence of each (Aalen–Johansen) instead. Nobody censored before a landmark: the exact share too, if agreed.",
  net: "Net survival at the landmarks (Pohar Perme, or Ederer II).",
  score: "Shares improved, stable and declined with exact intervals, and the mean change with the t interval.",
  share: "The share with the exact interval (Clopper–Pearson), and its bounds if everyone unknown had none, or had it.",
  rate: "What was counted, the time in which it was, and the rate: exact Poisson interval for events, bootstrap over persons for days and hours.",
  amount: "The mean over persons, or the ratio of sums, with the t or the bootstrap interval.",
};

const needText = (fact: NeededFact): string => {
  switch (fact.kind) {
    case "table":
      return `the table ${fact.table}`;
    case "column":
      return `${fact.table}.${fact.column}`;
    case "assessment":
    case "event":
      return `${fact.kind} ${fact.of}`;
    case "coverage":
      return `declared coverage of ${fact.of}`;
    case "life-table":
      return "a life table of the population (codes/life-table.csv)";
    case "one-of":
      return fact.facts.map(needText).join(" or ");
  }
};

const cell = (text: string): string => text.replaceAll("|", "\\|");
const list = (items: readonly string[]): string => (items.length === 0 ? "–" : items.map(cell).join("<br>"));

/** The specification page of one kind: meaning, misuse, needs, and people in, rows out. */
export const measurePage = (page: PageContent): string =>
  `${[
    `# ${page.about.title.en} (\`${page.kind}\`)`,
    "Generated from the declaration and its test table; a test holds it fresh.",
    `**Meaning.** ${page.about.meaning.en}`,
    `**Misuse.** ${page.about.misuse.en}`,
    `**På norsk: ${page.about.title.nb}.** ${page.about.meaning.nb}`,
    `**Slik misforstås det.** ${page.about.misuse.nb}`,
    `**Needs.** ${page.needs.length === 0 ? "Exposures only" : page.needs.map(needText).join(", ")}. Where the sources of an agreement lack any of it, the night sets the agreement aside (UTF-AG-005).`,
    `**Estimates.** ${estimatesOf[page.family]}`,
    "All fields stand in [FIELDS.md](../agreement/FIELDS.md#measures).",
    "## People in, rows out",
    `Made-up persons, each with a first dose on 2024-01-01, judged on ${page.asOf}. Unless the line says otherwise the measure is`,
    ["```yaml", ...page.parameters, "```"].join("\n"),
    ...(page.always.length === 0
      ? []
      : [`and every person also has: ${page.always.map((fact) => `\`${fact}\``).join(", ")}.`]),
    [
      `| what it shows | facts beside the first dose | but | ${page.columns.join(" | ")} |`,
      `|---|---|---|${page.columns.map(() => "---").join("|")}|`,
      ...page.cases.map(
        ({ shows, people, but, row }) =>
          `| ${cell(shows)} | ${list(people)} | ${but === "" ? "" : `\`${cell(but)}\``} | ${row.join(" | ")} |`,
      ),
    ].join("\n"),
  ].join("\n\n")}\n`;

/** The page that leads to all others. */
export const measureIndex = (pages: readonly Pick<PageContent, "kind" | "family" | "about">[]): string =>
  `${[
    "# The library of outcome measures",
    "Generated; a test holds it fresh. Each kind is one declaration in `schemas/measures/`, its SQL in `pipelines/measure/`, and one test table in `test/spec/measure/tables/`, from which its page is made.",
    [
      "| kind | measure | a row holds |",
      "|---|---|---|",
      ...pages.map(
        ({ kind, family, about }) =>
          `| [\`${kind}\`](measures/${kind}.md) | ${about.title.en} (${about.title.nb}) | ${rowHolds[family]} |`,
      ),
    ].join("\n"),
  ].join("\n\n")}\n`;

const rowHolds: Readonly<Record<Family, string>> = {
  time: "a time and an event",
  net: "a time, a death, sex and age",
  score: "a change",
  share: "yes or no",
  rate: "a count over days",
  amount: "an amount",
};
