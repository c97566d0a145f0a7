import { followUpOf } from "./follow-up.ts";
import { iso, type Person, timeZeroOf } from "./person.ts";

export interface Parameters {
  readonly before: number;
  readonly after: number;
  readonly around: number;
  readonly pick: "nearest" | "first" | "last" | "worst" | "best";
}

/** One month after a day, clamped to the end of the month; days are counted from 2024-01-01. */
const monthLater = (day: number): number => {
  const [year = 0, month = 0, date = 0] = iso(day).split("-").map(Number);
  const lastOfNext = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Math.round((Date.UTC(year, month, Math.min(date, lastOfNext)) - Date.UTC(2024, 0, 1)) / 86_400_000);
};

/** Looks at the scores one by one: status, baseline, value, change, reason. Target one month; delay three days. */
export const scoreChangeOf = (
  person: Person,
  { before, after, around, pick }: Parameters,
  asOf: number,
  dataCut: number,
): string | null => {
  const zero = timeZeroOf(person, asOf)?.day;
  if (zero === undefined) return null;
  const target = monthLater(zero);
  const [from, to] = [target - around, target + around];
  const scores = person.scores.filter((s) => s.day <= asOf);
  const eligible = scores.filter((s) => s.day >= zero - before && s.day <= zero + after);
  const early = eligible.filter((s) => s.day <= zero).map((s) => s.day);
  const baselineDay = early.length > 0 ? Math.max(...early) : Math.min(...eligible.map((s) => s.day));
  const baselines = new Set(eligible.filter((s) => s.day === baselineDay).map((s) => s.value));
  const [baseline] = baselines;
  const told = (status: string, reason: string, shown: number | undefined = baseline): string =>
    `${status} ${shown ?? "-"} - - ${reason}`;
  if (baselines.size > 1) return "unknown - - - conflicting-baseline";
  const window = scores.filter((s) => s.day >= from && s.day <= to && s.day > baselineDay);
  const cost = (s: { readonly day: number; readonly value: number }): number =>
    ({
      nearest: Math.abs(s.day - target) + (s.day > target ? 0.5 : 0),
      first: s.day,
      last: -s.day,
      worst: s.value,
      best: -s.value,
    })[pick];
  const lowest = Math.min(...window.map(cost));
  const picked = new Set(window.filter((s) => cost(s) === lowest).map((s) => s.value));
  if (baseline !== undefined && picked.size > 1) return told("unknown", "conflicting-values");
  const [value] = picked;
  if (baseline !== undefined && value !== undefined) {
    return pick === "first" || asOf >= to
      ? `observed ${baseline} ${value} ${value - baseline} -`
      : told("pending", "window-open");
  }
  const { death, emigration } = followUpOf(person, asOf);
  if (death !== null && death <= to) return told("not-estimable", "death");
  if (emigration !== null && emigration <= to && emigration >= zero) return told("not-estimable", "emigration");
  const due = (day: number): boolean => asOf >= day + 3 && dataCut >= day;
  if (baseline === undefined)
    return told(due(zero + after) ? "unknown" : "pending", due(zero + after) ? "no-baseline" : "baseline-not-due");
  return told(due(to) ? "unknown" : "pending", due(to) ? "no-assessment" : "assessment-not-due");
};
