export { effectiveSampleSize } from "./balancing/effective-sample-size.ts";
export type { EntropyWeights, RefusedEntropyWeights } from "./balancing/entropy-balancing.ts";
export { entropyBalancing } from "./balancing/entropy-balancing.ts";
export type { LogisticFit, LogisticTerm, RefusedLogisticFit } from "./balancing/logistic-fit.ts";
export type { LogisticData } from "./balancing/logistic-regression.ts";
export { logisticRegression } from "./balancing/logistic-regression.ts";
export type {
  AggregateCovariate,
  MatchingAdjustedWeights,
  RefusedMatchingAdjustment,
} from "./balancing/matching-adjusted.ts";
export { matchingAdjustedWeights } from "./balancing/matching-adjusted.ts";
export type { BalanceTable, BalanceUnit, StandardisedDifference } from "./balancing/standardised-difference.ts";
export { standardisedDifferences } from "./balancing/standardised-difference.ts";
export type {
  RefusedTreatmentWeights,
  TreatmentEstimand,
  TreatmentWeightSettings,
  TreatmentWeights,
} from "./balancing/treatment-weights.ts";
export { treatmentWeights } from "./balancing/treatment-weights.ts";
export type { WeightedMeanEstimate } from "./balancing/weighted-mean.ts";
export { weightedMean } from "./balancing/weighted-mean.ts";
export type { BetaPosterior, BetaPrior } from "./bayes/beta-binomial.ts";
export { betaPosterior, probabilityAbove } from "./bayes/beta-binomial.ts";
export { posteriorPredictive, predictiveAtLeast } from "./bayes/posterior-predictive.ts";
export { predictiveWaitingTime } from "./bayes/waiting-time.ts";
export type { ProportionEstimate } from "./binomial.ts";
export { exactProportion } from "./binomial.ts";
export { binomialUpperTail } from "./binomial-tail.ts";
export type { BootstrapSample, RefusedBootstrap, Statistic, Statistics } from "./bootstrap/bootstrap.ts";
export { bootstrap, bootstrapTogether, jackknifeInfluence } from "./bootstrap/bootstrap.ts";
export type { BootstrapInterval } from "./bootstrap/interval.ts";
export { basicInterval, bcaInterval, percentileInterval } from "./bootstrap/interval.ts";
export { againstPublished } from "./bootstrap/published.ts";
export type { Resampling } from "./bootstrap/resampling.ts";
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
export type {
  ImputationSettings,
  ImputedSets,
  IncompleteVariable,
  RefusedImputation,
} from "./imputation/chained-equations.ts";
export { imputeByChainedEquations, shiftImputed } from "./imputation/chained-equations.ts";
export type { PooledEstimate, RefusedPool } from "./imputation/pool.ts";
export { poolEstimates } from "./imputation/pool.ts";
export type { IncidenceEstimate } from "./incidence-landmark.ts";
export { incidenceAt } from "./incidence-landmark.ts";
export type { IndependentDifference, WithError } from "./independent-difference.ts";
export { independentDifference } from "./independent-difference.ts";
export type { SurvivalCurve } from "./kaplan-meier.ts";
export { kaplanMeier } from "./kaplan-meier.ts";
export type { EstimatedLandmark, LandmarkEstimate, UnknownLandmark } from "./landmark.ts";
export { survivalAt } from "./landmark.ts";
export type { LogRankTest, RefusedLogRankTest } from "./log-rank.ts";
export { logRankTest, stratifiedLogRankTest } from "./log-rank.ts";
export type { MeanEstimate } from "./mean.ts";
export { meanWithInterval } from "./mean.ts";
export type {
  ChangeByVisit,
  PersonCovariate,
  RefusedChangeByVisit,
  VisitChanges,
  VisitDifference,
  VisitMean,
} from "./mixed/change-by-visit.ts";
export { changeByVisit } from "./mixed/change-by-visit.ts";
export { mixedContrast, mixedTerms } from "./mixed/contrast.ts";
export type { RepeatedValues } from "./mixed/fit-blocks.ts";
export type { DegreesOfFreedomMethod, MixedEstimate, MixedFit, RefusedMixedFit } from "./mixed/mixed-fit.ts";
export type { PersonLines } from "./mixed/random-effects.ts";
export { randomEffectsModel } from "./mixed/random-effects.ts";
export type { VisitValues } from "./mixed/repeated-measures.ts";
export { repeatedMeasuresModel } from "./mixed/repeated-measures.ts";
export type { LifeTable } from "./net/life-table.ts";
export { netSurvival } from "./net/net-survival.ts";
export type { NetSurvival, NetSurvivalMethod, NetSurvivalPersons } from "./net/net-survival-data.ts";
export type { ParametricFamily, SurvivalModel } from "./parametric/distributions.ts";
export type { PredictedMean, RefusedPredictedMean } from "./parametric/predict-mean.ts";
export { predictMean, predictRestrictedMean } from "./parametric/predict-mean.ts";
export type { PredictedColumn, PredictedSurvival } from "./parametric/predict-survival.ts";
export { predictSurvival, predictSurvivalColumn } from "./parametric/predict-survival.ts";
export type {
  RefusedSurvivalRegression,
  SurvivalData,
  SurvivalParameter,
  SurvivalRegressionFit,
} from "./parametric/regression-data.ts";
export type { SplineKnots } from "./parametric/spline-knots.ts";
export type { RegressionModel } from "./parametric/survival-regression.ts";
export { survivalRegression } from "./parametric/survival-regression.ts";
export type { CurveSteps, QuantileEstimate } from "./quantile.ts";
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
export type { DeltaTippingPoint } from "./sensitivity/delta-tipping-point.ts";
export { deltaTippingPoint } from "./sensitivity/delta-tipping-point.ts";
export type { EValue, EValueMeasure } from "./sensitivity/e-value.ts";
export { eValue } from "./sensitivity/e-value.ts";
export type { KnownAndUnknown, TippingPoint } from "./sensitivity/tipping-point.ts";
export { tippingPoint } from "./sensitivity/tipping-point.ts";
export type { CensoringWeightedSurvival, RefusedCensoringWeights } from "./weighted/censoring-weights.ts";
export { censoringWeightedSurvival } from "./weighted/censoring-weights.ts";
export type { WeightedComparison } from "./weighted/weighted-comparison.ts";
export { weightedComparison } from "./weighted/weighted-comparison.ts";
export type { WeightedEventTable } from "./weighted/weighted-event-table.ts";
export { weightedEventTable } from "./weighted/weighted-event-table.ts";
export type { WeightedConfidence, WeightedSurvivalCurve } from "./weighted/weighted-kaplan-meier.ts";
export { weightedKaplanMeier, weightedKaplanMeierByStratum } from "./weighted/weighted-kaplan-meier.ts";
export { weightedSurvivalAt } from "./weighted/weighted-landmark.ts";
export { weightedRestrictedMean } from "./weighted/weighted-restricted-mean.ts";
export type { WeightedTimes } from "./weighted/weighted-times.ts";
export { wilsonProportion } from "./wilson.ts";
