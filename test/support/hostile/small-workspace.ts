import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { expect } from "vitest";
import { readIntakeState } from "../../../pipelines/night/intake-state.ts";
import { readLive } from "../../../pipelines/night/manifest.ts";
import { workspacePaths } from "../../../pipelines/workspace/paths.ts";
import { placeInFile } from "../../../schemas/form.ts";
import { type CliRun, cli } from "../run-cli.ts";

/** A text that stands in hostile files only; found anywhere else, a value has leaked. */
export const canary = "KANARIFUGL";

/** Sources for the cases of one night. */
const sourceOf = (i: number): string => `case_${String(i).padStart(2, "0")}`;
const mostCases = 40;

const settings = `utfall: workspace/1
name: Hostile files, made up
synthetic: true
sources:
  deaths:
    title: Deaths, made up
    layouts: { npr_deaths: }
${Array.from({ length: mostCases }, (_, i) => `  ${sourceOf(i)}: { title: Case ${i}, layouts: { npr_deaths: } }\n`).join("")}`;

/** A fine extract of 40 persons whose keys begin with a word. */
export const extractOf = (person: string): string =>
  `lopenr;doddato\n${Array.from({ length: 40 }, (_, i) => `${person}${i};2024-05-01\n`).join("")}`;

const good = `lopenr;doddato;emigrertdato
${Array.from({ length: 40 }, (_, i) => `SYNA${i};2024-03-${String((i % 28) + 1).padStart(2, "0")};`).join("\n")}
`;

/** What a night over a delivery came to. */
export interface HostileNight extends CliRun {
  /** Codes of the faults for which the delivery is held, in the order told. */
  readonly codes: readonly string[];
  /** What utfall status says after it. */
  readonly status: CliRun;
}

/** What became of one of many deliveries that came in the same night. */
export interface HostileCase {
  readonly codes: readonly string[];
  /** The faults as they are told, and the quarantined lines named beneath them. */
  readonly told: string;
}

/** Files of a delivery by name, or what lays them into its folder. */
export type Lay = Readonly<Record<string, string | Uint8Array>> | ((folder: string) => void);

/** A workspace with one small source and a generation that is live. */
export interface SmallWorkspace {
  readonly root: string;
  /** A file that the sender may not read, outside the inbox; it would be a fine extract. */
  readonly secret: string;
  /** Folder of a delivery, made. */
  readonly delivery: (name?: string) => string;
  /** `look` may look around before all is put back. Writes a delivery of 2026-06-30 beside the good one, runs a night, checks what must hold after every night, takes it away. */
  readonly nightWith: (lay: Lay, look?: () => void) => Promise<HostileNight>;
  /** The same with a delivery for each case, each in a source of its own; every one of them must be held, exit 3. */
  readonly nightWithEach: (cases: Readonly<Record<string, Lay>>) => Promise<Readonly<Record<string, HostileCase>>>;
  /** Puts back what the first night left, and takes other deliveries away. */
  readonly restore: () => void;
  /** Every byte that is published. */
  readonly published: () => string;
  readonly remove: () => void;
}

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

/** The canary as it stands, and as UTF-16, hex and base64 would carry it. */
const disguises: readonly Buffer[] = [
  Buffer.from(canary),
  Buffer.from(canary, "utf16le"),
  Buffer.from(Buffer.from(canary).toString("hex")),
  // Base64 of the middle of the word, at each of the three places in a group of four letters.
  ...[0, 1, 2].map((skip) => Buffer.from(Buffer.from(canary.slice(skip, skip + 6)).toString("base64"))),
];
const leaks = (bytes: Uint8Array): boolean => disguises.some((each) => Buffer.from(bytes).includes(each));

