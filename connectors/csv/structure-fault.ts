import { aliasEntries } from "../../schemas/column-name.ts";
import { type FilePlace, UtfallError } from "../../schemas/errors.ts";
import { type HeaderProblem, mostColumns } from "./bind-header.ts";
import type { Encoding } from "./encoding.ts";

/** Longest line that is read, in bytes as delivered. A longer one is a file of another kind or a lost line end. */
export const longestLine = 1024 * 1024;

/** What can be wrong with a file before any cell is judged. Plain data, because it crosses from the worker thread. */
export type StructureFault =
  | { readonly code: "UTF-IN-010"; readonly expected: number; readonly found: number }
  | { readonly code: "UTF-IN-061" }
  | { readonly code: "UTF-IN-001" | "UTF-IN-006" | "UTF-IN-011" | "UTF-IN-020" | "UTF-IN-054" | "UTF-IN-059" }
  | { readonly code: "UTF-IN-051"; readonly expected: string; readonly seems: string }
  | { readonly code: "UTF-IN-052"; readonly limit: number }
  | { readonly code: "UTF-IN-053"; readonly problem: string }
  | { readonly code: "UTF-IN-055"; readonly form: string }
  | { readonly code: "UTF-IN-056"; readonly columns: readonly string[]; readonly problem: string }
  | { readonly code: "UTF-IN-058"; readonly problem: string; readonly remedy: string }
  | { readonly code: "UTF-IN-002"; readonly line: number; readonly byte: number; readonly encoding: Encoding }
  | HeaderProblem
  | { readonly code: "UTF-CF-001"; readonly line: number; readonly columns: readonly string[] }
  | { readonly code: "UTF-IN-007" | "UTF-IN-019"; readonly line: number; readonly byte: number }
  | { readonly code: "UTF-IO-001"; readonly reason: string };

/** Carries a fault out of the pass. */
export class StructureError extends Error {
  readonly fault: StructureFault;

  constructor(fault: StructureFault) {
    super(fault.code);
    this.name = "StructureError";
    this.fault = fault;
  }
}

/** The fault as an error of the closed list, with the place of the file. */
export const structureFaultError = (fault: StructureFault, place: FilePlace, layout: string): UtfallError => {
  switch (fault.code) {
    case "UTF-IN-001":
    case "UTF-IN-006":
    case "UTF-IN-011":
    case "UTF-IN-020":
    case "UTF-IN-054":
    case "UTF-IN-059":
    case "UTF-IN-061":
      return new UtfallError(fault.code, place);
    case "UTF-IN-010":
      return new UtfallError(fault.code, {
        ...place,
        says: "the last line of the file",
        expected: fault.expected,
        found: fault.found,
      });
    case "UTF-IN-021":
      return new UtfallError(fault.code, { ...place, limit: mostColumns });
    case "UTF-IN-002":
      return new UtfallError(fault.code, {
        ...place,
        line: fault.line,
        byte: fault.byte,
        encoding: fault.encoding,
      });
    case "UTF-IN-003":
      return new UtfallError(fault.code, {
        ...place,
        layout,
        columns: fault.columns,
        unknown: [],
        seems: aliasEntries(fault.seems),
      });
    case "UTF-IN-004":
    case "UTF-IN-060":
      return new UtfallError(fault.code, { ...place, columns: fault.columns });
    case "UTF-IN-005":
      return new UtfallError(fault.code, { ...place, delimiter: fault.delimiter, seems: fault.seems });
    case "UTF-IN-007":
      return new UtfallError(fault.code, { ...place, line: fault.line, byte: fault.byte });
    case "UTF-IN-019":
      return new UtfallError(fault.code, { ...place, line: fault.line, byte: fault.byte, limit: longestLine });
    case "UTF-IN-051":
      return new UtfallError(fault.code, { ...place, expected: fault.expected, seems: fault.seems });
    case "UTF-IN-052":
      return new UtfallError(fault.code, { ...place, limit: fault.limit });
    case "UTF-IN-053":
      return new UtfallError(fault.code, { ...place, problem: fault.problem });
    case "UTF-IN-055":
      return new UtfallError(fault.code, { ...place, form: fault.form });
    case "UTF-IN-056":
      return new UtfallError(fault.code, { ...place, columns: fault.columns, problem: fault.problem });
    case "UTF-IN-058":
      return new UtfallError(fault.code, { ...place, problem: fault.problem, remedy: fault.remedy });
    case "UTF-CF-001":
      return new UtfallError(fault.code, { ...place, line: fault.line, columns: fault.columns });
    case "UTF-IO-001":
      return new UtfallError(fault.code, { action: "read", file: place.file, reason: fault.reason });
  }
};
