import type { AgreementDue, ForecastDay } from "../../../schemas/due.ts";
import type { Voice } from "../view.ts";

/** Whether the group can be judged today: as judged, not as forecast. */
const isReady = ({ verdict }: AgreementDue): boolean => verdict !== null && verdict !== "data-not-ready";

/** How mature the data are, in a few words for the table at the top. */
export const shortReadiness = (due: AgreementDue, asOf: string, { words, format }: Voice): string => {
  const w = words.duePage;
  const { maturity, accrual } = due;
  if (maturity === null) return w.perPatient;
  // While patients are too few, those who have started do not decide the day.
  if (accrual?.state === "forecast") {
    const { median } = accrual.mature_by;
    return `${w.notReady}; ${median === null ? w.noSight : w.expectedOn(format.date(median))}`;
  }
  if (maturity.state !== "forecast") return w[maturity.state];
  if (isReady(due)) return w.ready;
  return maturity.date <= asOf ? w.awaits : `${w.notReady}; ${w.readyFrom(format.date(maturity.date))}`;
};

/** The same in sentences. */
export const readinessSentences = (due: AgreementDue, asOf: string, { words, format }: Voice): readonly string[] => {
  const w = words.duePage.mature;
  const { maturity } = due;
  if (maturity === null) return [w.patients];
  switch (maturity.state) {
    case "nobody":
      return [w.nobody];
    case "never":
      return [w.never(maturity.uncovered.map(({ kind, region }) => `${kind} (${region})`).join(", "))];
    case "forecast": {
      const day = format.date(maturity.date);
      if (isReady(due)) return [maturity.date <= asOf ? w.ready(day) : w.readyLate];
      if (maturity.date <= asOf) return [w.awaiting(day)];
      const moves = maturity.latest === null || maturity.latest > maturity.date;
      return [
        w.forecast(day),
        ...(maturity.date > due.reassessment.date ? [w.late] : []),
        ...(moves ? [maturity.latest === null ? w.open : w.latest(format.date(maturity.latest))] : []),
      ];
    }
    default:
      return maturity satisfies never;
  }
};

/** How many patients have started against how many are needed, and when the rest can be expected. */
export const accrualSentences = ({ accrual }: AgreementDue, { words, format }: Voice): readonly string[] => {
  if (accrual === null) return [];
  const w = words.duePage;
  const started = w.started(format.integer(accrual.started), format.integer(accrual.needed));
  const day = (iso: string | null): string => (iso === null ? w.noSight : format.date(iso));
  switch (accrual.state) {
    case "reached":
      return [started];
    case "closed":
      return [started, w.closed];
    case "too-early":
      return [started, w.tooEarly];
    case "forecast": {
      const spread = ({ early, median, late }: ForecastDay) => [day(median), day(early), day(late)] as const;
      const [middle, early, late] = spread(accrual.started_by);
      return [
        started,
        w.pace(format.decimal(accrual.perYear, 1), format.date(accrual.from), format.date(accrual.until)),
        w.expected(middle, format.percent(accrual.level, 0), early, late),
        w.matureBy(...spread(accrual.mature_by)),
      ];
    }
    default:
      return accrual satisfies never;
  }
};
