/**
 * OMOP's summarised_result in the form of omopgenerics 1.x: thirteen columns, one estimate a row, and the settings of
 * each `result_id` in the same file as rows with the variable `settings`.
 */
export const summarisedColumns = [
  "result_id",
  "cdm_name",
  "group_name",
  "group_level",
  "strata_name",
  "strata_level",
  "variable_name",
  "variable_level",
  "estimate_name",
  "estimate_type",
  "estimate_value",
  "additional_name",
  "additional_level",
] as const;

export type SummarisedRow = Readonly<Record<(typeof summarisedColumns)[number], string>>;

/** The types of omopgenerics that occur here. */
export type EstimateType = "numeric" | "integer" | "proportion" | "character" | "logical";

/** What omopgenerics writes in a name and a level that tell nothing apart. */
export const OVERALL = "overall";

/** Between names, and between levels, that stand in one cell. */
export const AND = " &&& ";

/** How R reads a cell that holds nothing. */
export const NONE = "NA";

/** The variable under which settings stand. */
export const SETTINGS = "settings";
