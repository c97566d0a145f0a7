import type { reassessment as nb } from "../nb/reassessment.ts";

/** Words of the reassessment: limits, options, open questions, what is absent. */
export const reassessment: typeof nb = {
  limits: "Three limits",
  limitPassages: {
    "no-control-group": {
      title: "No control group",
      text: "Register data show how those who had the treatment fared. Without a randomised control group they do not show how they would have fared without it. A comparison with a reference can be biased.",
    },
    population: {
      title: "Other patients than in the trials",
      text: "Norwegian patients differ from the trial population in age, performance status and earlier treatment. The effect in the trials is not directly transferable, nor is the reverse.",
    },
    measurement: {
      title: "Outcomes are not measured alike",
      text: "Outcomes in registers and in trials are not recorded alike, and valid surrogates are hard to find. Time to treatment discontinuation is not progression-free survival.",
    },
  },
  options: "Possible outcomes of the reassessment",
  optionsIntro:
    "The five outcomes in the regional health authorities’ report on temporary introduction and reassessment (2021, ch. 7.2). The consequences were written down beforehand, for new patients and for those already treated. The report does not choose.",
  whatDataSayTitle: "What the data say",
  forNew: "For new patients",
  forTreated: "For patients on treatment",
  whatDataSay: {
    permanent: {
      met: "Speaks for: the agreed criterion is met. The data do not say whether the price is reasonable for the effect.",
      "not-met": "Speaks against: the agreed criterion is not met.",
      "cannot-conclude": "Does not decide: the uncertainty about the effect is still too large.",
      "data-not-ready": "Says nothing yet: the data are not ready.",
      "patient-level":
        "Does not decide alone: milestones show each patient’s outcome, not the effect against a comparator.",
    },
    "permanent-with-criteria": {
      met: "Compatible with the data: the criterion is met for the whole group; a need for criteria must rest on other grounds.",
      "not-met":
        "Speaks against for the group as a whole. A restriction requires that the effect is shown in a subgroup named beforehand.",
      "cannot-conclude": "Possible: a condition of continued collection can reduce the uncertainty.",
      "data-not-ready": "Says nothing yet: the data are not ready.",
      "patient-level": "Possible: the overview shows how many meet the criteria, and how many cannot be judged.",
    },
    "not-offered-further": {
      met: "Speaks against: the agreed criterion is met.",
      "not-met": "Compatible with the data. Severity and use of resources must be weighed as well.",
      "cannot-conclude": "Not shown: a lack of certainty is not a lack of effect.",
      "data-not-ready": "Says nothing yet: the data are not ready.",
      "patient-level": "Does not decide: outcomes of single patients do not give the group’s cost-effectiveness.",
    },
    renegotiate: {
      met: "The effect gives no new reason to negotiate. Price against documented effect is a matter for the economic analysis.",
      "not-met": "Speaks for: the documented effect is lower than agreed.",
      "cannot-conclude": "Possible: the price can follow the uncertainty that remains.",
      "data-not-ready": "Says nothing yet: the data are not ready.",
      "patient-level":
        "Does not decide: milestones show outcomes, not what the effect is worth. Where money is settled, the settlement and its bounds show what the agreement costs.",
    },
    subgroups: {
      met: "Only subgroups named in the agreement are computed; see their numbers. No other split was made.",
      "not-met":
        "Only subgroups named in the agreement can be considered; see their numbers. Overlapping intervals prove no difference.",
      "cannot-conclude": "The subgroups are smaller than the whole and more uncertain still.",
      "data-not-ready": "Says nothing yet: the data are not ready.",
      "patient-level": "The agreement is judged patient by patient; subgroups are not compared.",
    },
  },
  exitPlan: "How the treatment is taken back",
  unanswered: "What is not answered",
  unansweredColumns: { question: "Question", who: "Who can answer", by: "By", cost: "Cost" },
  noUnanswered: "The agreement names no open questions.",
  absentTitle: "Missing from this report",
  absent: {
    "agreement-frozen": "The agreement file does not say when the criteria were frozen.",
    "signed-off": "The agreement file does not say who signed it off.",
    completeness: "Completeness of key fields has not been computed.",
    coverage: "At least one source states no period of coverage.",
    "expected-effect": "The effect expected at the decision is not stated.",
    flow: "The way to the cohort is not accounted for step by step.",
    "link-counts": "The linkage between registers has not been counted.",
    "treatment-status": "Treatment status at the data cut has not been computed.",
    sensitivity: "Sensitivity analyses have not been computed.",
    uncertainties: "The agreement file names no uncertainties at the decision.",
  },
};
