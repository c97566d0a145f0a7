import { describe, expect, it } from "vitest";
import { Dialect } from "../../../schemas/dialect.ts";
import { layoutOf } from "../../../schemas/registers/index.ts";
import { judgeRow } from "../../../schemas/row-schema.ts";
import { cancer } from "./tables/cancer.ts";
import type { Cells, Example } from "./tables/example.ts";
import { hospital } from "./tables/hospital.ts";
import { muscle } from "./tables/muscle.ts";
import { npr } from "./tables/npr.ts";
import { support } from "./tables/support.ts";

/** Rules that a row breaks, as `rule: outcome`; a cell's rule has its column in front. */
const judged = (id: string, cells: Cells): readonly string[] => {
  const layout = layoutOf(id);
  if (layout === undefined) throw new Error(`no layout ${id}`);
  return judgeRow(
    layout,
    Dialect.parse({ ...layout.dialect }),
  )(cells).breaks.map(({ column, rule, outcome }) => `${column === null ? "" : `${column} `}${rule}: ${outcome}`);
};

const examples: readonly Example[] = [...cancer, ...muscle, ...npr, ...hospital, ...support];

describe.each(examples.map((example) => [example.layout, example] as const))("a row of %s", (id, { good, bad }) => {
  it("passes without a fault", () => {
    expect(judged(id, good)).toEqual([]);
  });

  it.each(bad.map(([expected, change]) => [JSON.stringify(change), expected, change] as const))(
    "with %s breaks %j",
    (_, expected, change) => {
      expect(judged(id, { ...good, ...change })).toEqual(expected);
    },
  );
});

describe("the table above", () => {
  it("breaks every row rule of every layout at least once", () => {
    const broken = new Set(
      examples.flatMap(({ layout, good, bad }) =>
        bad.flatMap(([, change]) => judged(layout, { ...good, ...change }).map((fault) => `${layout} ${fault}`)),
      ),
    );
    const all = [...new Set(examples.map((e) => e.layout)), "sykehusinnkjop_a"].flatMap((id) =>
      (layoutOf(id)?.rowRules ?? []).map((rule) => `${id} ${rule.id}: ${rule.outcome}`),
    );
    // The two Sykehusinnkjøp extracts share their rules.
    expect(all.filter((rule) => !broken.has(rule) && !rule.startsWith("sykehusinnkjop_a "))).toEqual([]);
  });
});
