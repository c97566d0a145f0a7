import { above, all, any, atMost, empty, filled, matches, not, oneOf, orgNr, type RowRule } from "../../rule.ts";
import { unitsOf } from "../units.ts";

const hospital = oneOf("source", "hospital");
const dispensed = oneOf("source", "hresept");
const nord = unitsOf("nord");

/** What must hold within one line of INSPIRE's medication extract. */
export const inspireMedicationRules: readonly RowRule[] = [
  {
    id: "hospital-has-start",
    outcome: "error",
    when: hospital,
    must: filled("start_ts"),
    text: "a hospital administration has start_ts",
  },
  {
    id: "hospital-not-dispensed",
    outcome: "error",
    when: hospital,
    must: all(empty("dispensed_date"), empty("packages")),
    text: "a hospital administration has neither dispensed_date nor packages",
  },
  {
    id: "hospital-has-unit-of-care",
    outcome: "error",
    when: hospital,
    must: any(filled("org_nr"), filled("resh_id")),
    text: "a hospital administration has org_nr or resh_id",
  },
  {
    id: "hospital-has-dose",
    outcome: "finding",
    when: hospital,
    must: filled("dose"),
    text: "a hospital administration has dose and unit",
  },
  {
    id: "hresept-has-dispensing",
    outcome: "error",
    when: dispensed,
    must: all(filled("dispensed_date"), filled("packages")),
    text: "an H-resept line has dispensed_date and packages",
  },
  {
    id: "hresept-not-administered",
    outcome: "error",
    when: dispensed,
    must: all(empty("start_ts"), empty("end_ts"), empty("dose"), empty("unit"), empty("cycle_no")),
    text: "an H-resept line has no start_ts, end_ts, dose, unit or cycle_no",
  },
  {
    id: "medicine-named",
    outcome: "error",
    must: any(filled("atc"), filled("substance"), filled("product_no")),
    text: "at least one of atc, substance and product_no is filled",
  },
  {
    id: "dose-has-unit",
    outcome: "error",
    when: filled("dose"),
    must: filled("unit"),
    text: "unit is filled whenever dose is",
  },
  {
    id: "unit-has-dose",
    outcome: "error",
    when: filled("unit"),
    must: filled("dose"),
    text: "dose is filled whenever unit is",
  },
  {
    id: "dose-given",
    outcome: "finding",
    when: filled("dose"),
    must: above("dose", 0),
    text: "dose is above 0; 0 was planned and not given, and is not counted as exposure",
  },
  {
    id: "dose-fits-unit",
    outcome: "finding",
    when: oneOf("unit", "g"),
    must: not(above("dose", 50)),
    text: "a dose in gram is at most 50; more is likely to be in milligram",
  },
  {
    id: "end-after-start",
    outcome: "error",
    must: atMost("start_ts", "end_ts"),
    text: "end_ts is not before start_ts",
  },
  {
    id: "packages-not-zero",
    outcome: "error",
    when: filled("packages"),
    must: any(above("packages", 0), not(above("packages", -0.0001))),
    text: "packages is not 0",
  },
  {
    id: "packages-not-returned",
    outcome: "finding",
    when: filled("packages"),
    must: above("packages", -0.0001),
    text: "packages is above 0; a negative number is a return or a correction",
  },
  {
    id: "atc-names-a-substance",
    outcome: "finding",
    when: filled("atc"),
    must: not(matches("atc", "[A-Z][0-9]{2}[A-Z]{2}")),
    text: "atc has seven characters; five name a group, not a substance",
  },
  {
    id: "org-nr-check-digit",
    outcome: "error",
    when: filled("org_nr"),
    must: orgNr("org_nr"),
    text: "org_nr has a valid check digit",
  },
  {
    id: "hospital-outside-nord",
    outcome: "finding",
    when: hospital,
    must: not(
      any(oneOf("org_nr", ...nord.map((unit) => unit.orgNr)), oneOf("resh_id", ...nord.map((unit) => unit.reshId))),
    ),
    text: "hospital data do not come from Helse Nord, which does not deliver to INSPIRE",
  },
];
