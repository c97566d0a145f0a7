import type { VolumeUnit } from "./statement.ts";

/** A quantity of one substance that was bought in a settlement period. */
export interface Purchase {
  readonly substance: string;
  readonly unit: VolumeUnit;
  /** Decimal text with at most three decimals. */
  readonly quantity: string;
  /** Source and delivery in the workspace, and the link of the supply chain. */
  readonly source: string;
}
