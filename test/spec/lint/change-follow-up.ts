import { gene, lung, nusinersen, open, part, row, texts } from "./change-row.ts";
import type { OneChange } from "./one-change.ts";

/** Examples with one thing changed: points V d to VI. */
export const followUpChanges: readonly OneChange[] = [
  // V d
  row(
    gene,
    "the frequency of a source is not settled",
    (a) => {
      part(a.sources, 1).frequency = open;
    },
    { "sources-described": "breach" },
  ),
  row(
    lung,
    "a source that the workspace does not have",
    (a) => {
      a.sources.push({ ...part(a.sources), source: "sjeldenregisteret" });
    },
    { "sources-known": "breach" },
  ),
  row(
    gene,
    "a lag one day shorter than the register's",
    (a) => {
      part(a.sources).data_lag_days = 59;
    },
    { "lag-not-shorter": "breach" },
  ),
  row(
    gene,
    "a lag longer than the register's",
    (a) => {
      part(a.sources).data_lag_days = 61;
    },
    {},
  ),
  row(
    lung,
    "Helse Nord is demanded too, and not covered",
    (a) => {
      a.group?.ready.coverage[0]?.regions.push("nord");
    },
    { "coverage-declared": "breach", "all-regions": "ok" },
  ),
  row(
    lung,
    "starts before hospital drugs are covered",
    (a) => {
      a.population.start_from = "2018-12-31";
    },
    { "coverage-declared": "breach" },
  ),
  row(
    lung,
    "starts on the first covered day",
    (a) => {
      a.population.start_from = "2019-01-01";
    },
    {},
  ),
  row(
    lung,
    "no demand on coverage",
    (a) => {
      if (a.group !== undefined) a.group.ready.coverage = [];
    },
    {},
  ),
  row(
    nusinersen,
    "starts before the register",
    (a) => {
      a.population.start_from = "2017-12-31";
    },
    { "coverage-declared": "open" },
  ),
  // V e
  row(
    gene,
    "the reassessment is on the day of the first data cut",
    (a) => {
      a.reassessment.date = "2022-01-31";
    },
    {
      "reassessment-after-data": "breach",
      "reassessment-ahead": "breach",
      "data-in-time": "breach",
      "answers-before-reassessment": "breach",
      "set-period": "ok",
    },
  ),
  row(
    gene,
    "the reassessment is the day before the day of judgement",
    (a) => {
      a.reassessment.date = "2026-06-29";
    },
    { "reassessment-ahead": "breach", "answers-before-reassessment": "breach" },
  ),
  row(
    lung,
    "the reassessment is on the day on which all are followed for long enough",
    (a) => {
      a.reassessment.date = "2026-06-30";
    },
    {},
  ),
  row(
    lung,
    "one start more makes the data a day too late",
    (a) => {
      a.reassessment.date = "2026-06-30";
      a.population.start_to = "2025-01-01";
    },
    { "data-in-time": "open" },
  ),
  row(
    lung,
    "starts are open",
    (a) => {
      delete a.population.start_to;
    },
    { "data-in-time": "open" },
  ),
  row(
    gene,
    "a milestone that nobody reaches in time",
    (a) => {
      part(a.milestones, 4).due = { months: 62 };
    },
    { "data-in-time": "breach" },
  ),
  row(
    gene,
    "a consequence is not written",
    (a) => {
      part(a.reassessment.options, 2).for_treated = texts("…", "…");
    },
    { "change-of-decision": "breach" },
  ),
  row(
    gene,
    "two outcomes have the same consequence",
    (a) => {
      part(a.reassessment.options, 1).for_new = part(a.reassessment.options).for_new;
    },
    { "change-of-decision": "open" },
  ),
  row(
    gene,
    "no competing agreement",
    (a) => {
      a.decision.competing_agreements = [];
    },
    { "competing-agreements": "open" },
  ),
  row(
    gene,
    "a comparator is not settled",
    (a) => {
      a.decision.comparators = [texts("TBD", "TBD")];
    },
    { "comparators-named": "breach" },
  ),
  // V f and VI
  row(
    lung,
    "benefit is not answered",
    (a) => {
      a.decision.priority.benefit = texts("Ukjent", "Unknown");
    },
    { "priority-benefit": "breach", "priority-in-temporary-phase": "breach" },
  ),
  row(
    lung,
    "resources are not answered",
    (a) => {
      a.decision.priority.resources = open;
    },
    { "priority-resources": "breach", "priority-in-temporary-phase": "breach" },
  ),
  row(
    nusinersen,
    "severity is not answered where nothing is temporary",
    (a) => {
      a.decision.priority.severity = open;
    },
    { "priority-severity": "breach", "priority-in-temporary-phase": "open" },
  ),
  row(
    lung,
    "severity is a copy of benefit",
    (a) => {
      a.decision.priority.severity = a.decision.priority.benefit;
    },
    { "priority-severity": "breach", "priority-benefit": "breach" },
  ),
  row(
    lung,
    "a Norwegian text is the English one",
    (a) => {
      a.decision.need.nb = a.decision.need.en;
    },
    { "norwegian-not-copied": "breach", "norwegian-is-norwegian": "breach" },
  ),
  row(
    lung,
    "a Norwegian text is English in other words",
    (a) => {
      a.decision.need.nb = "A severe disease and the patients have few alternatives";
    },
    { "norwegian-is-norwegian": "breach" },
  ),
  row(
    gene,
    "a name is the same in both languages",
    (a) => {
      a.decision.competing_agreements = [texts("Risdiplam", "Risdiplam")];
    },
    {},
  ),
];
