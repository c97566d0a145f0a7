import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays } from "../../../pipelines/evaluate/calendar.ts";
import { type HandMadeWorkspace, handMadeWorkspace } from "../../support/hand-made-workspace.ts";
import { cli } from "../../support/run-cli.ts";
import { lines } from "../agreement-types/settled.ts";
import { table } from "../evaluate/made-up.ts";

// Everybody here is made up by hand, so that each amount can be worked out on paper from the tables.
const cut = "2026-06-30";
const hospital = "993467049";
const folder = (path: string): string => resolve(import.meta.dirname, "../../..", path);
const example = (name: string): string => folder(`pipelines/workspace/agreements/examples/${name}.yaml`);
const fromTheManual = (name: string): string => folder(`test/fixtures/agreements/from-the-manual/${name}.yaml`);

/** Injections of ranibizumab every 21 days, all within 2024; `codes` stand beside that of the injection. */
const eyes = table(`
  person | start      | injections | codes
  E1     | 2024-01-02 | 16         | CKD05 ZXA05
  E1     | 2024-01-03 | 14         | CKD05 ZXA00
  E2     | 2024-01-04 | 15         | CKD05 ZXA10
  E3     | 2024-01-05 | 16         | CKD05
  E4     | 2024-01-06 | 7          | CKD05 ZXA05
  E4     | 2024-06-09 | 8          | CKD05 ZXA00`);

/** Ustekinumab. */
const doses = table(`
  person | day        | mg | status
  W1     | 2024-01-10 | 90 | completed
  W2     | 2024-01-11 | 90 | completed
  W2     | 2024-02-08 | 90 | entered-in-error
  W3     | 2024-01-12 | 90 | completed
  W4     | 2024-01-13 | 90 | completed
  W4     | 2024-05-02 | 90 | completed
  W5     | 2024-01-14 | 45 | completed`);
const weights = table(`
  person | day        | kg
  W1     | 2024-01-05 | 100,0
  W2     | 2024-01-05 | 100,1
  W4     | 2024-01-02 | 98
  W4     | 2024-05-01 | 103
  W5     | 2024-01-05 | 120`);

/** Starts of bortezomib: four doses up to day 84 and one after it. */
const myeloma = table(`
  person | start
  M1     | 2024-01-10
  M2     | 2024-01-11
  M3     | 2024-01-12
  M4     | 2024-01-13
  M5     | 2024-01-14
  M6     | 2024-01-15`);
/** Serum M-protein; day counts from the start, status as Volven 8245 (2 preliminary, 3 final, 12 corrected). */
const answers = table(`
  person | day | value | comparator | unit | status
  M1     | -5  | 40,0  |            | g/L  | 3
  M1     | 70  | 20,0  |            | g/L  | 3
  M1     | 80  | 20,0  |            | g/L  | 3
  M2     | -5  | 40,0  |            | g/L  | 3
  M2     | 70  | 21,0  |            | g/L  | 3
  M2     | 80  | 20,1  |            | g/L  | 3
  M3     | -5  | 40,0  |            | g/L  | 3
  M3     | 70  | 1,0   | <          | g/L  | 3
  M3     | 80  | 1,0   | <          | g/L  | 3
  M4     | -5  | 4,0   |            | g/dL | 3
  M4     | 70  | 1,0   |            | g/L  | 3
  M4     | 80  | 1,0   |            | g/L  | 3
  M5     | -5  | 40,0  |            | g/L  | 3
  M5     | 70  | 12,0  |            | g/L  | 3
  M5     | 70  | 32,0  |            | g/L  | 12
  M5     | 80  | 33,0  |            | g/L  | 3
  M6     | -5  | 40,0  |            | g/L  | 3
  M6     | 70  | 30,0  |            | g/L  | 3
  M6     | 80  | 10,0  |            | g/L  | 2`);

/** Infusions of tisagenlecleucel, and the response at 3 and at 18 months. */
const lymphoma = table(`
  person | start      | month 3 | month 18
  L1     | 2024-03-01 | CR      | CR
  L2     | 2024-03-02 | CR      | PD
  L3     | 2024-03-03 | PR      | PR
  L4     | 2024-03-04 | CR      | NE`);

const episode = (person: string, day: string, main: string, codes: readonly string[], atc: string) => ({
  lopenr: `N${person}`,
  aar: day.slice(0, 4),
  inndato: day,
  utdato: day,
  fodselsar: 1950,
  kjonn: 2,
  komnrhjem2: 301,
  institusjonid: hospital,
  behandlingsstedkode: hospital,
  sektor: 4,
  omsorgsniva: 3,
  aktivitetskategori3: 3,
  innmatehast: 4,
  episodefag: 999,
  tilstand_1_1: main,
  ncsp_1: codes[0] ?? "",
  ncsp_2: codes[1] ?? "",
  ATC_1: atc,
});

