import type { Pattern } from "./pattern.ts";

/** A pattern as states between which bytes lead; state 0 is where it begins. */
export interface PatternStates {
  /** The states one is in before the first byte. */
  readonly start: ReadonlySet<number>;
  readonly accepts: number;
  /** Where a byte leads from a set of states; empty when nowhere. */
  readonly step: (from: ReadonlySet<number>, byte: number) => ReadonlySet<number>;
}

interface Edge {
  readonly bytes: ReadonlySet<number>;
  readonly to: number;
}

/** Builds the states of a pattern after Thompson (Commun. ACM 11 (1968) 419–422). */
export const patternStates = (pattern: Pattern): PatternStates => {
  const edges: Edge[][] = [];
  const free: number[][] = [];
  const state = (): number => {
    edges.push([]);
    return free.push([]) - 1;
  };
  const link = (from: number, to: number): void => {
    free[from]?.push(to);
  };
  /** Adds the pattern behind `from` and answers the state in which it ends. */
  const add = (p: Pattern, from: number): number => {
    switch (p.is) {
      case "set": {
        const to = state();
        edges[from]?.push({ bytes: p.bytes, to });
        return to;
      }
      case "sequence":
        return p.of.reduce((at, next) => add(next, at), from);
      case "choice": {
        const end = state();
        for (const each of p.of) link(add(each, entered(from)), end);
        return end;
      }
      case "repeat": {
        let at = from;
        for (let i = 0; i < p.least; i += 1) at = add(p.of, at);
        const end = state();
        if (p.most === null) {
          const again = entered(at);
          link(add(p.of, again), again);
          link(again, end);
          return end;
        }
        link(at, end);
        for (let i = p.least; i < p.most; i += 1) {
          at = add(p.of, at);
          link(at, end);
        }
        return end;
      }
    }
  };
  const entered = (from: number): number => {
    const inner = state();
    link(from, inner);
    return inner;
  };
  const closed = (states: Iterable<number>): ReadonlySet<number> => {
    const all = new Set(states);
    for (const each of all) for (const next of free[each] ?? []) all.add(next);
    return all;
  };
  const first = state();
  const accepts = add(pattern, first);
  return {
    start: closed([first]),
    accepts,
    step: (from, byte) =>
      closed([...from].flatMap((s) => (edges[s] ?? []).filter((e) => e.bytes.has(byte)).map((e) => e.to))),
  };
};
