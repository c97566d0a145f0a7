import type { Dialect } from "../../schemas/dialect.ts";
import { rowFaults } from "../../schemas/errors.ts";
import { forms } from "../../schemas/form.ts";
import { layoutOf } from "../../schemas/registers/index.ts";
import { type Certainty, counted, type Finding, grouped, share } from "./finding.ts";
import type { BrokenRule } from "./judge-sample.ts";
import type { ColumnProfile, LayoutAnswer, Profile, Proposal } from "./profile.ts";

/** Sets rows in columns for a terminal. */
export type SetColumns = (head: readonly string[], rows: readonly (readonly string[])[]) => string;

const mostColumns = 60;
/** Where no layout fits, a longer list says nothing more. */
const mostUnknown = 20;
const mostRules = 12;
const mostNames = 8;

const someNames = (names: readonly string[]): string =>
  names.length <= mostNames
    ? names.join(", ")
    : `${names.slice(0, mostNames).join(", ")} and ${grouped(names.length - mostNames)} more`;

const lineEnds = ({ lineEnds: { lf, crlf }, lastLineEnded }: Profile): string => {
  const which =
    lf === 0 ? (crlf === 0 ? "none" : "CR LF") : crlf === 0 ? "LF" : `${grouped(crlf)} CR LF, ${grouped(lf)} LF`;
  return `line ends ${which}${lastLineEnded ? "" : ", none after the last line"}`;
};

const typedHead = (p: Profile, title: string): string => {
  const sample = p.lookedAt < p.dataLines ? `\n  cells looked at in the first ${grouped(p.lookedAt)} rows` : "";
  return `${p.file}\n  ${counted(p.dataLines, "row")}, ${title}${sample}`;
};

const headText = (p: Profile): string => {
  const form = forms.find(({ id }) => id === p.form);
  if (form?.holds === "rows") return typedHead(p, form.title);
  const size = `${counted(p.dataLines, "data line")}, ${counted(p.bytes, "byte")}${p.compressed ? " unpacked" : ""}`;
  const blank = p.blank === 0 ? "" : `, ${counted(p.blank, "blank line")}`;
  const sample = p.lookedAt < p.dataLines ? `\n  cells looked at on the first ${grouped(p.lookedAt)} data lines` : "";
  return `${p.file}\n  ${size}${blank}, ${lineEnds(p)}${sample}`;
};

const layoutText = ({ known, named, missing, unknown, fileNamed }: LayoutAnswer, name: string): readonly string[] => [
  `  header     ${known} of ${counted(named, "name")} known${missing.length === 0 ? ", nothing missing" : ""}`,
  ...(missing.length === 0 ? [] : [`  missing    ${someNames(missing)}`]),
  ...(unknown.length === 0 ? [] : [`  not read   ${someNames(unknown)}`]),
  ...(fileNamed ? [] : [`  file name  ${name} is not a name the layout takes; files below says so`]),
];

const rowsText = ({ sample }: Proposal): readonly string[] => {
  if (sample === null) return [];
  if (sample.rows === 0) return ["  rows       no data lines to judge"];
  const passed = sample.passed === sample.rows ? "all" : grouped(sample.passed);
  const spread = sample.every > 1 ? `; one line in ${sample.every} was judged` : "";
  const doubt = sample.passed * 2 < sample.rows ? "; look at the rules below before you agree" : "";
  return [
    `  rows       ${passed} of ${grouped(sample.rows)} pass (${share(sample.passed, sample.rows)})${spread}${doubt}`,
  ];
};

const nothingFits = "Nothing fits";

const proposalText = ({ proposal, layouts, file, header }: Profile): readonly string[] => {
  if (proposal === null) {
    const why =
      header.value === true
        ? "no layout knows any of its names"
        : `the first line may be data and no header (${header.evidence})`;
    return [`${nothingFits}: ${why}`];
  }
  const found = layouts.find(({ layout }) => layout === proposal.layout);
  // Where one layout fits, another is worth a word only if it would take the file as well.
  const others = layouts
    .filter((l) => l.layout !== proposal.layout && l.known * 2 >= l.named)
    .filter((l) => !proposal.fits || l.missing.length === 0)
    .slice(0, 2);
  const verb = proposal.fits ? "Proposed:" : `${nothingFits}. Closest:`;
  return [
    `${verb} ${proposal.layout} (${proposal.title})`,
    ...(found === undefined ? ["  header     none of the names known"] : layoutText(found, file)),
    ...rowsText(proposal),
    ...(others.length === 0
      ? []
      : [
          `  other      ${others.map((o) => `${o.layout} knows ${o.known} names and lacks ${o.missing.length}`).join("; ")}`,
        ]),
  ];
};

const settingText = (value: unknown): string => {
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.join(" ");
  if (typeof value === "boolean") return value ? "yes" : "no";
  return value === "\t" ? "tab" : String(value);
};

const settingNames: Readonly<Record<keyof Dialect, string>> = {
  encoding: "encoding",
  delimiter: "delimiter",
  quote: "quote",
  date: "date",
  decimal: "decimal",
  time: "time",
  null_tokens: "null_tokens",
  row_names: "row_names",
  trailing_delimiter: "trailing_delimiter",
  trailer: "trailer",
};

