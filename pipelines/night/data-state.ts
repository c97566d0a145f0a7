import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { AgreedFacts } from "../harmonize/model-table.ts";
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

/** The facts that an agreement may read: those of the sources it names. */
export const factsOf = (state: DataState, { sources }: Agreement): AgreedFacts => ({
  folder: state.model,
  sources: sources.map(({ source }) => source).sort(),
});
