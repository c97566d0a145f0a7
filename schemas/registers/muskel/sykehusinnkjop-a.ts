import type { Layout } from "../../layout.ts";
import { filesNamed } from "../file-patterns.ts";
import { writeCsv2 } from "./codes.ts";
import { baselineAndLatest, baselineAndLatestRules } from "./sykehusinnkjop-columns.ts";

/**
 * Muskelregisteret's dump for Sykehusinnkjøp (TilSykehusinnkjøpMuskel…): anonymous, so it has no person column and cannot be
 * linked or compared across deliveries. For reconciliation only; smafollowup is the source.
 */
export const sykehusinnkjopA: Layout = {
  id: "sykehusinnkjop_a",
  version: 1,
  title: "Muskelregisteret, dump for Sykehusinnkjøp",
  rowIs: "one adult-started patient with at least two assessment dates, completed forms only, without a key",
  evidence: "Rapporteket/muskel (2026-06-25), R/modul_datadump.R.",
  // * for the ø, which is lost on some file shares.
  files: filesNamed("sykehusinnkjop_a", "TilSykehusinnkj*Muskel"),
  dialect: { ...writeCsv2, row_names: true },
  columns: baselineAndLatest,
  rowRules: baselineAndLatestRules,
  reaches: ["ASSESSMENT_DATE_latest"],
};