/** Settings on which nothing depends, or that say nothing out of the ordinary, are not worth a line. */
const isPlain = (name: keyof Dialect, { value, certainty, moot }: Finding<unknown>): boolean =>
  moot === true || ((name === "row_names" || name === "trailing_delimiter") && value === false && certainty === "sure");

const dialectText = ({ dialect, proposal }: Profile, set: SetColumns): readonly string[] => {
  const rank: readonly Certainty[] = ["sure", "likely", "cannot tell"];
  const rows = (Object.keys(settingNames) as (keyof Dialect)[])
    .filter((name) => !isPlain(name, dialect[name]))
    .map((name) => {
      const { value, certainty, evidence } = dialect[name];
      const effective = settingText(proposal === null ? (value ?? "–") : proposal.dialect[name]);
      const kept = value === null && proposal !== null ? " (kept)" : "";
      return { certainty, cells: [certainty, name, effective + kept, evidence] };
    })
    .sort((a, b) => rank.indexOf(a.certainty) - rank.indexOf(b.certainty));
  return [
    "How it is written",
    set(
      ["", "setting", "value", "evidence"],
      rows.map((r) => r.cells),
    ),
  ];
};

const outcomeText: Readonly<Record<BrokenRule["outcome"], string>> = {
  error: "",
  finding: " (kept and counted)",
  "file-error": " (holds the whole file)",
};

const ruleText = (
  { column, rule, code, outcome, rows }: BrokenRule,
  { layout, sample }: Proposal,
): readonly string[] => {
  const said = layoutOf(layout)?.rowRules.find(({ id }) => column === null && id === rule)?.text;
  const what = said === undefined ? rowFaults[code] : `not so: ${said}`;
  return [grouped(rows), share(rows, sample?.rows ?? 0), column ?? "", rule, what + outcomeText[outcome]];
};

const rulesText = (proposal: Proposal | null, set: SetColumns): readonly string[] => {
  const sample = proposal?.sample ?? null;
  if (proposal === null || sample === null || sample.broken.length === 0) return [];
  const rest = sample.broken.length - mostRules;
  return [
    "",
    "Rules broken by the rows",
    set(
      ["rows", "share", "column", "rule", "what is wrong"],
      sample.broken.slice(0, mostRules).map((b) => ruleText(b, proposal)),
    ),
    ...(rest > 0 ? [`  … and ${rest} more; --json lists all`] : []),
  ];
};

const distinctText = ({ distinct, distinctCut, codes }: ColumnProfile): string => {
  const many = `${grouped(distinct)}${distinctCut ? "+" : ""}`;
  return codes === null || codes.unlisted === 0 ? many : `${many}, ${grouped(codes.unlisted)} of them not listed`;
};

const columnsText = ({ columns, proposal }: Profile, set: SetColumns): readonly string[] => {
  const renamed = proposal !== null && columns.some((c) => c.column !== c.name);
  const becomes = (c: ColumnProfile): string =>
    c.column === null ? "not read" : c.column === c.name ? "same" : c.column;
  const filled = columns.filter((c) => c.filled > 0);
  const empty = columns.filter((c) => c.filled === 0);
  const most = proposal === null ? mostUnknown : mostColumns;
  const rest = filled.length - most;
  return [
    "",
    "Columns",
    ...(filled.length === 0
      ? []
      : [
          set(
            ["", "name", ...(renamed ? ["becomes"] : []), "layout says", "looks like", "filled", "different values"],
            filled
              .slice(0, most)
              .map((c) => [
                String(c.position),
                c.name,
                ...(renamed ? [becomes(c)] : []),
                c.kind ?? "",
                c.looks,
                share(c.filled, c.rows),
                distinctText(c),
              ]),
          ),
        ]),
    ...(rest > 0 ? [`  … and ${grouped(rest)} more; --json lists all`] : []),
    ...(empty.length === 0 ? [] : [`  empty: ${someNames(empty.map((c) => c.name))}`]),
  ];
};

const faultsText = ({ faults }: Profile): readonly string[] =>
  faults.length === 0 ? [] : ["", "Intake would hold this file", ...faults.map((f) => `  ${f.code} ${f.problem}`)];

const snippetText = (proposal: Proposal | null): readonly string[] =>
  proposal?.snippet == null
    ? []
    : [
        "",
        proposal.fits
          ? "If you agree, write this into utfall.yaml, under the source that delivers the file"
          : "A start for utfall.yaml, once what is missing has been settled",
        ...proposal.snippet.split("\n").map((line) => `    ${line}`),
      ];

/** The profile for a terminal: verdict first, then the evidence, then what to write into utfall.yaml. */
export const profileText = (profile: Profile, set: SetColumns): string =>
  [
    headText(profile),
    "",
    ...proposalText(profile),
    ...faultsText(profile),
    "",
    ...dialectText(profile, set),
    ...rulesText(profile.proposal, set),
    ...columnsText(profile, set),
    ...snippetText(profile.proposal),
    "",
  ].join("\n");
