import type { CodeList, CodePeriod } from "./code-list.ts";

const county = (
  code: string,
  meaning: string,
  from: string | null,
  to: string | null,
  becomes: string | null = null,
): CodePeriod => ({ code, from, to, becomes, meaning });

/**
 * Counties (fylker) by their two digits, with the reforms of 2018, 2020 and 2024. Norwegian public administration.
 *
 * `becomes` stands only where one county took the whole of another: what was split in 2024 has several successors, and which one
 * is a matter of the municipality.
 */
export const counties: CodeList = {
  id: "county",
  title: "Counties (fylker), the first two digits of a municipality number",
  evidence: "Norwegian public administration: the county reforms of 2018, 2020 and 2024.",
  knows: "all",
  recoded: true,
  codes: [
    county("01", "Østfold", null, "2019-12-31", "30"),
    county("02", "Akershus", null, "2019-12-31", "30"),
    county("03", "Oslo", null, null),
    county("04", "Hedmark", null, "2019-12-31", "34"),
    county("05", "Oppland", null, "2019-12-31", "34"),
    county("06", "Buskerud", null, "2019-12-31", "30"),
    county("07", "Vestfold", null, "2019-12-31", "38"),
    county("08", "Telemark", null, "2019-12-31", "38"),
    county("09", "Aust-Agder", null, "2019-12-31", "42"),
    county("10", "Vest-Agder", null, "2019-12-31", "42"),
    county("11", "Rogaland", null, null),
    county("12", "Hordaland", null, "2019-12-31", "46"),
    county("13", "Bergen", null, "1971-12-31", "12"),
    county("14", "Sogn og Fjordane", null, "2019-12-31", "46"),
    county("15", "Møre og Romsdal", null, null),
    county("16", "Sør-Trøndelag", null, "2017-12-31", "50"),
    county("17", "Nord-Trøndelag", null, "2017-12-31", "50"),
    county("18", "Nordland", null, null),
    county("19", "Troms", null, "2019-12-31", "54"),
    county("20", "Finnmark", null, "2019-12-31", "54"),
    county("21", "Svalbard", null, null),
    county("22", "Jan Mayen", null, null),
    county("23", "Continental shelf (kontinentalsokkelen)", null, null),
    county("30", "Viken", "2020-01-01", "2023-12-31"),
    county("31", "Østfold", "2024-01-01", null),
    county("32", "Akershus", "2024-01-01", null),
    county("33", "Buskerud", "2024-01-01", null),
    county("34", "Innlandet", "2020-01-01", null),
    county("38", "Vestfold og Telemark", "2020-01-01", "2023-12-31"),
    county("39", "Vestfold", "2024-01-01", null),
    county("40", "Telemark", "2024-01-01", null),
    county("42", "Agder", "2020-01-01", null),
    county("46", "Vestland", "2020-01-01", null),
    county("50", "Trøndelag", "2018-01-01", null),
    county("54", "Troms og Finnmark", "2020-01-01", "2023-12-31"),
    county("55", "Troms", "2024-01-01", null),
    county("56", "Finnmark", "2024-01-01", null),
    county("99", "foreign (9900) or unknown (9999)", null, null),
  ],
};
