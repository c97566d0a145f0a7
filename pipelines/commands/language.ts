import { UtfallError } from "../../schemas/errors.ts";
import { Language } from "../../schemas/texts.ts";
import type { Arguments } from "./command.ts";

export const languageOption = {
  type: "string",
  value: "LANG",
  help: "language of the answers: nb or en (default en)",
} as const;

/** The language that a command line asks for. Throws UTF-CL-002 for one that texts are not written in. */
export const languageOf = (command: string, { options }: Arguments): Language => {
  const parsed = Language.safeParse(options.language ?? "en");
  if (!parsed.success) throw new UtfallError("UTF-CL-002", { command, problem: "--language takes nb or en" });
  return parsed.data;
};
