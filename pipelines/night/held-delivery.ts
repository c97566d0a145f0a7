import type { FaultRecord, RowFaultCode } from "../../schemas/errors.ts";

/** A quarantined line without its text. */
export interface HeldLine {
  readonly line: number;
  /** Where in the text a fault of the bytes begins; absent in the state of earlier versions. */
  readonly byte?: number | null;
  readonly column: string | null;
  readonly rule: string;
  readonly code: RowFaultCode;
}

/** A file of a held delivery that could be read. */
export interface HeldFile {
  readonly file: string;
  /** Fingerprint of the intake step whose folder holds the quarantine. */
  readonly step: string;
  readonly rejected: number;
  /** The first quarantined lines, so that the message can say where to look. */
  readonly first: readonly HeldLine[];
}

/** A delivery that is kept out, with everything that is wrong with it. */
export interface HeldDelivery {
  readonly source: string;
  readonly delivery: string;
  readonly faults: readonly FaultRecord[];
  /** Files that could be read, with the first of their quarantined lines. */
  readonly files: readonly HeldFile[];
}
