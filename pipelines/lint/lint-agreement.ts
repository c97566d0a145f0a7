import { readYaml } from "../../connectors/yaml/read-yaml.ts";
import { type FaultRecord, UtfallError } from "../../schemas/errors.ts";
import type { Texts } from "../../schemas/texts.ts";
import { readAgreement } from "../evaluate/read-agreement.ts";
import type { CheckAnswer, FrameworkPoint, Surroundings } from "./check.ts";
import { checks } from "./checks.ts";

/** The answer to one check, with the place of the part it rests on. */
export interface CheckedPoint {
  readonly check: string;
  readonly point: FrameworkPoint;
  readonly title: Texts;
  readonly answer: CheckAnswer;
  readonly reason: Texts;
  /** Dotted path within the file; empty for the file as a whole. */
  readonly place: string;
  /** `line:column` of that part. */
  readonly at: string;
}

/** What lint finds in one file: every check answered, or why the file cannot be read as an agreement. */
export type LintedFile =
  | { readonly file: string; readonly state: "refused"; readonly fault: FaultRecord }
  | {
      readonly file: string;
      readonly state: "checked";
      readonly agreement: string;
      readonly title: Texts;
      readonly counts: Readonly<Record<CheckAnswer, number>>;
      readonly checks: readonly CheckedPoint[];
    };

/**
 * Holds the text of one agreement file against its schema and then against every check of the framework.
 *
 * Pure: the same text and surroundings give the same answers. A file with a fault is refused with UTF-AG-001, which names
 * every fault with line and column, and is not held against the framework.
 */
export const lintAgreement = (text: string, file: string, surroundings: Surroundings): LintedFile => {
  try {
    const agreement = readAgreement(text, file);
    const yaml = readYaml(text);
    const answered = checks.flatMap(({ id, point, title, judge }): readonly CheckedPoint[] => {
      const found = judge(agreement, surroundings);
      if (found === null) return [];
      const { answer, reason, path } = found;
      const at = yaml.ok ? yaml.place(path).replace(/^:/, "") : "";
      return [{ check: id, point, title, answer, reason, place: path.join("."), at }];
    });
    const count = (answer: CheckAnswer): number => answered.filter((each) => each.answer === answer).length;
    return {
      file,
      state: "checked",
      agreement: `${agreement.id}@${agreement.version}`,
      title: agreement.title,
      counts: { ok: count("ok"), open: count("open"), breach: count("breach") },
      checks: answered,
    };
  } catch (error) {
    if (!(error instanceof UtfallError)) throw error;
    return { file, state: "refused", fault: error.record };
  }
};
