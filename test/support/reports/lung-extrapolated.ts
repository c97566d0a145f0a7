import { type Extrapolated, estimateExtrapolated } from "../../../pipelines/evaluate/estimate-extrapolated.ts";
import { curveOf, resultOf } from "../../../pipelines/evaluate/figure.ts";
import type { ReportInput } from "../../../schemas/report.ts";
import { lungAgreement, lungStudy } from "../../reference/agreements/lung-study.ts";
import { lungInput } from "./lung.ts";
import { hashOf, RUN } from "./shared.ts";

/** What three distributions say of five years, as the judgement makes it of the study. */
export const lungExtrapolated = (): Extrapolated => {
  const agreement = lungAgreement({});
  const [measure] = agreement.measures;
  if (measure === undefined) throw new Error("no measure");
  const persons = (lungStudy.outcomes.get("os") ?? []).map((one, person) => ({ ...one, person, covariates: {} }));
  return estimateExtrapolated(
    { agreement, software: "utfall 0.1.0" },
    measure,
    { families: ["weibull", "log-logistic", "generalised-gamma"], horizon_days: 1826 },
    persons,
  );
};

/** The report of the study with these models beside its results. */
export const lungModelsInput = (): ReportInput => {
  const run = { agreement: lungAgreement({}), agreementHash: hashOf("a"), runId: RUN };
  const { rows, fitted } = lungExtrapolated();
  const input = lungInput();
  const { evaluation } = input;
  return {
    ...input,
    evaluation: {
      ...evaluation,
      results: [...evaluation.results, ...rows.map((row) => resultOf(run, row))],
      fitted: fitted.map((curve) => curveOf(run, curve)),
    },
  };
};
