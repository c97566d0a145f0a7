import { afterAll, beforeAll, expect, it } from "vitest";
import { readPrices } from "../../../pipelines/harmonize/read-prices.ts";
import { Workspace } from "../../../schemas/workspace.ts";
import { acceptedFile } from "../../support/accepted-file.ts";
import { openScratch, type Scratch } from "../../support/scratch-database.ts";

let scratch: Scratch;
beforeAll(async () => {
  scratch = await openScratch();
});
afterAll(() => scratch.close());

const workspace = Workspace.parse({
  utfall: "workspace/1",
  name: "Prices",
  sources: { pris: { title: "Prices", layouts: { prices: null } } },
});

const price = (product: string, amount: string, from = "2026-01-01") => ({
  ...{ product, price_level: "AIP", amount, currency: "NOK", vat: "excl", valid_from: from },
});

const file = async (id: string, position: number, rows: readonly Readonly<Record<string, string>>[]) => ({
  ...(await acceptedFile(
    scratch.folder,
    { id, layout: "prices", source: "pris", delivery: id },
    rows,
    scratch.database,
  )),
  position,
});

it("IN-15 a delta of prices takes the place of those of the same pack, level and first day, and deletes by the same key", async () => {
  const whole = await file("a", 0, [price("100001", "100.00"), price("100002", "200.00"), price("100003", "300.00")]);
  const delta = await file("b", 1, [price("100001", "90.00"), price("100001", "95.00", "2026-07-01")]);
  const keys = await file("c", 2, [{ ...price("100002", "0") }]);
  const deletion = { ...keys, record: { ...keys.record, deletes: true as const } };
  const told = async (...files: Parameters<typeof readPrices>[0]) =>
    (await readPrices(files, workspace, scratch.database)).map((p) => `${p.product} ${p.amount} from ${p.from}`);
  expect(await told(whole)).toHaveLength(3);
  expect(await told(deletion, delta, whole)).toEqual([
    "100001 90.0000 from 2026-01-01",
    "100001 95.0000 from 2026-07-01",
    "100003 300.0000 from 2026-01-01",
  ]);
});
