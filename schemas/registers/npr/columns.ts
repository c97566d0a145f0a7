import { type Column, code, dec, int, text } from "../../column.ts";
import { digits, icd10Pattern, keyPattern } from "../patterns.ts";

const refused = "A trailing .0 or ,0 or an exponent shows that it went through a number format, and is refused.";

/** The person key of NPR. */
export const lopenr = text({
  name: "lopenr",
  presence: "required",
  aliases: ["LNR"],
  pattern: keyPattern,
  meaning: "Person key, valid within this source and delivery.",
  caveat: refused,
});

/** An identifier that is delivered as a number and is text from then on. */
export const id = (name: string, meaning: string): Column =>
  text({ name, presence: "optional", pattern: keyPattern, meaning, caveat: refused });

/** An organisation number or RESH id. */
export const unitId = (name: string, meaning: string): Column =>
  text({ name, presence: "optional", pattern: digits(1, 9), meaning, caveat: refused });

/** A code list that grows between deliveries: unlisted codes are counted and emptied, the contact is kept. */
export const growing = (name: string, codes: Readonly<Record<string, string>>, meaning: string): Column =>
  code({ name, presence: "optional", codes, unlistedOutcome: "finding", meaning });

/** A code list that has not changed for years and on which facts rest: an unlisted code quarantines the row. */
export const settled = (name: string, codes: Readonly<Record<string, string>>, meaning: string): Column =>
  code({ name, presence: "optional", codes, meaning });

/** A diagnosis; its dots, commas, spaces and lower case are cleaned away. */
export const diagnosis = (name: string, meaning: string): Column =>
  text({
    name,
    presence: "optional",
    clean: "icd10",
    pattern: icd10Pattern,
    patternOutcome: "finding",
    meaning,
  });

/** A procedure code, in which ATC codes and særkoder turn up as well. */
export const procedure = (name: string, meaning: string): Column =>
  text({
    name,
    presence: "optional",
    clean: "icd10",
    pattern: "[A-Z0-9]{2,10}",
    patternOutcome: "finding",
    listed: { list: "saerkode", on: ["inndato"] },
    meaning,
    caveat: "Also holds ATC codes and særkoder; what a code is follows from its form.",
  });

/** A short text of digits that lost its leading zeros on the way. */
export const padded = (name: string, width: number, meaning: string, caveat: string): Column =>
  text({
    name,
    presence: "optional",
    pad: width,
    pattern: digits(width, width),
    patternOutcome: "finding",
    meaning,
    caveat,
  });

/** A weight or number of points. */
export const points = (name: string, meaning: string, caveat?: string): Column =>
  dec({
    name,
    presence: "optional",
    min: -100_000,
    max: 100_000,
    scale: 6,
    meaning,
    ...(caveat === undefined ? {} : { caveat }),
  });

export const count = (name: string, max: number, meaning: string): Column =>
  int({ name, presence: "optional", min: 0, max, meaning });

/** Municipality of residence, judged by its county on the day of the row. */
export const komnrhjem2 = text({
  name: "komnrhjem2",
  listed: { list: "county", on: ["inndato"], characters: 2 },
  presence: "optional",
  mustBePresent: true,
  pad: 4,
  pattern: digits(4, 4),
  patternOutcome: "finding",
  meaning: "Municipality of residence (kommunenummer), four digits; 9900 foreign, 9999 unknown.",
  caveat: "Delivered as a number (301 is 0301 Oslo). Old numbers occur and have to be followed to the current ones.",
});
