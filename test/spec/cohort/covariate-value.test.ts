import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sql } from "../../../connectors/duckdb/sql.ts";
import { covariateValue } from "../../../pipelines/cohort/covariate-value.ts";
import type { CovariateId } from "../../../schemas/agreement/covariate.ts";
import { writeModel } from "../../support/model-folder.ts";
import { openScratch, type Scratch } from "../../support/scratch-database.ts";

let scratch: Scratch;
beforeAll(async () => {
  scratch = await openScratch();
  await writeModel(
    join(scratch.folder, "model"),
    {
      person: [
        { person_id: "a", sex: "f", birth_year: 1950, region: "vest" },
        { person_id: "b", sex: "m", birth_year: 1950, region: "vest" },
        { person_id: "b", sex: "f", birth_year: 1951, region: "vest" },
      ],
      tumour: [
        { person_id: "a", diagnosis_date: "2010-01-01", stage: "local" },
        { person_id: "a", diagnosis_date: "2021-11-01", stage: "distant" },
        { person_id: "a", diagnosis_date: "2022-11-01", stage: "regional" },
        { person_id: "b", diagnosis_date: "2021-11-01", stage: "unknown" },
        { person_id: "c", diagnosis_date: "2021-11-01", stage: "local" },
        { person_id: "c", diagnosis_date: "2021-11-01", stage: "distant" },
      ],
      assessment: [
        { person_id: "a", kind: "ecog", date: "2021-12-01", value: 2 },
        { person_id: "a", kind: "ecog", date: "2021-06-01", value: 1 },
        { person_id: "a", kind: "ecog", date: "2022-02-01", value: 0 },
        { person_id: "b", kind: "ecog", date: "2021-12-01", value: 2 },
        { person_id: "b", kind: "ecog", date: "2021-12-01", value: 3 },
        { person_id: "b", kind: "age_years", date: "2021-12-01", value: 70 },
        { person_id: "c", kind: "age_years", date: "2020-12-31", value: 61 },
        { person_id: "c", kind: "age_years", date: "2015-01-01", value: 55 },
        { person_id: "c", kind: "smn2_copies", date: null, value: 3 },
        { person_id: "c", kind: "sma_type", date: null, code: "2" },
      ],
    },
    scratch.database,
  );
});
afterAll(() => scratch.close());

const persons = sql`(SELECT * FROM (VALUES ('a', DATE '2022-01-03'), ('b', DATE '2022-01-03'), ('c', DATE '2022-01-03')) AS t (person_id, time_zero))`;

it.each<readonly [CovariateId, Readonly<Record<string, number | string>>]>([
  // By the year of birth; two years of birth say nothing, and a stated age does not settle them.
  ["age", { a: 72, c: 63 }],
  ["sex", { a: "f" }],
  ["region", { a: "vest", b: "vest" }],
  ["tumour-stage", { a: "distant" }],
  ["ecog", { a: 2 }],
  ["smn2-copies", { c: 3 }],
  ["sma-type", { c: "2" }],
  ["baseline", {}],
])("%s at the start of treatment", async (covariate, expected) => {
  const model = { folder: join(scratch.folder, "model"), sources: ["test"] };
  const rows = await scratch.database.rows(covariateValue(covariate, model, persons), "test: covariate");
  expect(Object.fromEntries(rows.map(({ person_id, value, level }) => [String(person_id), value ?? level]))).toEqual(
    expected,
  );
});
