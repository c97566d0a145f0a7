import { exitCode, UtfallError } from "../../schemas/errors.ts";
import { placeInFile } from "../../schemas/form.ts";
import { readLive } from "../night/manifest.ts";
import { openStore } from "../night/open-store.ts";
import type { Figure } from "../trace/find-figure.ts";
import { moneyText } from "../trace/money-text.ts";
import { type Trace, type TracedPerson, traceFigure } from "../trace/trace-figure.ts";
import type { Command } from "./command.ts";
import { counted } from "./counted.ts";
import { openWorkspace } from "./open-workspace.ts";
import { wholeNumber } from "./whole-number.ts";

const bounds = (lower: number | null, upper: number | null): string =>
  lower === null && upper === null ? "" : ` (${lower ?? "not reached"} to ${upper ?? "not reached"})`;

const number = (figure: Figure): string => {
  switch (figure.kind) {
    case "estimate": {
      const r = figure.row;
      const s = r.settings;
      const interval = s.interval === null ? "" : `, ${s.interval} interval at ${s.level}`;
      const counts = [
        `n ${r.n}`,
        r.events === null ? null : `events ${r.events}`,
        r.atRisk === null ? null : `at risk ${r.atRisk}`,
      ];
      return `${r.estimate} ${r.value ?? r.state}${bounds(r.lower, r.upper)} ${r.unit}\n  ${counts.filter(Boolean).join(", ")}; ${s.method}${interval}, ${s.software}`;
    }
    case "curve":
      return `curve of ${figure.curve.points.length} points, n ${figure.curve.n}, events ${figure.curve.events}; ${figure.curve.settings.method}`;
    case "milestone":
      return `milestone ${figure.milestone.milestone}, ${figure.milestone.status}`;
    case "total":
      return `settlement total ${figure.total}: ${moneyText(figure.amount, figure.currency)}, ${counted(figure.milestones.length + figure.terms.length, "line")}`;
    case "term":
      return `price rule ${figure.line.term}, ${figure.line.kind}: ${moneyText(figure.line.amount, figure.currency)}`;
    default:
      return figure satisfies never;
  }
};

const contribution = ({ contributes }: TracedPerson): string =>
  Object.entries(contributes)
    .filter(([, value]) => value !== null && value !== "")
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(", ");

const personText = (p: TracedPerson): string =>
  [
    `${p.person}, time zero ${p.timeZero}: ${contribution(p)}`,
    ...p.lines.flatMap((l) => [
      `  ${l.role}: ${l.source}/${l.delivery}/${l.file} ${placeInFile(l.file, l.line)}`,
      ...l.facts.map(({ table, fact }) => {
        const cells = Object.entries(fact).filter(([name]) => name !== "person_id");
        return `    ${table}: ${cells.map(([name, value]) => `${name} ${String(value)}`).join(", ")}`;
      }),
    ]),
  ].join("\n");

const text = (trace: Trace, most: number): string => {
  const shownPersons = trace.persons.slice(0, most);
  const rest = trace.persons.length - shownPersons.length;
  const a = trace.agreement;
  return [
    trace.figure,
    `  ${number(trace.found)}`,
    `  agreement ${a.id}@${a.version}, hash ${a.hash.slice(0, 12)}; run ${a.runId}; generation ${trace.generation}`,
    "",
    counted(trace.persons.length, trace.found.kind === "total" ? "line" : "person"),
    ...shownPersons.map(personText),
    ...(rest > 0 ? [`… and ${rest} more; --most N lists more, --json all of them`] : []),
  ].join("\n");
};

export const trace: Command = {
  name: "trace",
  summary: "from a number in a report back to persons, facts, file and line",
  positionals: ["FIGURE"],
  options: {
    most: { type: "string", value: "N", help: "how many persons to list (default 5)" },
  },
  about: `
Walks one number of a live report back to where it comes from. FIGURE is the figure id that stands beside the number in
the report and in its JSON, for example nsclc-pembrolizumab@1/os/all/survival-365. Prints the project's person
keys: what it prints belongs in restricted/. Exit 0, or 2 for an unknown figure.`,
  async run(args, context) {
    const most = wholeNumber("trace", args, "most", 5);
    const workspace = await openWorkspace(args, context);
    const live = await readLive(workspace.paths);
    if (live === null) throw new UtfallError("UTF-TR-002", { workspace: workspace.paths.root });
    const database = await openStore(workspace);
    try {
      const traced = await traceFigure({ paths: workspace.paths, live, database }, args.positionals[0] ?? "");
      context.out(args.options.json === true ? `${JSON.stringify(traced, null, 2)}\n` : `${text(traced, most)}\n`);
      return exitCode.done;
    } finally {
      database.close();
    }
  },
};
