import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse as parseYaml } from "yaml";
import { layouts } from "../../../schemas/registers/index.ts";
import { judgeRow } from "../../../schemas/row-schema.ts";
import { type Cells, dialectNamed, layoutNamed, type MadeInbox, madeInbox, small } from "./made-inbox.ts";

let made: MadeInbox;
beforeAll(async () => {
  made = await madeInbox({ seed: 7, scale: small, dirt: false });
});
afterAll(() => made.remove());

const filesOf = async (): Promise<readonly { path: string; name: string }[]> => {
  const found = await readdir(made.inbox, { recursive: true, withFileTypes: true });
  return found.filter((f) => f.isFile()).map((f) => ({ path: join(f.parentPath, f.name), name: f.name }));
};

/** Person key of the project by (source, person key). */
const links = async (): Promise<ReadonlyMap<string, string>> =>
  new Map(
    (await made.rows("link_keys")).map((row) => [`${row.source}/${row.source_person_id}`, row.project_person_id ?? ""]),
  );

const projectPerson = (link: ReadonlyMap<string, string>, source: string, key: string | undefined): string => {
  const person = link.get(`${source}/${key}`);
  if (person === undefined) throw new Error(`${source} has a person without a link`);
  return person;
};

describe("clean made-up extracts", () => {
  it("hold a file of every layout that the house knows", () => {
    expect(new Set(made.record.files.map((file) => file.layout))).toEqual(new Set(layouts.map((l) => l.id)));
  });

  it("break no rule and give no finding in any row of any layout", async () => {
    for (const { id } of layouts) {
      const judge = judgeRow(layoutNamed(id), dialectNamed(id));
      const names = new Set(layoutNamed(id).columns.map((column) => column.name));
      const broken = new Set<string>();
      for (const row of await made.rows(id)) {
        const known = Object.fromEntries(Object.entries(row).filter(([name]) => names.has(name)));
        for (const { rule, column } of judge(known).breaks) broken.add(`${id} ${column} ${rule}`);
      }
      expect([...broken]).toEqual([]);
    }
  });

  it("repeat no key that their layout calls unique", async () => {
    for (const { id, unique } of layouts) {
      if (unique === undefined) continue;
      const dialect = dialectNamed(id);
      const cells = (row: Cells): readonly string[] => unique.columns.map((column) => row[column] ?? "");
      const keys = (await made.rows(id))
        .map(cells)
        .filter((key) => key.every((cell) => cell !== "" && !dialect.null_tokens.includes(cell)))
        .map((key) => key.join("|"));
      expect(new Set(keys).size, id).toBe(keys.length);
    }
  });

  it("are named so that their layout recognises them, and only one does", () => {
    const matches = (pattern: string, name: string): boolean =>
      new RegExp(`^${pattern.replaceAll(".", "\\.").replaceAll("*", ".*")}$`).test(name);
    for (const { file, layout } of made.record.files) {
      const takers = layouts.filter((l) => l.files.some((pattern) => matches(pattern, file))).map((l) => l.id);
      expect(takers, file).toEqual([layout]);
    }
  });

  it("come with a delivery note whose checksums and line counts are those of the files", async () => {
    for (const { path, name } of await filesOf()) {
      if (name === "delivery.yaml") continue;
      const note = parseYaml(await readFile(join(path, "..", "delivery.yaml"), "utf8"));
      const bytes = await readFile(path);
      const lines = bytes.toString("latin1").split("\n").length - 2;
      expect(note.synthetic).toBe(true);
      expect(note.data_cut).toBe("2026-04-30");
      expect(note.files[name]).toEqual({ sha256: createHash("sha256").update(bytes).digest("hex"), lines });
    }
  });

  it("mark every person key and hold nothing as long as a fødselsnummer", async () => {
    for (const { id, person } of layouts) {
      if (person === undefined) continue;
      for (const row of await made.rows(id)) expect(row[person]).toMatch(/^SYN[0-9A-F]{8}$/);
    }
    for (const { path, name } of await filesOf()) {
      if (name.endsWith(".csv")) expect((await readFile(path, "latin1")).match(/\d{11}/), name).toBeNull();
    }
  });

  it("write the population register with a byte order mark and the muscle register as R does", async () => {
    const path = (layout: string): string => {
      const file = made.record.files.find((f) => f.layout === layout);
      if (file === undefined) throw new Error(layout);
      return join(made.inbox, file.source, file.delivery, file.file);
    };
    const vital = await readFile(path("vital_status"));
    expect(vital.subarray(0, 3).toString("hex")).toBe("efbbbf");
    expect(vital.toString("utf8")).toContain("\r\n");
    const dump = await readFile(path("sykehusinnkjop_a"), "utf8");
    expect(dump.startsWith('"";"ASSESSMENT_DATE_baseline";')).toBe(true);
    expect(dump).not.toContain("\r");
    expect(dump.split("\n")[1]).toMatch(/^"1";\d{4}-\d\d-\d\d;/);
    expect(await readFile(path("registration"), "utf8")).toContain(";NA;");
  });

  it("agree about every death in all registers, person by person through the link keys", async () => {
    const link = await links();
    const deaths = async (
      layout: string,
      source: string,
      key: string,
      date: (row: Cells) => string | undefined,
    ): Promise<ReadonlyMap<string, string>> =>
      new Map((await made.rows(layout)).map((row) => [projectPerson(link, source, row[key]), date(row) ?? ""]));
    const population = await deaths("vital_status", "folkeregisteret", "person_key", (row) => row.death_date);
    const cancer = await deaths("kreft_cases", "kreftregisteret", "PID", (row) =>
      row.P_personstatus === "D" ? row.P_statusdato : "",
    );
    const muscle = await deaths("registration", "nornmd", "PATIENT_ID", (row) =>
      row.DECEASED === "1" ? row.DECEASED_DATE : "",
    );
    const npr = await deaths("npr_deaths", "npr", "lopenr", (row) => row.doddato);
    for (const { person, death } of made.persons) {
      expect(population.get(person), person).toBe(death ?? "");
      expect(npr.get(person), person).toBe(death ?? undefined);
      if (cancer.has(person)) expect(cancer.get(person), person).toBe(death ?? "");
      if (muscle.has(person)) expect(muscle.get(person), person).toBe(death ?? "");
    }
    expect(made.persons.filter((p) => p.death !== null).length).toBeGreaterThan(10);
  });

  it("report nothing of a person after death or emigration", async () => {
    const link = await links();
    const until = new Map(made.persons.map((p) => [p.person, p.followedUntil]));
    const last = (source: string, key: string | undefined): string =>
      until.get(projectPerson(link, source, key)) ?? "2026-04-30";
    for (const row of await made.rows("npr_episodes")) {
      expect((row.utdato ?? "") <= last("npr", row.lopenr)).toBe(true);
    }
    for (const row of await made.rows("inspire_medication")) {
      expect((row.start_ts || row.dispensed_date || "").slice(0, 10) <= last("kreftregisteret", row.PID)).toBe(true);
    }
    for (const row of await made.rows("sma_children")) {
      const day = row.assessment_date || row.dose_date || "";
      expect(day <= last("sma_children", row.PATIENT_ID)).toBe(true);
    }
  });

  it("let the lung cohort be found again from INSPIRE alone", async () => {
    const doses = (await made.rows("inspire_medication")).filter((row) =>
      ["L01XC18", "L01FF02"].includes(row.atc ?? ""),
    );
    const { cohort } = made.truth.expected.lung;
    expect(new Set(doses.map((row) => row.PID)).size).toBe(cohort.n);
    expect(doses.length).toBe(cohort.pembrolizumabDoses);
    const link = await links();
    const cases = await made.rows("kreft_cases");
    const nord = cases.filter((row) => row.S_helseregion === "4").map((row) => row.PID);
    expect(doses.filter((row) => nord.includes(row.PID))).toEqual([]);
    for (const { person, timeZero, inInspire } of made.persons.filter((p) => p.group === "lung")) {
      const own = doses.filter((row) => projectPerson(link, "kreftregisteret", row.PID) === person);
      const first = own.map((row) => row.start_ts?.slice(0, 10) ?? "").sort()[0];
      expect(first ?? null, person).toBe(inInspire ? timeZero : null);
    }
  });

  it("let permanent ventilation be counted again from the periods, by each definition", async () => {
    const dose = await made.rows("sma_children");
    const medicine = new Map(dose.filter((row) => row.drug !== "").map((row) => [row.PATIENT_ID, row.drug ?? ""]));
    const periods = await made.rows("sma_ventilation_days");
    const day = (text: string | undefined): number => Date.parse(text || "2026-04-30") / 86_400_000;
    /** Day by day, unlike the generator, which counts period by period. */
    const isPermanent = (child: string, days: number, excludeAcute: boolean): boolean => {
      const long = new Set<number>();
      for (const p of periods.filter((row) => row.PATIENT_ID === child)) {
        const counts =
          Number(p.hours_per_day?.replace(",", ".")) >= 16 && !(excludeAcute && p.acute_reversible === "1");
        for (let d = day(p.date_from); counts && d <= day(p.date_to); d += 1) long.add(d);
      }
      return [...long].some((first) => Array.from({ length: days }, (_, i) => first + i).every((d) => long.has(d)));
    };
    const all = Object.values(made.truth.expected.sma_children).flatMap((c) => Object.values(c.permanentVentilation));
    expect(Math.min(...all)).toBeLessThan(Math.max(...all));
    for (const [name, { n, permanentVentilation }] of Object.entries(made.truth.expected.sma_children)) {
      const children = [...medicine].filter(([, drug]) => drug === name).map(([child]) => child ?? "");
      expect(children.length).toBe(n);
      const count = (days: number, acute: boolean): number =>
        children.filter((c) => isPermanent(c, days, acute)).length;
      expect(permanentVentilation).toEqual({
        "16h-more-than-21-days-excluding-acute": count(22, true),
        "16h-more-than-21-days-including-acute": count(22, false),
        "16h-at-least-14-days-excluding-acute": count(14, true),
        "16h-at-least-14-days-including-acute": count(14, false),
      });
    }
  });

  it("derive the Sykehusinnkjøp tables from the follow-up rows as the register does", async () => {
    const forms = (await made.rows("smafollowup")).filter((row) => row.BEHANDLNG_SPINRAZA === "1");
    const expected = (statuses: readonly string[]): readonly string[] => {
      const patients = [...new Set(forms.map((row) => row.PATIENT_ID))];
      return patients.flatMap((patient) => {
        const own = forms.filter((row) => row.PATIENT_ID === patient && statuses.includes(row.STATUS ?? ""));
        const sorted = own.toSorted((a, b) => ((a.ASSESSMENT_DATE ?? "") < (b.ASSESSMENT_DATE ?? "") ? -1 : 1));
        const [first, last] = [sorted[0], sorted.at(-1)];
        if (first === undefined || last === undefined || first.ASSESSMENT_DATE === last.ASSESSMENT_DATE) return [];
        return [`${first.ASSESSMENT_DATE} ${first.KLINISK_HFMSE} ${last.ASSESSMENT_DATE} ${last.KLINISK_RULM}`];
      });
    };
    const found = async (layout: string): Promise<readonly string[]> =>
      (await made.rows(layout)).map(
        (r) => `${r.ASSESSMENT_DATE_baseline} ${r.HFMSE_baseline} ${r.ASSESSMENT_DATE_latest} ${r.RULM_latest}`,
      );
    expect(await found("sykehusinnkjop_a")).toEqual(expected(["1"]));
    expect(await found("sykehusinnkjop_b")).toEqual(expected(["1", "0"]));
    expect((await found("sykehusinnkjop_a")).length).toBe(made.truth.expected.sma_adults.rowsOfA);
  });

  it("fill NPR up to the number of episodes asked for", async () => {
    const rows = await made.rows("npr_episodes");
    expect(rows.length).toBe(made.truth.expected.npr.episodes);
    expect(rows.length).toBeGreaterThanOrEqual(small.npr_episodes);
  });
});
