import { describe, expect, it } from "vitest";
import { nameKey } from "../../../schemas/column.ts";
import { layoutOf } from "../../../schemas/registers/index.ts";

/** First lines of the lung extract at hand, as delivered. */
const lungExtract = {
  kreft_cases:
    "PID;SID;P_kjonn;P_personstatus;P_statusdato;S_diagnosedato;S_diagnosear;S_alderDiagnose;S_basis;S_ds;S_topografiIcdo3;S_morfologiIcdo3;S_seerStadium;S_helseregion",
  lung_quality:
    "PID;SID;ecog;ecog_codelist;ecog_date;egfr;alk;ros1;pdl1_tps;smoking;histology_group;tnm_stage_group;tnm_edition",
  inspire_medication:
    "PID;source;source_system;org_nr;resh_id;atc;substance;product_no;regimen;cycle_no;line_no;dose;unit;route;start_ts;end_ts;dispensed_date;packages;indication_icd10",
  vital_status: "person_key;status;status_date;death_date;emigration_date",
} as const;

/** The Sykehusinnkjøp extracts, column by column as the register's code writes them. */
const visits =
  "ASSESSMENT_DATE_baseline;HFMSE_baseline;RULM_baseline;x6MWT_baseline;ATEND_baseline;BIPAP_baseline;FUNKSJONSSTATUS_baseline;ASSESSMENT_DATE_latest;HFMSE_latest;RULM_latest;x6MWT_latest;ATEND_latest;BIPAP_latest;FUNKSJONSSTATUS_latest;Tidsdiff_dager";
const sykehusinnkjop = {
  sykehusinnkjop_a: visits,
  sykehusinnkjop_b: `PATIENT_ID;CENTREID;${visits};FUNKSJONSSTATUS_all;BEHANDLING_all`,
} as const;

const unknownIn = (id: string, header: string): readonly string[] => {
  const columns = layoutOf(id)?.columns ?? [];
  const known = new Set(columns.flatMap((c) => [c.name, ...(c.aliases ?? [])].map(nameKey)));
  return header.split(";").filter((name) => !known.has(nameKey(name)));
};

describe("headers as registers write them", () => {
  it.each(Object.entries({ ...lungExtract, ...sykehusinnkjop }))("covers every column of %s", (id, header) => {
    expect(unknownIn(id, header)).toEqual([]);
  });

  it.each(Object.entries(lungExtract))("finds every required column of %s in the extract", (id, header) => {
    const names = new Set(header.split(";").map(nameKey));
    const required = (layoutOf(id)?.columns ?? []).filter((c) => c.presence === "required" && c.mayBeAbsent !== true);
    expect(required.map((c) => c.name).filter((name) => !names.has(nameKey(name)))).toEqual([]);
  });

  it("keeps the order in which the register writes the Sykehusinnkjøp extracts", () => {
    for (const [id, header] of Object.entries(sykehusinnkjop)) {
      expect(layoutOf(id)?.columns.map((c) => c.name)).toEqual(header.split(";"));
    }
  });

  it("reads older spellings of Kreftregisteret and Muskelregisteret as the columns of today", () => {
    expect(unknownIn("kreft_cases", "PERSONLOEPENR;SYKDOMSTILFELLENR;DIAGNOSEDATO;STATUSDATO;MORFOLOGI_ICDO3")).toEqual(
      [],
    );
    expect(unknownIn("registration", "PasientID;Foedselsdato;DiagICD10;Undergruppe;AvdodDato;Gangfunksjon")).toEqual(
      [],
    );
    expect(unknownIn("npr_episodes", "LOPENR;INNDATO;omsorgsniva3;TILSTAND_1_1;ncsp_20;ATC_5;tilst10akse6")).toEqual(
      [],
    );
  });

  it("stores no staff name, free text, identity number or address", () => {
    const neverStored = ["ASSESSBY", "REGNAME", "USERCOMMENT", "SSN", "ADDRESS", "EMAIL"];
    for (const id of ["smafollowup", "registration"]) {
      const kinds = new Map((layoutOf(id)?.columns ?? []).map((c) => [c.name, c.kind]));
      expect(neverStored.map((name) => kinds.get(name))).toEqual(neverStored.map(() => "dropped"));
    }
  });
});