const administration = (person: string, day: string, atc: string, regimen: string) => ({
  PID: `K${person}`,
  source: "hospital",
  org_nr: hospital,
  atc,
  regimen,
  dose: "2,3",
  unit: "mg",
  start_ts: `${day}T10:00:00`,
});

const cell = (row: Readonly<Record<string, string>>, name: string): string => row[name] ?? "";
const startOf = (person: string): string => cell(myeloma.find((row) => row.person === person) ?? {}, "start");

const persons = [...new Set([eyes, doses, myeloma, lymphoma].flat().map((row) => cell(row, "person")))];
const keyed: Readonly<Record<string, string>> = {
  npr: "N",
  lmr: "R",
  kreftregisteret: "K",
  laboratory: "B",
  clinic: "C",
  folkeregisteret: "F",
};

let workspace: HandMadeWorkspace;
const names = [
  ...["f04-dose-cap", "f07-weight-flat-price", "o01-refund-on-failure", "o02-success-fee-spain"].map(example),
  ...["cap-per-eye", "refund-without-response", "staged-car-t-months", "staged-car-t-days"].map(fromTheManual),
];

beforeAll(async () => {
  workspace = await handMadeWorkspace(names);
  await workspace.deliver(cut, {
    npr: {
      npr_episodes: eyes.flatMap((row) =>
        Array.from({ length: Number(row.injections) }, (_, i) =>
          episode(
            cell(row, "person"),
            addDays(cell(row, "start"), 21 * i),
            "H353",
            cell(row, "codes").split(" "),
            "S01LA04",
          ),
        ),
      ),
    },
    lmr: {
      lmr_administrations: doses.map((row, i) => ({
        person_key: `R${row.person}`,
        administration_id: `A${i}`,
        status: cell(row, "status"),
        given_ts: `${row.day}T09:00:00`,
        atc: "L04AC05",
        dose: cell(row, "mg"),
        unit: "mg",
        org_nr: hospital,
      })),
    },
    kreftregisteret: {
      inspire_medication: [
        ...myeloma.flatMap((row) =>
          [0, 28, 56, 84, 85].map((day) =>
            administration(cell(row, "person"), addDays(cell(row, "start"), day), "L01XG01", "Bortezomib"),
          ),
        ),
        ...lymphoma.map((row) => administration(cell(row, "person"), cell(row, "start"), "L01XL04", "CAR-T")),
      ],
    },
    laboratory: {
      laboratory_answers: answers.map((row) => ({
        person_key: `B${row.person}`,
        sample_id: `${row.person}/${row.day}`,
        sample_ts: `${addDays(startOf(cell(row, "person")), Number(row.day))}T08:00:00`,
        analysis: "NPU19844",
        value: cell(row, "value"),
        comparator: cell(row, "comparator"),
        unit: cell(row, "unit"),
        status: cell(row, "status"),
      })),
    },
    clinic: {
      body_weights: weights.map((row) => ({
        person_key: `C${row.person}`,
        weighed_date: cell(row, "day"),
        weight: cell(row, "kg"),
        unit: "kg",
        weighing: "measured",
      })),
      response_assessments: lymphoma.flatMap((row) =>
        (
          [
            [91, "month 3"],
            [549, "month 18"],
          ] as const
        ).map(([days, month]) => ({
          person_key: `C${row.person}`,
          assessed_date: addDays(cell(row, "start"), days),
          criteria: "lugano",
          response: cell(row, month),
        })),
      ),
    },
    purchases: {
      purchases: [
        { month: "2024-01-01", packs: 60 },
        { month: "2024-12-01", packs: 33 },
      ].map((row) => ({
        ...row,
        product_no: 990301,
        atc: "S01LA04",
        doses_per_pack: 1,
        org_nr: hospital,
        channel: "wholesaler",
      })),
    },
    folkeregisteret: {
      vital_status: persons.map((person) => ({ person_key: `F${person}`, status: "B", status_date: cut })),
    },
    keys: {
      link_keys: persons.flatMap((person) =>
        Object.entries(keyed).map(([source, letter]) => ({
          source,
          delivery: cut,
          source_person_id: `${letter}${person}`,
          project_person_id: person,
          valid_from: cut,
        })),
      ),
    },
  });
  const { exit, err } = await workspace.night();
  expect([exit, err.split("\n").filter((line) => line.startsWith("UTF-"))]).toEqual([0, []]);
});
afterAll(() => workspace.remove());

const settled = async (agreement: string) => {
  const { settlement } = await workspace.report(`${agreement}@1`);
  if (settlement === null) throw new Error(`${agreement} settles nothing`);
  return { lines: lines(settlement), missing: settlement.missing };
};

