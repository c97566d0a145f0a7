import type { MeasureOf } from "../../../../schemas/measure.ts";
import type { Person, World } from "./person.ts";
import { observed, type Row, unknown } from "./row.ts";
import { saidByEach } from "./said.ts";
import { startOf } from "./start.ts";
import { linesOf } from "./used-lines.ts";

export const wasteOf = (person: Person, measure: MeasureOf<"waste">, world: World): Row | null => {
  const start = startOf(person, world);
  if (start === null) return null;
  const end = measure.up_to_days === undefined ? Number.POSITIVE_INFINITY : start.zero + measure.up_to_days;
  const lines = linesOf(person, start, world).filter((d) => d.day < end);
  const given = lines.filter((d) => d.kind === "administration" && d.counts);
  if (given.some((d) => d.amount === null || d.unit !== measure.unit)) return unknown("dose-not-summable");
  const sum = given.reduce((total, d) => total + (d.amount ?? 0), 0);
  const { kind, content } = measure.delivered;
  const packed = lines.filter((d) => d.packages !== null && (d.counts || d.packages < 0));
  const units =
    kind === "whole-vials"
      ? given.reduce((total, d) => total + Math.ceil((d.amount ?? 0) / content), 0)
      : packed.reduce((total, d) => total + (d.packages ?? 0), 0);
  const delivered = units * content;
  if (delivered <= 0) return unknown("nothing-delivered");
  if (sum > delivered) return unknown("given-exceeds-delivered");
  const used = lines.filter((d) => given.includes(d) || (kind === "packs" && packed.includes(d)));
  return observed({ baseline: delivered, value: delivered - sum, evidence: saidByEach("exposure", used) });
};
