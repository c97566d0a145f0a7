/** The four health regions (regionale helseforetak) as the common model names them. */
export type HealthRegion = "nord" | "midt" | "vest" | "sor-ost";

export interface CareUnit {
  readonly reshId: string;
  readonly orgNr: string;
  readonly name: string;
  readonly region: HealthRegion;
}

const unit = (reshId: string, orgNr: string, name: string, region: HealthRegion): CareUnit => ({
  reshId,
  orgNr,
  name,
  region,
});

/**
 * Hospitals that report to Muskelregisteret, RESH id to organisation number.
 *
 * Source: Rapporteket/muskel, doc/indikatorerMuskel_2025.R; the region is the health trust's own. Placeholders 960001–960003
 * are left out on purpose: one of their organisation numbers, 333333333, passes the check digit.
 */
export const careUnits: readonly CareUnit[] = [
  unit("100065", "983974929", "Helgeland", "nord"),
  unit("100082", "983974724", "Bergen", "vest"),
  unit("100083", "983974678", "Stavanger", "vest"),
  unit("100084", "983974694", "Fonna", "vest"),
  unit("100085", "983974732", "Førde", "vest"),
  unit("100089", "983971636", "Ahus", "sor-ost"),
  unit("100091", "983971709", "Innlandet", "sor-ost"),
  unit("100092", "983971768", "Østfold", "sor-ost"),
  unit("100093", "883971752", "Sunnaas", "sor-ost"),
  unit("100100", "983975259", "Vestfold", "sor-ost"),
  unit("100132", "983975267", "Telemark", "sor-ost"),
  unit("100133", "983975240", "Sørlandet", "sor-ost"),
  unit("100317", "983974791", "Nord-Trøndelag", "midt"),
  unit("100320", "883974832", "St. Olav", "midt"),
  unit("101051", "983974910", "Nordland", "nord"),
  unit("101719", "983974899", "UNN", "nord"),
  unit("101971", "983974880", "Finnmark", "nord"),
  unit("700272", "894166762", "Vestre Viken", "sor-ost"),
  unit("4001031", "993467049", "OUS", "sor-ost"),
  unit("4201115", "997005562", "Møre og Romsdal", "midt"),
];

/** The hospitals of one region. */
export const unitsOf = (region: HealthRegion): readonly CareUnit[] => careUnits.filter((u) => u.region === region);

/**
 * S_helseregion of Kreftregisteret. 1–3 agree with where the patients of the lung extract are treated (OUS, Bergen, St. Olav);
 * 4, and the longer codes of one project (100, 1100, 1500, 1800), are inferred. Not NPR's list.
 */
export const kreftRegions: Readonly<Record<string, HealthRegion>> = {
  "1": "sor-ost",
  "2": "vest",
  "3": "midt",
  "4": "nord",
  "100": "sor-ost",
  "1100": "vest",
  "1500": "midt",
  "1800": "nord",
};

/** sh_reg and pas_reg2 of NPR (SKDE-Analyse/sas_codes); sh_reg is evidenced, pas_reg2 is read by the same list. */
export const nprRegions: Readonly<Record<string, HealthRegion>> = {
  "3": "vest",
  "4": "midt",
  "5": "nord",
  "7": "sor-ost",
};

/**
 * County (first two digits of the municipality number) to health region, for the counties before 2020, of 2020–2023 and from
 * 2024. Norwegian public administration; codes of different years do not contradict each other here.
 */
export const countyRegions: Readonly<Record<string, HealthRegion>> = Object.fromEntries(
  (
    [
      [
        "sor-ost",
        [
          "01",
          "02",
          "03",
          "04",
          "05",
          "06",
          "07",
          "08",
          "09",
          "10",
          "30",
          "31",
          "32",
          "33",
          "34",
          "38",
          "39",
          "40",
          "42",
        ],
      ],
      ["vest", ["11", "12", "13", "14", "46"]],
      ["midt", ["15", "16", "17", "50"]],
      ["nord", ["18", "19", "20", "21", "54", "55", "56"]],
    ] as const
  ).flatMap(([region, counties]) => counties.map((county): readonly [string, HealthRegion] => [county, region])),
);
