import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readYaml } from "../../../connectors/yaml/read-yaml.ts";
import type { Profile } from "../../../pipelines/profile/profile.ts";
import { profileFile } from "../../../pipelines/profile/profile-file.ts";
import { SourceLayout } from "../../../schemas/workspace.ts";
import { layoutNamed, type MadeInbox, madeInbox, small } from "../../functional/synthetic/made-inbox.ts";
import { type IntakeBench, intakeBench } from "../../support/ingest/take-in.ts";
import { madeTable, type Writing, written } from "../../support/profile/rewrite.ts";

let made: MadeInbox;
let bench: IntakeBench;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "utfall-profile-"));
  [made, bench] = await Promise.all([madeInbox({ seed: 5, scale: small, dirt: false }), intakeBench()]);
});
afterAll(async () => {
  bench.close();
  await made.remove();
  await rm(folder, { recursive: true, force: true });
});

const dotted = (iso: string): string => iso.split("-").reverse().join(".");

const profiled = async (file: string, content: Uint8Array): Promise<Profile> => {
  const path = join(folder, file);
  await writeFile(path, content);
  return profileFile(path, { lines: 100_000, layout: null, work: folder });
};

const certainties = ({ dialect }: Profile): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(dialect).map(([name, { certainty }]) => [name, certainty]));

/** What utfall.yaml says once the snippet is pasted. */
const pasted = (snippet: string, layout: string): SourceLayout => {
  const read = readYaml(snippet);
  const entry = read.ok ? (read.value as { layouts: Record<string, unknown> }).layouts[layout] : undefined;
  return SourceLayout.parse(entry ?? {});
};

interface Case {
  readonly layout: string;
  readonly file: string;
  readonly writing: Writing;
  /** The proposed dialect where it differs from the default. */
  readonly dialect: Readonly<Record<string, unknown>>;
  readonly certain: Readonly<Record<string, string>>;
  readonly snippet: readonly string[];
}

const windowsText = (column: string, text: string): string => (column === "reseptType" ? "Blå – H" : text);

const cases: Readonly<Record<string, Case>> = {
  "R's write.csv2 with row names, NA and decimal comma": {
    layout: "sma_children",
    file: "sma_children_2026.csv",
    writing: { quoted: true, rowNames: true, null: "NA" },
    dialect: { row_names: true, null_tokens: ["NA"] },
    certain: {
      delimiter: "sure",
      quote: "sure",
      row_names: "sure",
      null_tokens: "sure",
      decimal: "sure",
      date: "sure",
    },
    snippet: ["layouts:", "  sma_children:", "    dialect: { null_tokens: [NA], row_names: true }"],
  },
  "MRS with a trailing delimiter, byte order mark and DD.MM.YYYY": {
    layout: "sma_children",
    file: "DataDump_PROD_SMA_2026-06-30_0115.csv",
    writing: { bom: true, trailing: true, date: dotted, lineEnd: "\r\n" },
    dialect: { date: "DD.MM.YYYY", trailing_delimiter: true },
    certain: { encoding: "sure", trailing_delimiter: "sure", date: "sure", decimal: "sure" },
    snippet: [
      "layouts:",
      "  sma_children:",
      '    files: ["DataDump_PROD_SMA_*.csv"]',
      "    dialect: { date: DD.MM.YYYY, trailing_delimiter: true }",
    ],
  },
  "comma as delimiter and point as decimal mark": {
    layout: "sma_children",
    file: "sma_children.csv",
    writing: { delimiter: ",", decimal: ".", date: (iso) => iso.replaceAll("-", "") },
    dialect: { delimiter: ",", decimal: ".", date: "YYYYMMDD" },
    certain: { delimiter: "sure", decimal: "sure", date: "sure" },
    snippet: ["layouts:", "  sma_children:", '    dialect: { delimiter: ",", decimal: ".", date: YYYYMMDD }'],
  },
  tabs: {
    layout: "kreft_cases",
    file: "kreft_cases.txt",
    writing: { delimiter: "\t" },
    dialect: { delimiter: "\t" },
    certain: { delimiter: "sure" },
    snippet: ["layouts:", "  kreft_cases:", '    files: ["kreft_cases.txt"]', '    dialect: { delimiter: "\\t" }'],
  },
  "NPR's SOM file": {
    layout: "npr_episodes",
    file: "SOM_2026_M04.csv",
    writing: { bom: true, lineEnd: "\r\n" },
    dialect: {},
    certain: { encoding: "sure", delimiter: "sure", date: "sure", time: "sure" },
    snippet: ["layouts:", "  npr_episodes: # nothing to set: the layout reads it as it is"],
  },
  "NPR's H-resept in UTF-8, with æ in the header": {
    layout: "npr_hresept",
    file: "HRESEPT_2026_M04.csv",
    writing: {},
    dialect: {},
    certain: { encoding: "sure" },
    snippet: ["layouts:", "  npr_hresept: # nothing to set: the layout reads it as it is"],
  },
  "NPR's H-resept in ISO-8859-1": {
    layout: "npr_hresept",
    file: "HRESEPT_2026_M04.csv",
    writing: { encoding: "latin1" },
    dialect: { encoding: "iso-8859-1" },
    certain: { encoding: "likely" },
    snippet: ["layouts:", "  npr_hresept:", "    dialect: { encoding: iso-8859-1 }"],
  },
  "NPR's H-resept in windows-1252, with a dash from a word processor": {
    layout: "npr_hresept",
    file: "HRESEPT_2026_M04.csv",
    // In latin1 the dash of windows-1252 is the character 0x96.
    writing: { encoding: "latin1", cell: (c, t) => windowsText(c, t).replace("–", "\u0096") },
    dialect: { encoding: "windows-1252" },
    certain: { encoding: "sure" },
    snippet: ["layouts:", "  npr_hresept:", "    dialect: { encoding: windows-1252 }"],
  },
};

