import type { Confidence } from "./confidence.ts";
import type { EventTable } from "./event-table.ts";
import { kaplanMeier } from "./kaplan-meier.ts";
import type { QuantileEstimate } from "./quantile.ts";
import { survivalQuantile } from "./quantile.ts";

/**
 * Median follow-up in days: the median of the Kaplan-Meier curve with event and censoring exchanged.
 *
 * It answers how long persons would have been watched had nobody had the event. The plain median of the observed times
 * would be shorter the more events there are, so that a cohort doing badly seemed badly followed. Needs one row per
 * person: a person cut into several rows would count as lost at every cut.
 *
 * `not-reached` where half are never censored, for instance when nearly everyone has the event.
 *
 * Schemper and Smith 1996. Agrees with `survfit(Surv(time, 1 - event) ~ 1)` of R survival 3.5-3; persons with the event
 * on a day are at risk for censorings that day, where `prodlim(reverse = TRUE)` takes them out first.
 */
export const medianFollowUp = (table: EventTable, confidence: Confidence): QuantileEstimate =>
  survivalQuantile(kaplanMeier({ ...table, events: table.censored, censored: table.events }, confidence), 0.5);
