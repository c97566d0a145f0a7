import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readExceptions } from "../../../pipelines/exceptions/read-exceptions.ts";
import { harmonize } from "../../../pipelines/harmonize/harmonize.ts";
import { Dialect } from "../../../schemas/dialect.ts";
import { individualExceptions } from "../../../schemas/registers/exceptions/individual-exceptions.ts";
import { judgeRow } from "../../../schemas/row-schema.ts";
import { Workspace } from "../../../schemas/workspace.ts";
import { acceptedFile } from "../../support/accepted-file.ts";
import { openScratch, type Scratch } from "../../support/scratch-database.ts";

let scratch: Scratch;
beforeAll(async () => {
  scratch = await openScratch(1);
});
afterAll(() => scratch.close());

const row = {
  person_key: "P1",
  application_id: "U1",
  application_date: "2024-03-01",
  decision_date: "2024-03-15",
  decision: "granted",
  atc: "M09AX07",
  region: "5",
  reason_1: "RARE",
};

test("an application becomes one fact; what was decided after the day of judgement still waits", async () => {
  const { database, folder } = scratch;
  const root = join(folder, "run");
  await mkdir(root, { recursive: true });
  const rows = [
    { ...row, reason_2: "SEVERE", reason_3: "RARE", follow_up: "stopped", follow_up_date: "2024-09-01" },
    { ...row, application_id: "U2", person_key: "P2", decision_date: "2024-07-01", decision: "refused" },
    { ...row, application_id: "U3", person_key: "P3", application_date: "2024-06-01", decision: "", decision_date: "" },
    // Bergen decides for itself; the old code of pembrolizumab, and a name where there is no code.
    { ...row, application_id: "U4", person_key: "P4", region: "", hospital_org_nr: "983974724", atc: "L01XC18" },
    { ...row, application_id: "U5", person_key: "P5", atc: "", substance: " Spinraza " },
    { ...row, application_id: "U6", person_key: "P6", application_date: "2024-12-01", decision_date: "2024-12-02" },
  ].map((cells) => Object.fromEntries(Object.entries(cells).filter(([, text]) => text !== "")));
  const file = await acceptedFile(root, { id: "f", layout: "individual_exceptions", source: "s" }, rows, database);
  const workspace = Workspace.parse({ utfall: "workspace/1", name: "test", sources: {} });
  const model = join(root, "model");
  const record = await harmonize({ files: [file], workspace, folder: model }, database);
  expect(record.mappings).toMatchObject([{ layout: "individual_exceptions", rows: 6, used: 6, facts: 6, leftOut: [] }]);
  const facts = await readExceptions(model, "2024-06-30", database);
  expect(
    facts.map((f) => [f.personId, f.decision, f.decided, f.substance, f.region, f.reasons.join("+"), f.followUp]),
  ).toStrictEqual([
    ["s/d1/P1", "granted", "2024-03-15", "nusinersen", "nord", "RARE+SEVERE", null],
    ["s/d1/P2", "waiting", null, "nusinersen", "nord", "RARE", null],
    ["s/d1/P3", "waiting", null, "nusinersen", "nord", "RARE", null],
    ["s/d1/P4", "granted", "2024-03-15", "pembrolizumab", "vest", "RARE", null],
    ["s/d1/P5", "granted", "2024-03-15", "nusinersen", "nord", "RARE", null],
  ]);
  expect((await readExceptions(model, "2024-12-31", database)).map((f) => f.followUp)[0]).toBe("stopped");
});

test.each([
  ["without a medicine", { atc: "" }, ["medicine-named: error"]],
  ["a decision without a day", { decision_date: "" }, ["decided-on-a-day: error"]],
  ["a day without a decision", { decision: "" }, ["no-day-without-decision: error"]],
  ["decided before it arrived", { decision_date: "2024-02-29" }, ["decided-after-applied: error"]],
  ["a follow-up without a day", { follow_up: "stopped" }, ["followed-on-a-day: error"]],
  [
    "followed before it was decided",
    { follow_up: "stopped", follow_up_date: "2024-03-14" },
    ["followed-after-decided: finding"],
  ],
  [
    "followed though refused",
    { decision: "refused", follow_up: "stopped", follow_up_date: "2024-09-01" },
    ["only-granted-is-followed: finding"],
  ],
  [
    "an organisation number with a wrong digit",
    { hospital_org_nr: "983974725" },
    ["hospital-is-an-organisation: finding"],
  ],
  ["a ground that is not listed", { reason_1: "PRICE" }, ["code: finding"]],
  ["a decision that is not listed", { decision: "perhaps" }, ["code: error"]],
])("an application %s", (_, change, expected) => {
  const judge = judgeRow(individualExceptions, Dialect.parse({}));
  expect(judge({ ...row, ...change }).breaks.map(({ rule, outcome }) => `${rule}: ${outcome}`)).toStrictEqual(expected);
  expect(judge(row).breaks).toStrictEqual([]);
});
