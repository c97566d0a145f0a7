import type { Language } from "../../schemas/texts.ts";
import type { CheckAnswer } from "./check.ts";
import type { CheckedPoint, LintedFile } from "./lint-agreement.ts";
import { wrapText } from "./wrap-text.ts";

type Checked = Extract<LintedFile, { state: "checked" }>;

const words = {
  en: {
    ok: "ok",
    open: "open",
    breach: "BREACH",
    part: { framework: "Framework for alternative price agreements", temporary: "Temporary introduction, ch. 7.1" },
    line: "line",
    file: "whole file",
    refused: "refused",
    total: (n: number, breaches: number, refused: number) =>
      `${n} ${n === 1 ? "file" : "files"}, ${breaches} ${breaches === 1 ? "breach" : "breaches"}, ${refused} refused.`,
  },
  nb: {
    ok: "ok",
    open: "åpen",
    breach: "BRUDD",
    part: { framework: "Rammeverk for alternative prisavtaler", temporary: "Midlertidig innføring, kap. 7.1" },
    line: "linje",
    file: "hele filen",
    refused: "avvist",
    total: (n: number, breaches: number, refused: number) =>
      `${n} ${n === 1 ? "fil" : "filer"}, ${breaches} brudd, ${refused} avvist.`,
  },
} as const;

export interface LintLook {
  readonly language: Language;
  /** Columns that a line may take. */
  readonly width: number;
  /** Whether an `ok` tells its reason too. */
  readonly all: boolean;
}

const indent = 18;

const pointText = (
  each: CheckedPoint,
  before: CheckedPoint | undefined,
  { language, width, all }: LintLook,
): string => {
  const w = words[language];
  const point = before?.point === each.point ? "" : each.point.replace("7.1-", "no. ");
  const label = language === "nb" ? point.replace("no. ", "nr. ") : point;
  const head = `  ${label.padEnd(7)} ${w[each.answer].padEnd(7)} ${each.title[language]}`;
  if (each.answer === "ok" && !all) return head;
  const place = each.answer === "ok" ? [] : [`${w.line} ${each.at}  ${each.place === "" ? w.file : each.place}`];
  const reason = wrapText(each.reason[language], width - indent);
  return [head, ...[...reason, ...place].map((line) => " ".repeat(indent) + line)].join("\n");
};

const answers: readonly CheckAnswer[] = ["ok", "open", "breach"];

const agreementText = (file: Checked, look: LintLook): string => {
  const w = words[look.language];
  const counts = answers.map((answer) => `${file.counts[answer]} ${w[answer].toLowerCase()}`).join(" · ");
  const temporary = file.checks.findIndex(({ point }) => point.startsWith("7.1"));
  const rows = (from: number, to: number): readonly string[] =>
    file.checks
      .slice(from, to)
      .map((each, i) => pointText(each, i === 0 ? undefined : file.checks[from + i - 1], look));
  return [
    `${file.agreement}  ${file.file}`,
    ...wrapText(file.title[look.language], look.width),
    counts,
    "",
    w.part.framework,
    ...rows(0, temporary),
    "",
    w.part.temporary,
    ...rows(temporary, file.checks.length),
  ].join("\n");
};

/** What lint found in every file, for a terminal: one line per check, with reason and place where somebody must act. */
export const lintText = (files: readonly LintedFile[], look: LintLook): string => {
  const w = words[look.language];
  const breaches = files.reduce((sum, file) => sum + (file.state === "checked" ? file.counts.breach : 0), 0);
  const refused = files.filter(({ state }) => state === "refused").length;
  const parts = files.map((file) =>
    file.state === "checked" ? agreementText(file, look) : `${file.file}: ${w.refused}\n  ${file.fault.message}`,
  );
  return `${[...parts, w.total(files.length, breaches, refused)].join("\n\n")}\n`;
};
