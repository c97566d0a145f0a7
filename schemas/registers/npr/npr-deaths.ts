import { date } from "../../column.ts";
import type { Layout } from "../../layout.ts";
import { filesNamed } from "../file-patterns.ts";
import { lopenr } from "./columns.ts";
import { nprDialect } from "./dialect.ts";

/** NPR's dates of death, delivered once a year with the third tertial. */
export const nprDeaths: Layout = {
  id: "npr_deaths",
  version: 0,
  title: "NPR, deaths",
  rowIs: "one dead person",
  evidence: "Names: SKDE-Analyse/sas_codes (2026-08-17); file form provisional.",
  provisional: "The form of the text file is replaced by the delivery letter.",
  files: filesNamed("npr_deaths", "DOD_"),
  dialect: nprDialect,
  person: "lopenr",
  columns: [
    lopenr,
    date({
      name: "doddato",
      presence: "required",
      aliases: ["doddato_dsf"],
      meaning: "Day of death.",
      caveat: "Two different dates for one person are a finding, and neither is used.",
    }),
    date({ name: "emigrertdato", presence: "optional", aliases: ["emigrertdato_dsf"], meaning: "Day of emigration." }),
  ],
  rowRules: [],
  unique: { columns: ["lopenr"], outcome: "finding" },
  key: ["lopenr"],
  reaches: ["doddato"],
};
