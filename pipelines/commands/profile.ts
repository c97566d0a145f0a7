import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { exitCode, UtfallError } from "../../schemas/errors.ts";
import type { Layout } from "../../schemas/layout.ts";
import { layoutOf, layouts } from "../../schemas/registers/index.ts";
import { profileFile } from "../profile/profile-file.ts";
import { profileText } from "../profile/profile-text.ts";
import { columns } from "./columns.ts";
import type { Command } from "./command.ts";
import { nearestName } from "./nearest-name.ts";

const usualLines = 100_000;

const refused = (problem: string): UtfallError => new UtfallError("UTF-CL-002", { command: "profile", problem });

const layoutNamed = (id: unknown): Layout | null => {
  if (typeof id !== "string") return null;
  const layout = layoutOf(id);
  if (layout !== undefined) return layout;
  const near = nearestName(
    id,
    layouts.map((l) => l.id),
  );
  throw refused(`--layout takes the id of a layout${near === null ? "" : `; did you mean ${near}`}`);
};

const linesOf = (value: unknown): number => {
  if (value === undefined) return usualLines;
  if (typeof value !== "string" || !/^[1-9]\d{0,8}$/.test(value)) throw refused("--lines takes a whole number above 0");
  return Number(value);
};

export const profile: Command = {
  name: "profile",
  summary: "what a delivered file is and how it is written, with a proposal for utfall.yaml",
  positionals: ["FILE"],
  options: {
    layout: { type: "string", value: "ID", help: "hold the file against this layout only" },
    lines: { type: "string", value: "N", help: `data lines whose cells are looked at (default ${usualLines})` },
  },
  about: `
Looks over one file as delivered (delimited text, plain, .gz or in a .zip; Parquet; Arrow; SAS, SPSS and Stata) and tells how it is written, which layout it is and how its
rows fare, with the evidence, as sure, likely or cannot tell. It proposes and decides nothing: write what you agree with
into utfall.yaml. Numbers such as 99 are never proposed to mean "missing". No value from the file is printed.
Exit 0 when a layout fits, 2 when none does or the file cannot be read.`,
  async run({ positionals, options }, context) {
    const asked = { lines: linesOf(options.lines), layout: layoutNamed(options.layout) };
    // Copies of typed files are made for the owner alone, and go whatever happens.
    const work = await mkdtemp(join(tmpdir(), "utfall-profile-"));
    const found = await profileFile(resolve(context.cwd, positionals[0] ?? ""), { ...asked, work }).finally(() =>
      rm(work, { recursive: true, force: true }),
    );
    context.out(options.json === true ? `${JSON.stringify(found, null, 2)}\n` : profileText(found, columns));
    return found.proposal?.fits === true ? exitCode.done : exitCode.refused;
  },
};
