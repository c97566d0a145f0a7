export type { ProportionEstimate } from "./binomial.ts";
export { exactProportion } from "./binomial.ts";
export type { FineGrayIncidence } from "./competing/fine-gray.ts";
export { fineGrayIncidence, fineGrayRegression } from "./competing/fine-gray.ts";
export type {
  FineGrayData,
  FineGrayFit,
  FineGrayTerm,
  RefusedFineGrayFit,
} from "./competing/fine-gray-data.ts";
export type { GrayTest, RefusedGrayTest } from "./competing/gray-test.ts";
export { grayTest, stratifiedGrayTest } from "./competing/gray-test.ts";
export type { CompetingEventTable } from "./competing-event-table.ts";
export { anyCause, causeSpecific } from "./competing-event-table.ts";
export type { CompetingTimes } from "./competing-table-from-persons.ts";
export { competingTableFromPersons } from "./competing-table-from-persons.ts";
export type { CompetingTableRow } from "./competing-table-from-rows.ts";
export { competingTableFromRows } from "./competing-table-from-rows.ts";
export type { Confidence, IntervalType } from "./confidence.ts";
export type { Covariate, CoxData, CoxSettings, CoxTies } from "./cox/cox-data.ts";
export type { ChiSquareTest, CoxFit, CoxTerm, RefusedCoxFit } from "./cox/cox-fit.ts";
export { coxRegression } from "./cox/cox-regression.ts";
export type { CoxProfile, CoxSurvival } from "./cox/cox-survival.ts";
export { coxSurvival } from "./cox/cox-survival.ts";
export type {
  ProportionalHazardsTest,
  RefusedProportionalHazardsTest,
  TimeScale,
} from "./cox/proportional-hazards-test.ts";
export { proportionalHazardsTest } from "./cox/proportional-hazards-test.ts";
export type { CauseIncidence, CumulativeIncidence } from "./cumulative-incidence.ts";
export { cumulativeIncidence } from "./cumulative-incidence.ts";
export { studentTQuantile } from "./distributions/student-t-quantile.ts";
export type { RateEstimate } from "./event-rate.ts";
export { exactRate } from "./event-rate.ts";
export type { EventTable } from "./event-table.ts";
export type { PersonTimes } from "./event-table-from-persons.ts";
export { eventTableFromPersons } from "./event-table-from-persons.ts";
export type { EventTableRow, EventTableSource } from "./event-table-from-rows.ts";
export { eventTableFromRows } from "./event-table-from-rows.ts";
export type { EventDays } from "./first-event.ts";
export { firstEvents } from "./first-event.ts";
export type { IncidenceEstimate } from "./incidence-landmark.ts";
export { incidenceAt } from "./incidence-landmark.ts";
export type { SurvivalCurve } from "./kaplan-meier.ts";
export { kaplanMeier } from "./kaplan-meier.ts";
export type { EstimatedLandmark, LandmarkEstimate, UnknownLandmark } from "./landmark.ts";
export { survivalAt } from "./landmark.ts";
export type { LogRankTest, RefusedLogRankTest } from "./log-rank.ts";
export { logRankTest, stratifiedLogRankTest } from "./log-rank.ts";
export type { MeanEstimate } from "./mean.ts";
export { meanWithInterval } from "./mean.ts";
export type { LifeTable } from "./net/life-table.ts";
export { netSurvival } from "./net/net-survival.ts";
export type { NetSurvival, NetSurvivalMethod, NetSurvivalPersons } from "./net/net-survival-data.ts";
export type { ParametricFamily, SurvivalModel } from "./parametric/distributions.ts";
export type { PredictedMean, RefusedPredictedMean } from "./parametric/predict-mean.ts";
export { predictMean, predictRestrictedMean } from "./parametric/predict-mean.ts";
export type { PredictedColumn, PredictedSurvival } from "./parametric/predict-survival.ts";
export { predictSurvival } from "./parametric/predict-survival.ts";
export type {
  RefusedSurvivalRegression,
  SurvivalData,
  SurvivalParameter,
  SurvivalRegressionFit,
} from "./parametric/regression-data.ts";
export type { SplineKnots } from "./parametric/spline-knots.ts";
export type { RegressionModel } from "./parametric/survival-regression.ts";
export { survivalRegression } from "./parametric/survival-regression.ts";
export type { QuantileEstimate } from "./quantile.ts";
export { survivalQuantile } from "./quantile.ts";
export type { RefusedRestrictedMean, RestrictedMean } from "./restricted-mean.ts";
export { restrictedMean } from "./restricted-mean.ts";
export type {
  Contrast,
  RefusedRestrictedMeanContrast,
  RestrictedMeanContrast,
} from "./restricted-mean-contrast.ts";
export { restrictedMeanContrast } from "./restricted-mean-contrast.ts";
export { medianFollowUp } from "./reverse-kaplan-meier.ts";
export type { EmptiedRiskSet } from "./risk-set.ts";
export { wilsonProportion } from "./wilson.ts";
