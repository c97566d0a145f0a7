import { UtfallError } from "../../schemas/errors.ts";
import { type ResultRow, Settings } from "../../schemas/result.ts";
import { AND, type EstimateType } from "./summarised-row.ts";

/** One setting of a result: name, type and value as text. */
export type Setting = readonly [name: string, type: EstimateType, value: string];

/**
 * Which analysis of the measure a number is of: the one that the agreement judges by, what would have come out if, or a
 * model beside it.
 */
const variantOf = ({ group, settings }: ResultRow): string => {
  if (group.name === "sensitivity") return group.level;
  return settings.analysis === undefined ? "main" : `${group.name}-${group.level}`;
};

/**
 * How things of one day are ordered, which moves the result wherever days are shared; in the words of the method text.
 */
const tieRule = (method: Settings["method"]): string => {
  switch (method) {
    case "kaplan-meier":
    case "restricted-mean":
    case "log-rank":
    case "weighted-kaplan-meier":
    case "weighted-restricted-mean":
    case "weighted-cox":
    case "matching-adjusted":
      return "at risk while entry < day <= exit: on one day events come before censorings, entries after both";
    case "reverse-kaplan-meier":
      return "at risk while entry < day <= exit: on one day censorings are the events, entries come after both";
    case "aalen-johansen":
    case "gray-test":
      return "at risk while entry < day <= exit: on one day causes in the order that the measure states, then censorings";
    case "pohar-perme":
    case "ederer-2":
      return "days of the population's life table: on one day events come before censorings, entries after both";
    case "clopper-pearson":
    case "count":
    case "mean":
    case "exact-rate":
    case "ratio-of-sums":
    case "mixed-model-repeated-measures":
    case "mixed-model-random-slope":
    case "multiple-imputation":
    case "delta-adjustment":
    case "tipping-point":
    case "effective-sample-size":
    case "propensity-score":
    case "standardised-difference":
    case "e-value":
    case "published":
    case "parametric":
      return "none: no order in time";
  }
};

/** The settings that rows of one `result_id` have in common: what the numbers depend on besides the data. */
export const settingsOfRow = (row: ResultRow): readonly Setting[] => {
  const { method, interval, level, delayedEntry, measure, analysis, software } = row.settings;
  const [name = "utfall", version = ""] = software.split(" ");
  return [
    ["result_type", "character", "utfall_estimate"],
    ["package_name", "character", name],
    ["package_version", "character", version],
    ["group", "character", "agreement"],
    ["strata", "character", row.group.name],
    ["additional", "character", `figure${AND}time`],
    // Nothing is suppressed here: that is the task of disclosure control, which comes after.
    ["min_cell_count", "integer", "0"],
    ["agreement", "character", row.agreement],
    ["agreement_version", "integer", String(row.agreementVersion)],
    ["agreement_hash", "character", row.agreementHash],
    ["run_id", "character", row.runId],
    ["method", "character", method],
    ["variant", "character", variantOf(row)],
    ...(interval === null ? [] : [["interval", "character", interval] as const]),
    ...(level === null ? [] : [["level", "numeric", String(level)] as const]),
    ["tie_rule", "character", tieRule(method)],
    ["delayed_entry", "logical", delayedEntry ? "TRUE" : "FALSE"],
    ["measure", "character", JSON.stringify(measure)],
    ...(analysis === undefined ? [] : [["analysis", "character", JSON.stringify(analysis)] as const]),
    ["software", "character", software],
  ];
};

/** What a result row takes from its settings. */
export const rowOfSettings = (
  settings: ReadonlyMap<string, string>,
): Pick<ResultRow, "agreement" | "agreementVersion" | "agreementHash" | "runId" | "settings"> => {
  const text = (name: string): string => {
    const value = settings.get(name);
    if (value === undefined) throw new UtfallError("UTF-XX-001", { step: `summarised_result: setting ${name}` });
    return value;
  };
  const level = settings.get("level");
  const analysis = settings.get("analysis");
  return {
    agreement: text("agreement"),
    agreementVersion: Number(text("agreement_version")),
    agreementHash: text("agreement_hash"),
    runId: text("run_id"),
    settings: Settings.parse({
      method: text("method"),
      interval: settings.get("interval") ?? null,
      level: level === undefined ? null : Number(level),
      delayedEntry: text("delayed_entry") === "TRUE",
      measure: JSON.parse(text("measure")),
      ...(analysis !== undefined && { analysis: JSON.parse(analysis) }),
      software: text("software"),
    }),
  };
};
