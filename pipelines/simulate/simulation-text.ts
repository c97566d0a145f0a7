import { formatter } from "../../reports/format.ts";
import { type SimulationTable, simulationTables } from "../../reports/simulation/simulation-tables.ts";
import { simulationWords } from "../../reports/simulation/words.ts";
import type { PrintedAssumption, SimulationResult } from "../../schemas/simulation/result.ts";
import type { Language } from "../../schemas/texts.ts";
import { wrapText } from "../lint/wrap-text.ts";

/** A simulation for a terminal: the mark, the assumptions, then the tables of the page. */
export const simulationText = (result: SimulationResult, language: Language, width: number): string => {
  const words = simulationWords(language);
  const format = formatter(language);
  const { agreement, accrual, seed, seeds } = result;
  const wrapped = (text: string, indent: string): string =>
    wrapText(text, width - indent.length)
      .map((line, i) => (i === 0 ? indent.replace(/\s\s$/, "- ") : indent) + line)
      .join("\n");
  const plain = (text: string): string => wrapText(text, width).join("\n");
  const list = (lines: readonly PrintedAssumption[]): string =>
    lines.map(({ text, origin }) => wrapped(`${text[language]} [${words.origin[origin]}]`, "    ")).join("\n");
  const patients =
    "patients" in accrual
      ? words.accrual.fixed(format.integer(accrual.patients))
      : words.accrual.rate(format.short(accrual.per_year));
  const head = [
    `${words.mark.toUpperCase()}. ${plain(words.markText)}`,
    `${agreement.id}@${agreement.version}  ${agreement.title[language]}${agreement.example ? `\n${words.example}` : ""}`,
    [
      `${words.patients}: ${patients}`,
      `${words.period}: ${result.from} – ${result.to}. ${words.asOf}: ${result.asOf}`,
      `${words.runs}: ${words.runsText(format.integer(seeds), String(seed), String(seed + seeds - 1))}`,
    ].join("\n"),
    `${words.assumptions}\n${list(result.assumptions)}`,
    ...result.scenarios.map(({ title, assumptions }) => `${title[language]}\n${list(assumptions)}`),
    ...(result.asked.length === 0
      ? []
      : [`${words.asked}\n${plain(words.askedText)}\n${plain(result.asked.join(", "))}`]),
    `${words.notDrawn}\n${result.notDrawn.map((text) => wrapped(text[language], "    ")).join("\n")}`,
  ];
  const tables = simulationTables(result, language).map(
    (each) => `${each.title}\n${plain(each.text)}\n\n${tableText(each)}`,
  );
  return `${[...head, ...tables].join("\n\n")}\n`;
};

const tableText = ({ head, rows }: SimulationTable): string => {
  const indented = rows.map(({ name, cells }) => [`  ${name}`, ...cells]);
  const widths = head.map((cell, i) =>
    Math.max(...[[...head], ...indented].map((row) => [...(row[i] ?? "")].length), cell.length),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join("   ")
      .trimEnd();
  const body = rows.map((row, i) => {
    const heading = rows[i - 1]?.block === row.block ? "" : `${row.block}\n`;
    return heading + line(indented[i] ?? []);
  });
  return [line(head), ...body].join("\n");
};