describe("a settlement of the year", () => {
  it("holds 91 injections, one for each eye, against 93 packs bought", async () => {
    const { exit, out } = await cli(workspace.root, "settle", "f04-dose-cap", "--period", "2024");
    expect(exit).toBe(0);
    const statement = await readFile(join(workspace.root, out.trim(), "purchaser.en.html"), "utf8");
    // 30 of E1, 15 in both eyes of E2, 16 of E3, 15 of E4.
    const rows = [...statement.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, cells = ""]) =>
      [...cells.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/gs)].map(([, text]) => text).join(" | "),
    );
    expect(rows.filter((row) => row.startsWith("ranibizumab"))).toEqual([
      "ranibizumab | administrations | 91 | 93 | −2 | outside tolerance | purchases 2026-06-30, wholesaler",
      "ranibizumab | packages | – | 93 | – | not reconciled: the registers of the agreement deliver no such quantity | purchases 2026-06-30, wholesaler",
    ]);
  });
});

// Patients are numbered by their first dose, so E1 is patient 1 and so on.
describe("a night over made-up extracts settles to the øre", () => {
  it.each([
    // Refund of each dose after the fourteenth in the same eye.
    ["f04-dose-cap", "742.17", { E1: "1484.34", E2: "1484.34", E3: "1484.34" }],
    ["cap-per-eye", "9000.00", { E1: "18000.00", E2: "18000.00", E3: "18000.00" }],
  ])(
    "%s, %s a dose: two after the fourteenth in one eye, one in each of two, two where the eye is not stated",
    async (agreement, _, refunds) => {
      const term = agreement === "f04-dose-cap" ? "dose-cap" : "eye-cap";
      expect((await settled(agreement)).lines).toEqual(
        Object.values(refunds).map((amount, i) => `${term} patient-${i + 1} 2024 refundable ${amount}`),
      );
    },
  );

  it("f07-weight-flat-price, 2,147.00 a vial: the second vial of those who weigh more than 100 kg that day", async () => {
    const { lines: found, missing } = await settled("f07-weight-flat-price");
    expect(found).toEqual([
      // W2 weighs 100.1 kg; W1 exactly 100, and W4 98 at the first dose.
      "weight patient-2 2024 refundable 2147.00",
      "weight patient-4 2024 refundable 2147.00",
      // W3 was never weighed.
      "weight patient-3 2024 held 2147.00",
    ]);
    expect(missing).toEqual([{ what: "weight", term: "weight", units: "2", value: "214700" }]);
  });

  it.each([
    ["M1 halved exactly", 1, "not-payable"],
    ["M2 fell to 20.1 at best", 2, "refundable"],
    ["M3 fell below the limit of the method", 3, "not-payable"],
    ["M4's baseline came in another unit and was not read", 4, "held"],
    ["M5's good answer was corrected to a bad one", 5, "refundable"],
    ["M6's second answer was preliminary, so nothing is confirmed", 6, "held"],
  ])("o01-refund-on-failure, four doses of 762.38 up to day 84: %s", async (_, patient, kind) => {
    const found = (await settled("o01-refund-on-failure")).lines;
    expect(found.find((line) => line.startsWith(`response patient-${patient} `))).toBe(
      `response patient-${patient} - ${kind} 3049.52`,
    );
  });

  it.each([
    [1, "not-payable"],
    [2, "refundable"],
    [3, "not-payable"],
    [4, "not-payable"],
    [5, "refundable"],
    // The best of the window counts, and the only final answer is 30.
    [6, "refundable"],
  ])("refund-without-response, four cycles of 30,000 up to day 84: patient %i is %s", async (patient, kind) => {
    const found = (await settled("refund-without-response")).lines;
    expect(found.find((line) => line.startsWith(`m-protein patient-${patient} `))).toBe(
      `m-protein patient-${patient} - ${kind} 120000.00`,
    );
  });

  it("o02-success-fee-spain: 52 % at the infusion, 48 % where the complete response has lasted 18 months", async () => {
    expect((await settled("o02-success-fee-spain")).lines).toEqual([
      "infusion patient-1 - payable 166400.00",
      "month-18 patient-1 - payable 153600.00",
      "infusion patient-2 - payable 166400.00",
      "month-18 patient-2 - not-payable 153600.00",
      "infusion patient-3 - payable 166400.00",
      "month-18 patient-3 - not-payable 153600.00",
      "infusion patient-4 - payable 166400.00",
      "month-18 patient-4 - held 153600.00",
    ]);
  });

  it("staged-car-t-months: the same of 3,200,000, and nothing for what could not be evaluated", async () => {
    const found = (await settled("staged-car-t-months")).lines.filter((line) => line.startsWith("response-18"));
    expect(found.map((line) => line.split(" ").slice(3).join(" "))).toEqual([
      "payable 1536000.00",
      "not-payable 1536000.00",
      "not-payable 1536000.00",
      "not-payable 1536000.00",
    ]);
  });

  it("staged-car-t-days: nobody was assessed around days 180, 270 and 365, so nothing but the infusion is paid", async () => {
    const found = (await settled("staged-car-t-days")).lines;
    expect(found.filter((line) => line.includes(" payable "))).toEqual(
      [1, 2, 3, 4].map((patient) => `infusion patient-${patient} - payable 1664000.00`),
    );
  });
});
