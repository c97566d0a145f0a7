import { afterAll, beforeAll, expect, it } from "vitest";
import { lungWorkspace, type TestWorkspace } from "../../support/lung-workspace.ts";
import { cli } from "../../support/run-cli.ts";

let workspace: TestWorkspace;
beforeAll(async () => {
  workspace = await lungWorkspace();
  await cli(workspace.root, "nightly");
});
afterAll(() => workspace.remove());

it("the trace of a comparison of subgroups lists everyone who was compared", async () => {
  const { exit, out } = await cli(workspace.root, "trace", "nsclc-pembrolizumab@1/os/sex-comparison/p-value", "--json");
  expect(exit).toBe(0);
  const { found, persons } = JSON.parse(out);
  expect([found.row.n, persons.length]).toEqual([228, 228]);
  expect(persons.every(({ lines }: { lines: unknown[] }) => lines.length > 0)).toBe(true);
});

it.each([
  "adjusted-sex-f-against-m/hazard-ratio",
  "parametric-weibull/aic",
  "external-made-up-trial/published-survival-365",
])("the trace of %s lists everyone whom the model is about", async (end) => {
  const { exit, out } = await cli(workspace.root, "trace", `nsclc-pembrolizumab@1/os/${end}`, "--json");
  expect(exit).toBe(0);
  expect(JSON.parse(out).persons).toHaveLength(228);
});

it("the trace of one level under weights lists that level alone", async () => {
  const { out } = await cli(workspace.root, "trace", "nsclc-pembrolizumab@1/os/adjusted-sex-f/count-n", "--json");
  expect(JSON.parse(out).persons).toHaveLength(90);
});
