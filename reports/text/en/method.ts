import type { method as nb } from "../nb/method.ts";

/** Words of the method appendix and of tracing. */
export const method: typeof nb = {
  trace: "How to trace a number",
  traceText:
    "Every number has a figure id in small type. The command below shows the way from the number to its result row, persons, harmonized facts, file, line and delivery.",
  traceFiles:
    "Each file is identified by its SHA-256. Source lines are written as file id and physical line number, where the header is line 1.",
  checksums: "Checksums",
  checksumColumns: { id: "File id", file: "File", sha256: "SHA-256" },
  heading: "Method",
  passages: {
    "kaplan-meier": {
      title: "Kaplan–Meier",
      text: "The share without event is the product-limit estimate with Greenwood’s variance. A patient censored on the day of an event counts as at risk that day. Intervals hold for one time at a time, not for the whole curve. No value is given after the last observed day.",
    },
    "reverse-kaplan-meier": {
      title: "Median follow-up",
      text: "Follow-up is estimated by reverse Kaplan–Meier, where censoring counts as the event.",
    },
    "restricted-mean": {
      title: "Restricted mean survival time (RMST)",
      text: "The area under the Kaplan–Meier curve from day 0 to a day chosen beforehand. Horizons beyond follow-up are refused, not extrapolated.",
    },
    "clopper-pearson": {
      title: "Shares",
      text: "Shares have exact binomial confidence intervals (Clopper–Pearson), which hold for small groups too.",
    },
    "log-rank": {
      title: "Log-rank test",
      text: "Groups are compared by the log-rank test. The test says whether the curves differ, not by how much.",
    },
    mean: {
      title: "Mean",
      text: "Mean change among those with both a baseline and a value in the window; their number stands beside it.",
    },
    "aalen-johansen": {
      title: "Cumulative incidence",
      text: "Where events compete, the share who have had each is estimated after Aalen and Johansen. The shares add up to the share who have had any. One less survival with the others censored would be too high.",
    },
    "gray-test": {
      title: "Gray’s test",
      text: "Cumulative incidence in the groups is compared by Gray’s test. It looks at the risk that patients meet, not at the hazard.",
    },
    "pohar-perme": {
      title: "Net survival",
      text: "Net survival is estimated after Pohar Perme from the mortality of the population by sex, age and calendar time. Age is counted from the middle of the year of birth, or from the age at diagnosis and half a year.",
    },
    "ederer-2": {
      title: "Relative survival (Ederer II)",
      text: "Observed against expected mortality among those still followed, without weights. For comparison only.",
    },
    "exact-rate": {
      title: "Rates",
      text: "Events divided by the time under observation, with the exact Poisson interval (Garwood). First and last day are in the time.",
    },
    "ratio-of-sums": {
      title: "Ratio of sums",
      text: "The sum over patients divided by the sum of the denominator. The interval is the percentile interval when patients are drawn again (bootstrap); the number of draws and the seed stand among the parameters.",
    },
    "mixed-model-repeated-measures": {
      title: "Mixed model for repeated measures (MMRM)",
      text: "Change from baseline with a mean of its own at each visit and an unstructured covariance between visits, by restricted maximum likelihood. The mean is that of patients with average covariates. Patients without any value after baseline are not in the model.",
    },
    "mixed-model-random-slope": {
      title: "Random slopes",
      text: "Score at baseline and at visits, the visits at their agreed months, with an intercept and a slope of each patient's own, by restricted maximum likelihood.",
    },
    "multiple-imputation": {
      title: "Multiple imputation",
      text: "Changes that are due and not there are drawn from those of patients with the same covariates, several times, by chained equations; a value that is missing among the covariates is drawn along. The sets are analysed one by one and pooled by Rubin’s rules with the degrees of freedom of Barnard and Rubin. It takes what is missing for missing at random given the covariates; patients without a baseline are not imputed. Number of sets, seed and method stand among the parameters.",
    },
    "delta-adjustment": {
      title: "Tipping point",
      text: "The same number of points is taken from every imputed change until the lower limit of the pooled share falls below what the rule accepts, as far as the whole spread of the observed changes. Whether such a shift is believable is for clinicians.",
    },
    "tipping-point": {
      title: "Tipping point of a share",
      text: "How many of those whose outcome is not known would have to be failures, the others being successes, for the share or the lower limit of its exact interval to fall below the agreed value. 0 means that it is too low even if all of them were successes; not reached, that it holds even if all were failures. A conclusion that falls when the unknown fare like the known does not stand.",
    },
    "weighted-kaplan-meier": {
      title: "Weighted Kaplan–Meier",
      text: "Two levels of a subgroup are made alike in the listed covariates by weights, and the share without event is estimated under them with robust (infinitesimal jackknife) variance, which takes the weights as known. An interval called bootstrap does not: everyone is drawn again and weighted anew in every draw, and the interval is the percentile interval; draws and seed stand among the parameters. The groups are alike in the covariates listed and in nothing else.",
    },
    "weighted-restricted-mean": {
      title: "Weighted RMST",
      text: "The area under the weighted curve from day 0 to the agreed day, with robust variance. Differences between levels have normal intervals, or those of the bootstrap where it is agreed.",
    },
    "weighted-cox": {
      title: "Weighted Cox regression",
      text: "The hazard ratio of the level against the other, under the weights, with robust variance or the agreed bootstrap; ties after Breslow.",
    },
    "effective-sample-size": {
      title: "Effective sample size",
      text: "How many equally weighted patients would tell as much (Kish): much below the number of patients means that few carry the figure.",
    },
    "propensity-score": {
      title: "Probability of the level",
      text: "Probability of being at the level given the covariates, by logistic regression. Near 0 or 1 there is nobody to compare with (positivity).",
    },
    "standardised-difference": {
      title: "Standardised differences",
      text: "Difference of means in standard deviations of the unweighted groups, before and after weighting. Below 0.1 is commonly called balanced.",
    },
    "e-value": {
      title: "E-value",
      text: "How strongly an unmeasured factor would have to go with both the level and the outcome, as a risk ratio, to explain the whole hazard ratio (VanderWeele and Ding). To be held against factors that are known; a large one proves nothing.",
    },
    "matching-adjusted": {
      title: "Matching-adjusted indirect comparison",
      text: "Everyone is weighted so that the covariates have the means (and where given the spreads, or the medians) that a publication reports, and survival under the weights is held against the published. A median is matched by giving half of the weight to those at or below it. Robust intervals take the weights as known; one called bootstrap draws everyone again and weights anew in every draw. Where the publication gives limits they are read as a normal interval.",
    },
    published: {
      title: "Published figures",
      text: "Taken from the source named beside them, as printed there; not made from these data.",
    },
    parametric: {
      title: "Fitted distributions",
      text: "Each distribution is fitted by maximum likelihood to the times of everyone, with delayed entry. AIC and BIC (events) compare the fits within follow-up only: distributions that fit equally well can differ by years beyond it.",
    },
    "intercurrent-events": {
      title: "Intercurrent events",
      text: "A change of medicine or a discontinuation after time zero is handled by the agreement’s strategy (ICH E9(R1)): disregarded, censored, counted as the event, or as the end of follow-up. What is not named is disregarded.",
    },
    landmark: {
      title: "Landmark",
      text: "A group that is formed after time zero is analysed from a landmark: who had the event before it, or joins later, is not in it. Otherwise the time before joining would count as survived.",
    },
    count: { title: "Count", text: "Number of persons or milestones, without a model." },
    "time-zero": { title: "Time zero", text: "Time zero is the first dose of the medicine in the agreement." },
    "time-zero-diagnosis": {
      title: "Time zero at diagnosis",
      text: "For measures with the diagnosis as time zero it is the latest diagnosis in a cancer register before the first dose. Nobody is at risk before the first dose.",
    },
    "delayed-entry": {
      title: "Delayed entry",
      text: "Patients first known to the register after time zero enter the risk set on the day they became known. Otherwise the time before would count as survived (immortal time).",
    },
    "no-delayed-entry": {
      title: "No delayed entry",
      text: "Everyone is at risk from time zero; delayed entry is not used.",
    },
    clocks: {
      title: "Three clocks",
      text: "Treatment, assessment window and data availability are kept apart. A milestone that is due while the register’s lag has not run out is awaiting data. Months are calendar months.",
    },
    money: {
      title: "Amounts",
      text: "Amounts are whole minor units (øre, cent). The bounds are the net amount if everything unknown turns out in the payer’s, and in the supplier’s, favour.",
    },
    rounding: {
      title: "Rounding",
      text: "Numbers are rounded only when shown. The JSON report holds them unrounded.",
    },
  },
  settings: "Settings of the estimates",
  settingsColumns: {
    measure: "Measure",
    method: "Method",
    interval: "Interval",
    level: "Level",
    entry: "Delayed entry",
    parameters: "Parameters",
    software: "Software",
  },
};
