import { join, relative } from "node:path";
import { exitCode, rowFaults } from "../../schemas/errors.ts";
import { placeInFile } from "../../schemas/form.ts";
import type { Context } from "../context.ts";
import type { HeldLine } from "../night/held-delivery.ts";
import type { NightResult } from "../night/night-result.ts";
import { notJudged } from "./set-aside-text.ts";

/** Path as a person would type it from where they stand. */
export const shown = (context: Context, path: string): string => {
  const short = relative(context.cwd, path);
  return short === "" || short.startsWith("..") ? path : short;
};

/** Where a quarantined line is and what is wrong with it. */
const lineText = (file: string, { line, byte, column, code }: HeldLine): string =>
  `${code} ${file} ${placeInFile(file, line, byte)}${column === null ? "" : `, column ${column}`}: ${rowFaults[code]}`;

const heldLines = (result: NightResult): string =>
  result.held
    .flatMap((h) => [
      `held: ${[h.source, h.delivery].filter((part) => part !== "").join("/")}`,
      ...h.faults.map((f) => `  ${f.message}`),
      ...h.files.flatMap((file) => file.first.map((line) => `    ${lineText(file.file, line)}`)),
    ])
    .map((line) => `${line}\n`)
    .join("");

/** What a night came to, for people: what is held, what is live, where to look. */
export const nightAccount = (result: NightResult): string => {
  const { live } = result;
  const waiting = result.waiting.map((d) => `waiting: ${d} (files still arriving; a later night takes it)\n`).join("");
  if (result.exit === exitCode.interrupted) {
    return "Interrupted. What was published before is whole; start again when you like.\n";
  }
  if (live === null) {
    const why =
      result.held.length > 0
        ? "every delivery is held"
        : result.waiting.length > 0
          ? "every delivery is still arriving"
          : "no delivery in the inbox";
    return `${heldLines(result)}${notJudged(result.setAside)}${waiting}Nothing published: ${why}.\n`;
  }
  const head = result.changed
    ? `Published generation ${live.generation}, as of ${live.manifest.asOf} (${result.stepsRun} steps run, ${result.stepsSkipped} unchanged).`
    : `Nothing to do: generation ${live.generation}, as of ${live.manifest.asOf}, is live and unchanged.`;
  const rewritten = result.rewritten
    .map(
      (a) =>
        `changed: the terms of ${a} differ from those judged before. Changed terms need a new version or an amendment.\n`,
    )
    .join("");
  const kept = result.held.length > 0 && !result.changed ? "Last result stays in place.\n" : "";
  return `${heldLines(result)}${notJudged(result.setAside)}${waiting}${rewritten}${kept}${head}\n`;
};

/** The report files of the live generation, one line per agreement. */
export const reportLines = (result: NightResult, context: Context, language: string): string =>
  (result.live?.manifest.agreements ?? [])
    .map((a) => {
      const report = a.reports.find(({ path }) => path.endsWith(`.${language}.html`)) ?? a.reports[0];
      return report === undefined ? "" : `  ${shown(context, join(result.live?.folder ?? "", report.path))}\n`;
    })
    .join("");
