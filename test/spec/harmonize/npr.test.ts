import { describe, expect, test } from "vitest";
import { account, harmonizing } from "../../support/harmonized.ts";

const harmonized = harmonizing();

describe("NPR", () => {
  const episode = { aar: "2024", inndato: "2024-03-01", institusjonid: "993467049" };

  test("a dose under ATC and særkode on one episode is one exposure; particulars of the codes are kept", async () => {
    const { record, facts } = await harmonized([
      [
        "npr_episodes",
        [
          { lopenr: "1", ...episode, ncmp_1: "1XC18", ATC_1: "L01FF02", ncsp_1: "GAB00" },
          { lopenr: "2", ...episode, ncmp_1: "1XC18", ncmp_2: "1AC01", ncrp_1: "WL000" },
          { lopenr: "3", ...episode, ncmp_7: "9AX07" },
          { lopenr: "4", ...episode },
        ],
      ],
    ]);
    expect(await facts("exposure", ["person_id", "substance", "atc", "start_date", "source_line"])).toStrictEqual([
      "s/d1/1 pembrolizumab L01FF02 2024-03-01 2",
      "s/d1/2 pembrolizumab - 2024-03-01 3",
      "s/d1/3 nusinersen - 2024-03-01 4",
    ]);
    expect(await facts("procedure", ["person_id", "code", "system"])).toStrictEqual([
      "s/d1/1 1XC18 saerkode",
      "s/d1/1 GAB00 procedure",
      "s/d1/1 L01FF02 atc",
      "s/d1/2 1AC01 saerkode",
      "s/d1/2 1XC18 saerkode",
      "s/d1/2 WL000 procedure",
      "s/d1/3 9AX07 saerkode",
    ]);
    expect(account(record, "npr_episodes", "exposure")?.leftOut).toStrictEqual([
      { reason: "no-listed-medicine", rows: 1 },
    ]);
  });

  test.each([
    ["right", ["CKD05", "ZXA00"], ["right-eye"]],
    ["left", ["CKD05", "ZXA05"], ["left-eye"]],
    ["both, said with one code", ["CKD05", "ZXA10"], ["left-eye", "right-eye"]],
    ["both, injected one by one", ["CKD05", "ZXA00", "CKD05", "ZXA05"], ["left-eye", "right-eye"]],
    ["two sides of one injection, which contradict each other", ["CKD05", "ZXA00", "ZXA05"], ["-"]],
    ["no side", ["CKD05"], ["-"]],
    ["a side that may be the cataract's", ["CKD05", "CJE20", "ZXA00"], ["-"]],
    ["a side without an injection", ["ZXA00"], ["-"]],
    ["a side, and who did it (six characters)", ["CKD05", "ZXA05", "ZWAA10"], ["left-eye"]],
  ])("the eye of an injection: %s", async (_, codes, eyes) => {
    const cells = Object.fromEntries(codes.map((code, i) => [`ncsp_${i + 1}`, code]));
    const { record, facts } = await harmonized([
      ["npr_episodes", [{ lopenr: "1", ...episode, ...cells, ncmp_1: "1LA04" }]],
    ]);
    expect(await facts("exposure", ["substance", "body_part"])).toStrictEqual(eyes.map((eye) => `ranibizumab ${eye}`));
    expect(account(record, "npr_episodes", "exposure")?.findings).toStrictEqual(
      eyes.includes("-") ? [{ reason: "eye-not-stated", rows: 1 }] : [],
    );
  });

  test("bevacizumab has an eye where it was injected into one, and none as an infusion against cancer", async () => {
    const { record, facts } = await harmonized([
      [
        "npr_episodes",
        [
          { lopenr: "1", ...episode, ncsp_1: "CKD05", ncsp_2: "ZXA00", ATC_1: "L01FG01" },
          { lopenr: "2", ...episode, ncmp_1: "WBOC05", ncsp_1: "ZXA00", ATC_1: "L01FG01" },
          { lopenr: "3", ...episode, ncsp_1: "CKD05", ncsp_2: "ZXA00", ATC_1: "L01FF02" },
        ],
      ],
    ]);
    expect(await facts("exposure", ["person_id", "substance", "body_part"])).toStrictEqual([
      "s/d1/1 bevacizumab right-eye",
      "s/d1/2 bevacizumab -",
      "s/d1/3 pembrolizumab -",
    ]);
    expect(account(record, "npr_episodes", "exposure")?.findings).toStrictEqual([]);
  });

  test("the population register's sex and year of birth go before the reported ones", async () => {
    const { facts } = await harmonized([
      [
        "npr_episodes",
        [
          {
            lopenr: "1",
            ...episode,
            kjonn: "1",
            kjonn_dsf: "2",
            fodselsar: "9999",
            fodtAar_DSF: "1950",
            komnrhjem2: "0301",
          },
          {
            lopenr: "2",
            ...episode,
            kjonn: "1",
            fodselsar: "1960",
            fodtAar_DSF: "1800",
            komnrhjem2: "9999",
            pas_reg2: "5",
          },
          {
            lopenr: "2",
            ...episode,
            kjonn: "1",
            fodselsar: "1960",
            fodtAar_DSF: "1800",
            komnrhjem2: "9999",
            pas_reg2: "5",
          },
        ],
      ],
    ]);
    const columns = ["person_id", "sex", "birth_year", "municipality", "region", "source_line"];
    expect(await facts("person", columns)).toStrictEqual(["s/d1/1 f 1950 0301 sor-ost 2", "s/d1/2 m 1960 - nord 3"]);
  });

  test("two dates of death for one person: dead, and neither is used", async () => {
    const { record, facts } = await harmonized([
      [
        "npr_deaths",
        [
          { lopenr: "1", doddato: "2024-05-01" },
          { lopenr: "1", doddato: "2024-05-02" },
          { lopenr: "2", doddato: "2024-05-03" },
        ],
      ],
    ]);
    expect(await facts("vital_status", ["person_id", "status", "death_date", "source_line"])).toStrictEqual([
      "s/d1/1 dead - 2",
      "s/d1/2 dead 2024-05-03 4",
    ]);
    expect(account(record, "npr_deaths", "vital_status")).toMatchObject({
      leftOut: [{ reason: "conflicting-death-dates", rows: 1 }],
      findings: [{ reason: "undated-death", rows: 1 }],
    });
  });

  test("deaths on episodes count only until a death file is delivered, even an empty one", async () => {
    const episodes = ["npr_episodes", [{ lopenr: "1", ...episode, doddato: "2024-05-01" }]] as const;
    const without = await harmonized([episodes]);
    expect(await without.facts("vital_status", ["person_id", "death_date"])).toStrictEqual(["s/d1/1 2024-05-01"]);
    const withFile = await harmonized([episodes, ["npr_deaths", []]]);
    expect(await withFile.facts("vital_status", ["person_id", "death_date"])).toStrictEqual([]);
    expect(account(withFile.record, "npr_episodes", "vital_status")?.leftOut).toStrictEqual([
      { reason: "death-file-delivered", rows: 1 },
    ]);
  });

  test("H-resept rows without a person key are nobody's, never one person's", async () => {
    const dispensed = { atc_1: "L01EB04", utleveringsdato: "2024-01-01" };
    const { record, facts } = await harmonized([
      ["npr_hresept", [dispensed, dispensed, { lopenr: "1", ...dispensed }]],
    ]);
    expect(await facts("exposure", ["person_id", "substance", "kind"])).toStrictEqual([
      "s/d1/1 osimertinib dispensing",
    ]);
    expect(account(record, "npr_hresept", "exposure")?.leftOut).toStrictEqual([{ reason: "no-person-key", rows: 2 }]);
    expect(record.links).toMatchObject([{ source: "s", unlinked: 1 }]);
  });
});
