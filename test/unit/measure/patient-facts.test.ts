import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { selectCohort } from "../../../pipelines/cohort/select-cohort.ts";
import { loadPatientFacts } from "../../../pipelines/measure/patient-facts.ts";
import { alive, attribute, dead, delivered, dose, score, ventilated } from "../../support/facts.ts";
import { writeModel } from "../../support/model-folder.ts";
import { openScratch, type Scratch } from "../../support/scratch-database.ts";

let scratch: Scratch;
beforeAll(async () => {
  scratch = await openScratch();
});
afterAll(() => scratch.close());

test("loads what was known of each person on the as-of day, those excluded too, with the line of every fact", async () => {
  const { database, folder } = scratch;
  const [model, cohort] = [join(folder, "model"), join(folder, "cohort")];
  await writeModel(
    model,
    {
      exposure: [
        dose("p", "2024-02-01"),
        dose("p", "2024-03-01"),
        dose("p", "2024-04-01", "a", { counts: false }),
        dose("p", "2025-01-01"),
        dose("early", "2020-01-01"),
        dose("stranger", "2024-01-01", "z"),
      ],
      assessment: [
        score("p", "hfmse", "2024-02-01", 12),
        attribute("p", "sma_type", "2"),
        score("p", "hfmse", "2025-02-01", 14),
        score("stranger", "hfmse", "2024-02-01", 1),
      ],
      event: [ventilated("p", "2024-05-01", null, 8), ventilated("p", "2025-05-01", null, 8)],
      vital_status: [alive("p", "2025-06-30"), dead("early", null)],
      coverage: [delivered("2025-06-30")],
    },
    database,
  );
  const title = { nb: "x", en: "x" };
  const population = { title, substances: ["a"], start_from: "2024-01-01", criteria: [], subgroups: [] };
  await selectCohort({ population, exceptions: "included", model, folder: cohort, asOf: "2024-12-31" }, database);
  expect(await loadPatientFacts({ model, cohort, asOf: "2024-12-31" }, database)).toStrictEqual([
    {
      personId: "early",
      timeZero: "2020-01-01",
      substance: "a",
      timeZeroLine: { file: "exposure", line: 6 },
      subgroups: {},
      answers: {},
      included: false,
      excludedBy: "start-period",
      exposures: [{ substance: "a", date: "2020-01-01", file: "exposure", line: 6 }],
      assessments: [],
      events: [],
      vital: {
        status: "dead",
        statusDate: null,
        deathDate: null,
        emigrationDate: null,
        file: "vital_status",
        line: 3,
      },
    },
    {
      personId: "p",
      timeZero: "2024-02-01",
      substance: "a",
      timeZeroLine: { file: "exposure", line: 2 },
      subgroups: {},
      answers: {},
      included: true,
      excludedBy: null,
      exposures: [
        { substance: "a", date: "2024-02-01", file: "exposure", line: 2 },
        { substance: "a", date: "2024-03-01", file: "exposure", line: 3 },
      ],
      assessments: [
        { kind: "sma_type", date: null, value: null, code: "2", file: "assessment", line: 3 },
        { kind: "hfmse", date: "2024-02-01", value: 12, code: null, file: "assessment", line: 2 },
      ],
      events: [
        {
          kind: "ventilation",
          start: "2024-05-01",
          end: null,
          value: 8,
          detail: null,
          dataCut: "2025-06-30",
          file: "event",
          line: 2,
        },
      ],
      vital: {
        status: "alive",
        statusDate: "2024-12-31",
        deathDate: null,
        emigrationDate: null,
        file: "vital_status",
        line: 2,
      },
    },
  ]);
});
