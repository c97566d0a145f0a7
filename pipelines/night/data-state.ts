import type { FileInUse } from "./manifest.ts";

/** What judging needs to know of the state of the data. */
export interface DataState {
  readonly files: readonly FileInUse[];
  /** Fingerprint and folder of the harmonized facts. */
  readonly harmonize: string;
  readonly model: string;
  readonly asOf: string;
  /** Data cut by source. */
  readonly dataCuts: Readonly<Record<string, string>>;
  readonly synthetic: boolean;
}
