import { agreementFaults } from "./faults/agreements.ts";
import { deliveryFaults } from "./faults/deliveries.ts";
import type { AsideStanding, ExitCode, Fault } from "./faults/fault.ts";
import { fileFaults } from "./faults/files.ts";
import { printingFaults } from "./faults/printing.ts";
import { runningFaults } from "./faults/running.ts";
import { settlementFaults } from "./faults/settlement.ts";
import { workspaceFaults } from "./faults/workspace.ts";

export { type AsideStanding, type ExitCode, exitCode } from "./faults/fault.ts";
export type { FilePlace } from "./faults/file-place.ts";

/**
 * The closed list of error codes. A message says where, what, expected and what to do; it never holds a value from the
 * data, because messages travel to logs, mails and screens.
 *
 * Every fault that utfall can report, by code. The order is the order of the manual.
 */
export const faults = {
  ...workspaceFaults,
  ...agreementFaults,
  ...fileFaults,
  ...deliveryFaults,
  ...settlementFaults,
  ...printingFaults,
  ...runningFaults,
} as const;

export type FaultCode = keyof typeof faults;
export type FaultParameters<C extends FaultCode> = (typeof faults)[C] extends Fault<infer P> ? P : never;

/** A fault as it is kept in records and printed: the code and its sentence. */
export interface FaultRecord {
  readonly code: FaultCode;
  readonly message: string;
}

/** A fault on its way between threads. */
export interface SentFault {
  readonly code: FaultCode;
  /** The parameters of that code. */
  readonly parameters: unknown;
}

/** The exit code that a recorded fault leads to. */
export const exitOf = (fault: FaultRecord): ExitCode => faults[fault.code].exit;

/** How an agreement stands that a recorded fault has a night set aside; null for a fault that stops the night. */
export const asideOf = (fault: FaultRecord): AsideStanding | null => faults[fault.code].aside ?? null;

/** An error of the closed list. Its message starts with the code and holds no value from the data. */
export class UtfallError<C extends FaultCode = FaultCode> extends Error {
  readonly code: C;
  readonly exit: ExitCode;
  readonly #parameters: FaultParameters<C>;

  constructor(code: C, parameters: FaultParameters<C>) {
    const entry = faults[code] as unknown as Fault<FaultParameters<C>>;
    super(`${code} ${entry.text(parameters)}`);
    this.name = "UtfallError";
    this.code = code;
    this.exit = entry.exit;
    this.#parameters = parameters;
  }

  get record(): FaultRecord {
    return { code: this.code, message: this.message };
  }

  /** The error as plain data that may cross from a worker thread; `received` makes it an error again. */
  get sent(): SentFault {
    return { code: this.code, parameters: this.#parameters };
  }

  static received({ code, parameters }: SentFault): UtfallError {
    return new UtfallError(code, parameters as never);
  }
}

/** The sentence for a row that broke a rule, by the kind of rule; printed with file, line and column in front. */
export const rowFaults = {
  "UTF-RW-001": "empty, but must be filled",
  "UTF-RW-002": "not a date in the declared form",
  "UTF-RW-003": "not one of the listed codes",
  "UTF-RW-004": "not a whole number",
  "UTF-RW-005": "not a decimal number in the declared form",
  "UTF-RW-006": "outside the allowed range",
  "UTF-RW-007": "not in the expected pattern",
  "UTF-RW-008": "longer than allowed",
  "UTF-RW-009": "not a time in the declared form",
  "UTF-RW-010": "a rule over the row is broken",
  "UTF-RW-011": "the number of cells differs from the header",
  "UTF-RW-012": "a quote is opened and not closed",
  "UTF-RW-013": "a control character or a byte order mark",
  "UTF-RW-014": "a row with the same key stands earlier in the file",
  "UTF-RW-015": "dated after the data cut of the delivery",
} as const;
export type RowFaultCode = keyof typeof rowFaults;
