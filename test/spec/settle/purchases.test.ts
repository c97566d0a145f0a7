import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readPurchases } from "../../../pipelines/statement/read-purchases.ts";
import { Workspace } from "../../../schemas/workspace.ts";
import { acceptedFile } from "../../support/accepted-file.ts";
import { openScratch, type Scratch } from "../../support/scratch-database.ts";
import { table } from "../evaluate/made-up.ts";

let scratch: Scratch;
beforeAll(async () => {
  scratch = await openScratch(1);
});
afterAll(() => scratch.close());

const workspace = Workspace.parse({ utfall: "workspace/1", name: "test", sources: {} });
const quarter = { from: "2026-04-01", to: "2026-06-30" };
let runs = 0;

/** Deliveries of one series, each a table of what was bought. */
const bought = async (deliveries: readonly string[], dataCut = "2026-06-30") => {
  runs += 1;
  const root = join(scratch.folder, `purchases${runs}`);
  await mkdir(root, { recursive: true });
  const files = [];
  for (const [position, drawing] of deliveries.entries()) {
    const rows = table(drawing).map(({ month, atc, packs, doses, channel }) => ({
      month: month ?? "",
      product_no: "990301",
      atc: atc ?? "",
      packs: packs ?? "",
      ...(doses === "" ? {} : { doses_per_pack: doses ?? "" }),
      org_nr: "993467049",
      channel: channel ?? "",
    }));
    const origin = { id: `f${position}`, layout: "purchases", source: "s", delivery: `d${position + 1}`, dataCut };
    files.push({ ...(await acceptedFile(root, origin, rows, scratch.database)), position });
  }
  const read = await readPurchases(files, ["ranibizumab"], quarter, workspace, scratch.database);
  return read.map(({ unit, quantity, source }) => `${unit} ${quantity} (${source})`);
};

const head = "month | atc | packs | doses | channel";

describe("purchases of a quarter", () => {
  it("are the packs of its months, of all codes of the substance, net of returns", async () => {
    const found = await bought([
      `${head}
       2026-03-01 | S01LA04 | 900 | | wholesaler
       2026-04-01 | S01LA04 | 10  | | wholesaler
       2026-05-15 | S01LA04 | -2  | | wholesaler
       2026-06-30 | S01LA04 | 1.5 | | wholesaler
       2026-07-01 | S01LA04 | 900 | | wholesaler
       2026-05-01 | S01LA05 | 900 | | wholesaler`,
    ]);
    expect(found).toEqual(["packages 9.500 (s d1, wholesaler)"]);
  });

  it("are administrations too where every pack says how many it is enough for", async () => {
    expect(
      await bought([
        `${head}
         2026-04-01 | S01LA04 | 10 | 0.5 | hospital_pharmacy
         2026-05-01 | S01LA04 | 4  | 1   | hospital_pharmacy`,
      ]),
    ).toEqual(["packages 14.000 (s d1, hospital pharmacy)", "administrations 9.000 (s d1, hospital pharmacy)"]);
    expect(
      await bought([
        `${head}
         2026-04-01 | S01LA04 | 10 | 0.5 | hospital_pharmacy
         2026-05-01 | S01LA04 | 4  |     | hospital_pharmacy`,
      ]),
    ).toEqual(["packages 14.000 (s d1, hospital pharmacy)"]);
  });

  it("count the hospital pharmacy's packs, not the same ones at the wholesaler again", async () => {
    const found = await bought([
      `${head}
       2026-04-01 | S01LA04 | 12 | | wholesaler
       2026-04-01 | S01LA04 | 10 | | hospital_pharmacy`,
    ]);
    expect(found).toEqual(["packages 10.000 (s d1, hospital pharmacy)"]);
  });

  it("are those that a later delta of the series left in place", async () => {
    const found = await bought([
      `${head}
       2026-04-01 | S01LA04 | 12 | | wholesaler
       2026-05-01 | S01LA04 | 5  | | wholesaler`,
      `${head}
       2026-04-01 | S01LA04 | 10 | | wholesaler`,
    ]);
    expect(found).toEqual(["packages 15.000 (s d2, wholesaler)"]);
  });

  it("are none while the data do not reach its last day", async () => {
    expect(await bought([`${head}\n2026-04-01 | S01LA04 | 12 | | wholesaler`], "2026-05-31")).toEqual([]);
  });
});
