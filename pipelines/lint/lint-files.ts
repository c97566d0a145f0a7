import { yamlText } from "../../connectors/yaml/yaml-text.ts";
import { UtfallError } from "../../schemas/errors.ts";
import type { Surroundings } from "./check.ts";
import { type LintedFile, lintAgreement } from "./lint-agreement.ts";

/** A file to hold against the framework: where it is, and what it is called in messages. */
export interface FileToLint {
  readonly path: string;
  readonly name: string;
}

/**
 * Lints agreement files one by one, so that a fault in one does not hide those in another.
 *
 * The second of two files with the same id and version is refused with UTF-AG-002. Throws UTF-CL-002 for a file that is
 * not there, and UTF-IO-001 for one that cannot be read.
 */
export const lintFiles = async (
  files: readonly FileToLint[],
  surroundings: Surroundings,
): Promise<readonly LintedFile[]> => {
  const linted = await Promise.all(files.map((file) => lintFile(file, surroundings)));
  return linted.map((file, i) => {
    if (file.state === "refused") return file;
    const other = linted.slice(0, i).find((each) => each.state === "checked" && each.agreement === file.agreement);
    return other === undefined
      ? file
      : {
          file: file.file,
          state: "refused",
          fault: new UtfallError("UTF-AG-002", { file: file.file, other: other.file }).record,
        };
  });
};

const lintFile = async ({ path, name }: FileToLint, surroundings: Surroundings): Promise<LintedFile> => {
  const found = await yamlText(path, "followed");
  if (found === null) throw new UtfallError("UTF-CL-002", { command: "lint", problem: `${name}: not there` });
  if (found.ok) return lintAgreement(found.text, name, surroundings);
  const fault = new UtfallError("UTF-AG-001", { file: name, place: "", problem: found.problem });
  return { file: name, state: "refused", fault: fault.record };
};
