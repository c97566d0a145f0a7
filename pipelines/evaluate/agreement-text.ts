import { yamlText } from "../../connectors/yaml/yaml-text.ts";
import { UtfallError } from "../../schemas/errors.ts";

/** The text of an agreement file. Throws UTF-AG-001 for one that is too large or no text, UTF-IO-001 for one that cannot be read. */
export const agreementText = async (path: string, file: string): Promise<string> => {
  const found = (await yamlText(path, "followed")) ?? { ok: false, problem: "not there" };
  if (!found.ok) throw new UtfallError("UTF-AG-001", { file, place: "", problem: found.problem });
  return found.text;
};
