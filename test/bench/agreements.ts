import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { run, type Used } from "./child-process.ts";

/*
 * Whether many agreements over many patients are judged in minutes and in bounded memory, and whether a night without
 * news takes seconds. Run with: node test/bench/agreements.ts
 *
 * A workspace with made-up extracts; agreements made from the three examples under other ids. Some share population and
 * measures with others to the letter, some bind another period, as agreements on one medicine do. The first night takes
 * the extracts in under the three examples alone; the second judges all; the third has nothing to do.
 */
const { values } = parseArgs({
  options: {
    agreements: { type: "string", default: "200" },
    lung: { type: "string", default: "199000" },
    children: { type: "string", default: "600" },
    adults: { type: "string", default: "400" },
    memory: { type: "string", default: "2GiB" },
    keep: { type: "boolean", default: false },
  },
});

const utfall = resolve(import.meta.dirname, "../../bin/utfall.js");
const root = join(mkdtempSync(join(tmpdir(), "utfall-bench-")), "workspace");
const examples = ["nsclc-pembrolizumab", "sma-nusinersen", "sma-onasemnogene"] as const;
/** How many periods the agreements made from one example bind. */
const PERIODS = 5;

const cli = (...args: readonly string[]): Promise<Used> => run(process.execPath, [utfall, ...args], [0, 3]);

const seconds = ({ wall, cpu, peak }: Used): string =>
  `${wall.toFixed(1)} s, CPU ${cpu.toFixed(1)} s, peak memory ${peak.toFixed(0)} MiB`;

const steps = ({ out }: Used): string => {
  const { stepsRun, stepsSkipped } = JSON.parse(out);
  return `${stepsRun} steps run, ${stepsSkipped} unchanged`;
};

const writeAgreements = (count: number): void => {
  for (let i = examples.length; i < count; i += 1) {
    const example = examples[i % examples.length] ?? examples[0];
    const text = readFileSync(join(root, "agreements", `${example}.yaml`), "utf8");
    const period = Math.floor(i / examples.length) % PERIODS;
    const id = `${example}-${i}`;
    const other = text
      .replace(/^id: .*$/m, `id: ${id}`)
      .replace(/^( {2}start_from: \d{4}-\d{2}-)\d{2}$/m, `$1${String(period + 1).padStart(2, "0")}`);
    writeFileSync(join(root, "agreements", `${id}.yaml`), other);
  }
};

try {
  await cli("init", root);
  const made = await cli(
    "synth",
    root,
    ...["--lung", values.lung, "--sma-children", values.children, "--sma-adults", values.adults],
    ...["--npr-episodes", "20000", "--clean"],
  );
  const config = join(root, "utfall.yaml");
  writeFileSync(config, readFileSync(config, "utf8").replace(/^(# *)?memory: .*$/m, `memory: ${values.memory}`));
  console.log(`${values.lung} lung cancer patients, ${values.children} children and ${values.adults} adults with SMA`);
  console.log(`made up in       ${seconds(made)}`);
  const first = await cli("nightly", "-w", root, "--json");
  console.log(`3 agreements     ${seconds(first)}; intake included; ${steps(first)}`);
  writeAgreements(Number(values.agreements));
  const second = await cli("nightly", "-w", root, "--json");
  console.log(`${values.agreements} agreements   ${seconds(second)}; ${steps(second)}`);
  const third = await cli("nightly", "-w", root, "--json");
  console.log(`nothing new      ${seconds(third)}; ${steps(third)}`);
  console.log(`memory setting   ${values.memory}`);
} finally {
  if (values.keep) console.log(root);
  else rmSync(join(root, ".."), { recursive: true, force: true });
}
