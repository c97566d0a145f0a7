import type { DeliveryNote } from "../../schemas/delivery.ts";

/** A file of a delivery that a layout of its source takes. */
export interface DeliveredFile {
  readonly name: string;
  /** The member of the zip file at `path` that it is; null or left out where the whole file is meant. */
  readonly member?: string | null;
  /** Absolute, or relative to where the inbox was given. */
  readonly path: string;
  /** Layout id. */
  readonly layout: string;
  /** Bytes as delivered. */
  readonly size: number;
  /** When it was last changed, in milliseconds since 1970; it tells whether somebody still writes to it. */
  readonly modified: number;
  /** What delivery.yaml says of the file. */
  readonly note?: DeliveryNote["files"][string];
}
