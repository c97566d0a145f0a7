import { iso } from "../calendar/day.ts";
import type { Keys } from "../population/keys.ts";
import type { RowValues } from "../rows/cell.ts";
import type { ExtractRow } from "../write/extract-row.ts";
import type { AdultCourse, FollowUp } from "./adult-course.ts";

/** First and last assessment among the forms of the chosen statuses; null where there is one date only. */
export interface FirstAndLast {
  readonly first: FollowUp;
  readonly last: FollowUp;
  readonly forms: readonly FollowUp[];
}

/**
 * Muskelregisteret's own selection for Sykehusinnkjøp: adult starters only, the first and the last assessment, and nobody
 * with a single date. A takes completed forms, B here also drafts.
 */
export const firstAndLast = (course: AdultCourse, statuses: readonly FollowUp["status"][]): FirstAndLast | null => {
  if (course.treatedAsChild) return null;
  const forms = course.followUps.filter((form) => statuses.includes(form.status));
  const [first] = forms;
  const last = forms.at(-1);
  return first === undefined || last === undefined || first.day === last.day ? null : { first, last, forms };
};

export const statusesOfA = [1] as const;
export const statusesOfB = [1, 0] as const;

const visitColumns = (form: FollowUp, which: "baseline" | "latest"): RowValues => ({
  [`ASSESSMENT_DATE_${which}`]: iso(form.day),
  [`HFMSE_${which}`]: form.hfmse,
  [`RULM_${which}`]: form.rulm,
  [`x6MWT_${which}`]: form.walk,
  [`ATEND_${which}`]: form.atend,
  [`BIPAP_${which}`]: form.bipap,
  [`FUNKSJONSSTATUS_${which}`]: form.category,
});

const columnsOfBoth = ({ first, last }: FirstAndLast): RowValues => ({
  ...visitColumns(first, "baseline"),
  ...visitColumns(last, "latest"),
  Tidsdiff_dager: last.day - first.day,
});

/** The patient's row in the dump (A) and in the administration table (B). */
export const sykehusinnkjopRows = (course: AdultCourse, keys: Keys): readonly ExtractRow[] => {
  const a = firstAndLast(course, statusesOfA);
  const b = firstAndLast(course, statusesOfB);
  const rows: ExtractRow[] = [];
  if (a !== null) rows.push({ layout: "sykehusinnkjop_a", values: columnsOfBoth(a) });
  if (b !== null) {
    rows.push({
      layout: "sykehusinnkjop_b",
      values: {
        PATIENT_ID: keys.nornmd(course.person.number),
        CENTREID: course.person.unit.reshId,
        ...columnsOfBoth(b),
        FUNKSJONSSTATUS_all: b.forms.map((form) => form.stop).join(","),
        BEHANDLING_all: b.forms.map(() => (course.medicine === "nusinersen" ? "1" : "2")).join(","),
      },
    });
  }
  return rows;
};