/** Lays down the small workspace and runs its first night. */
export const smallWorkspace = async (): Promise<SmallWorkspace> => {
  const root = mkdtempSync(join(tmpdir(), "utfall-hostile-"));
  const paths = workspacePaths(root);
  const delivery = (name = "2026-06-30"): string => {
    const folder = join(paths.inbox, "deaths", name);
    mkdirSync(folder, { recursive: true });
    return folder;
  };
  mkdirSync(paths.agreements);
  writeFileSync(paths.config, settings);
  writeFileSync(join(delivery("2026-05-31"), "DOD_good.csv"), good);
  const secret = join(root, "secret.csv");
  writeFileSync(secret, extractOf(canary));
  const first = await cli(root, "nightly");
  if (first.exit !== 0) throw new Error(`the good delivery is not taken: ${first.err}`);

  // A delivery that is taken becomes the live one and stays it; each night is to begin from the good one.
  const kept = join(root, "..", `${basename(root)}-kept`);
  const states = [paths.restricted, paths.internal, paths.logs];
  for (const folder of states) cpSync(folder, join(kept, basename(folder)), { recursive: true });
  const restore = (): void => {
    for (const folder of states) {
      rmSync(folder, { recursive: true, force: true });
      cpSync(join(kept, basename(folder)), folder, { recursive: true });
    }
  };

  const published = (): string =>
    JSON.stringify([
      readFileSync(paths.live, "latin1"),
      ...filesIn(paths.generations).map((file) => [file, readFileSync(file, "latin1")]),
    ]);

  /** No value outside the inbox and the person-level store; nothing half-done left; nothing of the held delivery in use. */
  const check = async (runs: readonly CliRun[]): Promise<void> => {
    for (const run of runs) expect([leaks(Buffer.from(run.out)), leaks(Buffer.from(run.err))]).toEqual([false, false]);
    const told = [paths.logs, paths.internal, paths.releasable].flatMap((folder) => {
      try {
        return filesIn(folder);
      } catch {
        return [];
      }
    });
    const own = filesIn(paths.restricted).filter((file) => !file.endsWith(".parquet"));
    for (const file of [...told, ...own]) expect([file, leaks(readFileSync(file))]).toEqual([file, false]);
    expect(filesIn(root).filter((file) => /\.(tmp|rest|new-)/.test(file))).toEqual([]);
    expect(existsSync(paths.work) ? readdirSync(paths.work) : []).toEqual([]);
  };

  const run = async (lay: Lay, folder: string): Promise<void> => {
    mkdirSync(folder, { recursive: true });
    if (typeof lay === "function") return lay(folder);
    for (const [name, content] of Object.entries(lay)) writeFileSync(join(folder, name), content);
  };

  const night = async (laid: readonly (readonly [Lay, string])[], look: () => void = () => undefined) => {
    const before = published();
    try {
      for (const [lay, folder] of laid) await run(lay, folder);
      const result = await cli(root, "nightly");
      const [status, quarantine] = [await cli(root, "status"), await cli(root, "quarantine", "--json")];
      await check([result, status, quarantine]);
      const { held } = await readIntakeState(paths);
      if (result.exit !== 0) {
        expect(published()).toBe(before);
        const live = await readLive(paths);
        expect(live?.manifest.files.map(({ record }) => record.delivery)).toEqual(["2026-05-31"]);
      }
      look();
      return { ...result, held, status };
    } finally {
      for (const [, folder] of laid) rmSync(folder, { recursive: true, force: true });
      restore();
    }
  };

  return {
    root,
    secret,
    delivery,
    published,
    restore: () => {
      rmSync(delivery(), { recursive: true, force: true });
      writeFileSync(paths.config, settings);
      restore();
    },
    nightWith: async (lay, look) => {
      const { held, ...result } = await night([[lay, delivery()]], look);
      return { ...result, codes: held.flatMap(({ faults }) => faults.map(({ code }) => code)) };
    },
    nightWithEach: async (cases) => {
      const names = Object.keys(cases);
      if (names.length > mostCases) throw new RangeError("more cases than sources");
      const folders = names.map((_, i) => join(paths.inbox, sourceOf(i), "2026-06-30"));
      const { exit, err, held } = await night(Object.values(cases).map((lay, i) => [lay, folders[i] ?? ""]));
      expect([exit, err]).toEqual([3, expect.any(String)]);
      return Object.fromEntries(
        names.map((name, i) => {
          const [own] = held.filter(({ source }) => source === sourceOf(i));
          const lines = (own?.files ?? []).flatMap(({ file, first }) =>
            first.map((l) => `${l.code} ${placeInFile(file, l.line, l.byte)} ${l.column ?? "-"}`),
          );
          const told = [...(own?.faults ?? []).map(({ message }) => message), ...lines].join("\n");
          return [name, { codes: (own?.faults ?? []).map(({ code }) => code), told }];
        }),
      );
    },
    remove: () => {
      for (const folder of [root, kept]) rmSync(folder, { recursive: true, force: true });
    },
  };
};
