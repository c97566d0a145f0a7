import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { SignedDelivery } from "../../schemas/report.ts";
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
  /** Deliveries in use that a person signed for against a guard. */
  readonly signed: readonly SignedDelivery[];
}

/** The data cut of every source: the latest where a full delivery and deltas after it are in use. */
export const dataCutsOf = (files: readonly FileInUse[]): Readonly<Record<string, string>> => {
  const cuts: Record<string, string> = {};
  for (const { record } of files) {
    const known = cuts[record.source];
    if (known === undefined || known < record.dataCut) cuts[record.source] = record.dataCut;
  }
  return cuts;
};

/** The facts that an agreement may read: those of the sources it names. */
export const factsOf = (state: DataState, { sources }: Agreement): AgreedFacts => ({
  folder: state.model,
  sources: sources.map(({ source }) => source).sort(),
});
