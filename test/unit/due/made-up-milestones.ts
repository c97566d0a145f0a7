import type { Milestone } from "../../../schemas/evaluation.ts";

/** A made-up milestone of a made-up patient. */
export const milestone = (status: Milestone["status"], due: string, more: Partial<Milestone> = {}): Milestone => ({
  figure: "made-up",
  patient: 1,
  milestone: "year-1",
  title: { nb: "Etter ett år", en: "After one year" },
  timeZero: "2021-12-15",
  due,
  windowFrom: null,
  windowTo: null,
  dataExpectedBy: due,
  status,
  flag: null,
  reasons: [],
  late: false,
  amount: null,
  evidence: [],
  ...more,
});
