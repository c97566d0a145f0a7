import type { z } from "zod";
import { DeliveryNote } from "../../schemas/delivery.ts";
import { readYaml } from "../yaml/read-yaml.ts";
import { yamlText } from "../yaml/yaml-text.ts";
import { printable } from "./printable.ts";

export const noteName = "delivery.yaml";

export type NoteReading =
  | { readonly ok: true; readonly note: DeliveryNote }
  | { readonly ok: false; readonly place: string; readonly problem: string };

/** Reads what the register sent along; problems name keys at most. Throws UTF-IO-001 when the file cannot be read. */
export const readDeliveryNote = async (path: string): Promise<NoteReading> => {
  const found = (await yamlText(path, "refused")) ?? { ok: false, problem: "no longer there" };
  if (!found.ok) return { ok: false, place: "", problem: found.problem };
  const yaml = readYaml(found.text);
  if (!yaml.ok) return yaml;
  const note = DeliveryNote.safeParse(yaml.value ?? {});
  if (note.success) return { ok: true, note: note.data };
  const issue = note.error.issues[0];
  return { ok: false, place: yaml.place(issue?.path ?? []), problem: problemOf(issue) };
};

/** What each key takes, in words; zod's own sentences may quote what it found. */
const expected: Readonly<Record<string, string>> = {
  data_cut: "data_cut is a date in the form YYYY-MM-DD",
  sequence: "sequence is a whole number, 0 or more",
  period: "period has from and to, dates in the form YYYY-MM-DD",
  kind: "kind is full or delta",
  supersedes: "supersedes has delivery, the name of the corrected delivery, and reason",
  synthetic: "synthetic is true or false",
  complete: "complete is true or false",
  files: "files names each file, with sha256, lines, bytes, trailer and deletes beneath it",
};

const problemOf = (issue: z.core.$ZodIssue | undefined): string => {
  if (issue?.code === "unrecognized_keys") return `unknown key ${issue.keys.map((k) => printable(k)).join(", ")}`;
  // Our own words, which quote nothing.
  if (issue?.code === "custom") return issue.message;
  const key = String(issue?.path[0] ?? "");
  return (
    expected[key] ??
    "the file is a map with data_cut, period, kind, sequence, supersedes, synthetic, complete and files"
  );
};
