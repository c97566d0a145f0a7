import { aliasEntries } from "../../schemas/column-name.ts";
import { type FaultRecord, UtfallError } from "../../schemas/errors.ts";
import { showableCode } from "../../schemas/value-labels.ts";

/** A column that was filled in the delivery in use and is not in the new one. */
interface LostColumns {
  readonly kind: "lost-columns";
  readonly layout: string;
  readonly layoutVersion: number;
  readonly columns: readonly string[];
  /** Headers of the new file that nobody knows. */
  readonly unknown: readonly string[];
  /** Unknown header and the lost column that it seems to be. */
  readonly seems: readonly (readonly [header: string, column: string])[];
}

interface Shift {
  readonly kind: "shift";
  readonly column: string;
  readonly distance: number;
  readonly limit: number;
}

interface Unmapped {
  readonly kind: "unmapped";
  readonly column: string;
  readonly list: string;
  readonly share: number;
  readonly limit: number;
}

interface Relabelled {
  readonly kind: "relabelled";
  readonly column: string;
  readonly codes: readonly string[];
}

/** A limit of quality that a delivered file broke. Holds shares and distances, never a value or a small count. */
export type Breach = { readonly source: string; readonly delivery: string; readonly file: string } & (
  | LostColumns
  | Shift
  | Unmapped
  | Relabelled
);

/** Codes that are named in a message; the others are counted. */
const mostNamed = 10;

const named = (codes: readonly string[]): string => {
  const names = codes.filter(showableCode).slice(0, mostNamed);
  const others = codes.length - names.length;
  if (names.length === 0) return `${others} ${others === 1 ? "code" : "codes"}`;
  return `${names.join(", ")}${others === 0 ? "" : ` and ${others} more`}`;
};

const percent = (share: number): string => `${Number((share * 100).toPrecision(2))} %`;

/** The breach as a fault of the closed list; `content` is the fingerprint under which a person may sign for the delivery. */
export const faultOf = (breach: Breach, content: string): FaultRecord => {
  const { source, delivery, file } = breach;
  const place = { source, delivery, file };
  switch (breach.kind) {
    case "lost-columns": {
      const { layout, layoutVersion, columns, unknown, seems } = breach;
      return new UtfallError("UTF-IN-023", {
        ...place,
        layout: `${layout}@${layoutVersion}`,
        columns,
        unknown,
        seems: aliasEntries(seems),
      }).record;
    }
    case "shift":
      return new UtfallError("UTF-DQ-002", {
        ...place,
        column: breach.column,
        distance: breach.distance.toFixed(2),
        limit: breach.limit.toFixed(2),
        content,
      }).record;
    case "unmapped":
      return new UtfallError("UTF-DQ-003", {
        ...place,
        column: breach.column,
        list: breach.list,
        share: percent(breach.share),
        limit: percent(breach.limit),
        content,
      }).record;
    case "relabelled":
      return new UtfallError("UTF-DQ-004", {
        ...place,
        column: breach.column,
        codes: named(breach.codes),
        content,
      }).record;
  }
};