const usual = {
  delimiter: ";",
  quote: '"',
  encoding: "utf-8",
  decimal: ",",
  date: "YYYY-MM-DD",
  time: "clock",
  null_tokens: [],
  row_names: false,
  trailing_delimiter: false,
};

describe("a file as a register writes it", () => {
  it.each(Object.entries(cases))(
    "is recognised: %s",
    async (_name, { layout, file, writing, dialect, certain, snippet }) => {
      const content = written(await madeTable(made, layout), layout, writing);
      const profile = await profiled(file, content);
      expect(profile.faults).toEqual([]);
      expect(profile.proposal).toMatchObject({ layout, fits: true, dialect: { ...usual, ...dialect } });
      expect(certainties(profile)).toMatchObject(certain);
      expect(profile.proposal?.snippet?.split("\n")).toEqual(snippet);
      expect(profile.proposal?.sample).toMatchObject({ rows: profile.dataLines, passed: profile.dataLines });
    },
  );

  it.each(Object.entries(cases))("is taken in whole with the proposed settings: %s", async (_name, each) => {
    const content = written(await madeTable(made, each.layout), each.layout, each.writing);
    const { proposal, dataLines } = await profiled(each.file, content);
    const settings = pasted(proposal?.snippet ?? "", each.layout);
    const taken = await bench.takeIn(content, layoutNamed(each.layout), {
      file: each.file,
      settings: settings.dialect ?? {},
      aliases: settings.aliases ?? null,
      dropExactDuplicates: false,
    });
    expect(taken.outcome).toMatchObject({
      state: "accepted",
      record: { lines: dataLines, rejected: 0, accepted: dataLines },
    });
  });

  it("is the same when it is compressed", async () => {
    const content = written(await madeTable(made, "npr_deaths"), "npr_deaths", {});
    const plain = await profiled("DOD_2026_T1.csv", content);
    const packed = await profiled("DOD_2026_T1.csv.gz", gzipSync(content));
    expect(packed).toEqual({ ...plain, file: "DOD_2026_T1.csv.gz", form: "gzip", compressed: true });
    expect(packed.proposal).toMatchObject({ layout: "npr_deaths", fits: true });
  });
});

describe("a header that is spelt otherwise", () => {
  it("becomes aliases where only signs and letters differ, and intake reads the file with them", async () => {
    const [header = [], ...rows] = await madeTable(made, "npr_hresept");
    const names = header.map((n) =>
      n.replace("utleveringsdato", "Utleverings dato").replace("npkSærtjeneste", "npkSaertjeneste"),
    );
    const content = written([names, ...rows], "npr_hresept", {});
    const profile = await profiled("HRESEPT_2026.csv", content);
    expect(profile.proposal?.snippet?.split("\n")).toEqual([
      "layouts:",
      "  npr_hresept:",
      "    aliases:",
      "      columns:",
      '        "Utleverings dato": utleveringsdato',
      "        npkSaertjeneste_STGKode: npkSærtjeneste_STGKode",
    ]);
    const { aliases } = pasted(profile.proposal?.snippet ?? "", "npr_hresept");
    const taken = await bench.takeIn(content, layoutNamed("npr_hresept"), { aliases: aliases ?? null });
    expect(taken.outcome).toMatchObject({ state: "accepted", record: { unknownColumns: [], rejected: 0 } });
  });

  it("is only a thought, and nothing fits, where the name itself is another", async () => {
    const [header = [], ...rows] = await madeTable(made, "npr_hresept");
    const names = header.map((n) => n.replace("utleveringsdato", "utlevering_dato_apotek"));
    const profile = await profiled("HRESEPT_2026.csv", written([names, ...rows], "npr_hresept", {}));
    expect(profile.proposal).toMatchObject({ layout: "npr_hresept", fits: false, sample: null });
    expect(profile.faults).toEqual([
      { code: "UTF-IN-003", problem: "columns that must be there are missing: utleveringsdato" },
    ]);
    expect(profile.proposal?.snippet?.split("\n").slice(2)).toEqual([
      "    # aliases:",
      "    #   columns:",
      "        # perhaps utlevering_dato_apotek: utleveringsdato",
    ]);
  });
});
