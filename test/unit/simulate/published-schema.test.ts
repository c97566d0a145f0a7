import { readFileSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { z } from "zod";
import { SimulationResult } from "../../../schemas/simulation/result.ts";
import { Simulation } from "../../../schemas/simulation/simulation.ts";

// Renew with: UPDATE=1 vitest run test/unit/simulate
it.each([
  { name: "simulation", schema: z.toJSONSchema(Simulation, { io: "input" }) },
  { name: "simulation-result", schema: z.toJSONSchema(SimulationResult) },
])("the published JSON Schema $name is the one that the zod schema gives", ({ name, schema }) => {
  const published = new URL(`../../../schemas/published/${name}.schema.json`, import.meta.url);
  if (process.env.UPDATE === "1") writeFileSync(published, `${JSON.stringify(schema, null, 2)}\n`);
  // Compared as values: the formatter of the house sets the lines of the file.
  expect(JSON.parse(readFileSync(published, "utf8"))).toEqual(JSON.parse(JSON.stringify(schema)));
});
