import type { z } from "zod";
import { canonicalJson, sha256 } from "../../connectors/files/fingerprint.ts";
import { readYaml } from "../../connectors/yaml/read-yaml.ts";
import { type Agreement, AgreementShape } from "../../schemas/agreement/agreement.ts";
import { contradictions } from "../../schemas/agreement/consistency.ts";
import { UtfallError } from "../../schemas/errors.ts";
import { describeAgreementFault } from "./describe-agreement-fault.ts";

/**
 * The agreement that a YAML file states, checked as a whole: every part in form, every reference to something that is
 * there, and every edge case that the parts can meet answered.
 *
 * Throws UTF-AG-001 with all faults of the file at once, each with line and column and what was expected, so that they
 * can be corrected in one sitting. Contradictions between parts are looked for once every part is in form.
 */
export const readAgreement = (text: string, fileName: string): Agreement => readAgreementFile(text, fileName).agreement;

/** An agreement with the hash of what its file says (`agreementHash`), from one reading of the text. */
export const readAgreementFile = (
  text: string,
  fileName: string,
): { readonly agreement: Agreement; readonly hash: string } => {
  const yaml = readYaml(text);
  if (!yaml.ok) throw new UtfallError("UTF-AG-001", { file: fileName, place: yaml.place, problem: yaml.problem });
  const parsed = AgreementShape.safeParse(yaml.value);
  if (!parsed.success) {
    return refuse(
      fileName,
      parsed.error.issues.map((issue) => ({
        place: yaml.place(placeOf(issue)),
        problem: describeAgreementFault(issue, yaml.value),
      })),
    );
  }
  const found = contradictions(parsed.data);
  if (found.length > 0) {
    return refuse(
      fileName,
      found.map(({ path, problem }) => ({
        place: yaml.place(path),
        problem: path.length === 0 ? problem : `${path.join(".")}: ${problem}`,
      })),
    );
  }
  return { agreement: parsed.data, hash: sha256(canonicalJson(yaml.value)) };
};

/** An unknown key is pointed to itself, not to the map that it stands in. */
const placeOf = (issue: z.core.$ZodIssue): readonly PropertyKey[] =>
  issue.code === "unrecognized_keys" ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path;

interface Fault {
  readonly place: string;
  readonly problem: string;
}

const refuse = (file: string, faults: readonly Fault[]): never => {
  const [first, ...rest] = faults;
  const one = rest.length === 0 && first !== undefined;
  const place = one ? first.place : "";
  const problem = one
    ? first.problem
    : `${faults.length} faults${faults.map((fault) => `\n  ${file}${fault.place}: ${fault.problem}`).join("")}\n  `.trimEnd();
  throw new UtfallError("UTF-AG-001", { file, place, problem });
};

/**
 * SHA-256 of what an agreement file says: its content as JSON with sorted keys.
 *
 * Comments, order of keys and layout do not change it; any term, text or number does. A report prints it, so that two
 * readers can tell whether they speak of the same agreement. Throws UTF-AG-001 for text that is not readable YAML.
 */
export const agreementHash = (text: string): string => {
  const yaml = readYaml(text);
  if (!yaml.ok) throw new UtfallError("UTF-AG-001", { file: "agreement", place: yaml.place, problem: yaml.problem });
  return sha256(canonicalJson(yaml.value));
};
