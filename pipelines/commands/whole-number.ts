import { UtfallError } from "../../schemas/errors.ts";
import type { Arguments } from "./command.ts";

/** The whole number that an option takes, or the fallback where it is not given. Throws UTF-CL-002 for anything else. */
export const wholeNumber = (command: string, { options }: Arguments, name: string, fallback: number): number => {
  const value = options[name];
  if (value === undefined) return fallback;
  // Nine digits are a whole number in every language that reads it.
  if (typeof value === "string" && /^\d{1,9}$/.test(value)) return Number(value);
  throw new UtfallError("UTF-CL-002", { command, problem: `--${name} takes a whole number` });
};
