import { type FaultRecord, UtfallError } from "../../schemas/errors.ts";
import type { Source } from "../../schemas/workspace.ts";
import type { KnownDelivery } from "./known-deliveries.ts";

/** Accepted lines of a delivery's files, by what they are compared by. */
type Lines = readonly {
  readonly layout: string;
  readonly accepted: number;
  readonly persons?: number | null;
}[];

/** Below this a few persons are a large share. */
const fewestPersons = 10;

/** Persons by layout, as in the file with most of them: the same persons stand in the files of several years. */
const personsByLayout = (files: Lines): ReadonlyMap<string, number> => {
  const persons = new Map<string, number>();
  for (const { layout, persons: own } of files) {
    if (own !== null && own !== undefined) persons.set(layout, Math.max(persons.get(layout) ?? 0, own));
  }
  return persons;
};

const linesByLayout = (files: Lines): ReadonlyMap<string, number> => {
  const lines = new Map<string, number>();
  for (const { layout, accepted } of files) lines.set(layout, (lines.get(layout) ?? 0) + accepted);
  return lines;
};

interface Delivered {
  readonly source: string;
  readonly delivery: string;
  readonly content: string;
  readonly lines: Lines;
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/**
 * Faults for every layout of which a full delivery holds far fewer accepted lines than the full one in use, or none, or is
 * about far fewer persons.
 *
 * A register grows or is corrected by a few lines; half a file is a file that was cut, filtered or taken for the wrong
 * period. Nothing is compared while the source has nothing in use.
 */
export const shrunk = (delivered: Delivered, inUse: Lines, share: number): readonly FaultRecord[] => {
  const { lines, ...place } = delivered;
  const now = linesByLayout(lines);
  const persons = { before: personsByLayout(inUse), now: personsByLayout(lines) };
  return [...linesByLayout(inUse)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([layout, before]) => {
      const found = now.get(layout) ?? 0;
      const allowed = percent(share);
      if (found < before * (1 - share)) {
        return [new UtfallError("UTF-DQ-001", { ...place, layout, before, now: found, allowed }).record];
      }
      const [known, left] = [persons.before.get(layout), persons.now.get(layout)];
      if (known === undefined || left === undefined || known < fewestPersons || left >= known * (1 - share)) return [];
      const fall = percent(1 - left / known);
      return [new UtfallError("UTF-DQ-005", { ...place, layout, fall, allowed }).record];
    });
};

/**
 * Faults for every layout that has shrunk slowly: each step small enough to pass, but far below the largest of the last
 * accepted full deliveries.
 *
 * A delivery for whose size somebody has signed ends the look back: what came before it was larger for a known reason.
 */
export const shrunkSlowly = (
  delivered: Delivered,
  accepted: readonly KnownDelivery[],
  { shrink_share: share, shrink_window: window }: Source["limits"],
): readonly FaultRecord[] => {
  const { lines, ...place } = delivered;
  const fulls = accepted.filter((k) => k.kind === "full" && k.content !== delivered.content);
  const signed = fulls.findLastIndex((k) => k.signed.some((s) => s.rule === "UTF-DQ-001" || s.rule === "UTF-DQ-010"));
  const last = fulls.slice(Math.max(signed, 0)).slice(-window);
  const now = linesByLayout(lines);
  const layouts = [...new Set(last.flatMap((k) => k.files.map((f) => f.layout)))].sort();
  return layouts.flatMap((layout) => {
    const sizes = last.map((k) => ({ delivery: k.delivery, lines: linesByLayout(k.files).get(layout) ?? 0 }));
    const largest = sizes.reduce((most, one) => (one.lines > most.lines ? one : most));
    const found = now.get(layout) ?? 0;
    if (found >= largest.lines * (1 - share)) return [];
    return [
      new UtfallError("UTF-DQ-010", {
        ...place,
        layout,
        before: largest.lines,
        largest: largest.delivery,
        now: found,
        allowed: percent(share),
      }).record,
    ];
  });
};
