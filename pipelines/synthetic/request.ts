import { UtfallError } from "../../schemas/errors.ts";
import type { MadeLayout, MadeSource } from "./write/destination.ts";

/** How many made-up persons, and how many NPR episodes at least. */
export interface SyntheticScale {
  /** Lung cancer patients; nine of ten are treated with pembrolizumab. */
  readonly lung: number;
  /** Children with SMA; four of seven get onasemnogene, the others nusinersen. */
  readonly sma_children: number;
  readonly sma_adults: number;
  /**
   * Patients in each of four small groups, for agreements by eye, body weight, M-protein and response: ranibizumab,
   * ustekinumab, bortezomib and tisagenlecleucel.
   */
  readonly small_groups: number;
  /** Smallest number of NPR episodes wanted; persons of no other register fill up. */
  readonly npr_episodes: number;
}

/** What is to be made up. The same request gives the same bytes. */
export interface SyntheticRequest {
  readonly seed: number;
  /** The inbox to write into. */
  readonly folder: string;
  /** ISO date until which the registers' data reach; the deliveries are named by it. */
  readonly dataCut: string;
  readonly scale: SyntheticScale;
  /** False for clean files, true for the usual share of dirty rows, or the share itself. */
  readonly dirt: boolean | number;
  /** Where the truth is written; `truth` beside the inbox when left out. Never inside a delivery. */
  readonly truthFolder?: string;
}

/** One file that was written. */
interface SyntheticFile {
  readonly source: MadeSource;
  readonly delivery: string;
  readonly file: string;
  readonly layout: MadeLayout;
  /** Data lines, without the header. */
  readonly lines: number;
}

/** What `makeExtracts` did. */
export interface SyntheticRecord {
  readonly files: readonly SyntheticFile[];
  /** Path of truth.json. */
  readonly truth: string;
}

/** A realistic headline: some 250 visible pembrolizumab starts, 40 children on onasemnogene, 30 on nusinersen, 60 adults. */
export const demoScale: SyntheticScale = {
  lung: 300,
  sma_children: 70,
  sma_adults: 60,
  small_groups: 20,
  npr_episodes: 20_000,
};

/** Share of the rows that get dirt when nothing else is said. */
const USUAL_DIRT = 0.01;

/** Refuses a request that cannot be carried out; answers the share of dirty rows. Throws UTF-CL-002. */
export const checkedDirt = (request: SyntheticRequest): number => {
  const problem = problemOf(request);
  if (problem !== null) throw new UtfallError("UTF-CL-002", { command: "synth", problem });
  return request.dirt === true ? USUAL_DIRT : Number(request.dirt);
};

const MOST_PERSONS = 0x4000000;

const problemOf = ({ seed, dataCut, scale, dirt }: SyntheticRequest): string | null => {
  if (!Number.isSafeInteger(seed) || seed < 0) return "the seed must be a whole number, 0 or more";
  if (!/^\d{4}-\d{2}-\d{2}$/.test(dataCut) || Number.isNaN(Date.parse(dataCut))) {
    return "the data cut must be a date, YYYY-MM-DD";
  }
  if (dataCut < "2012-01-01" || dataCut > "2099-12-31") return "the data cut must lie between 2012 and 2099";
  for (const [name, count] of Object.entries(scale)) {
    if (!Number.isSafeInteger(count) || count < 0) return `${name} must be a whole number, 0 or more`;
    if (name !== "npr_episodes" && count >= MOST_PERSONS) return `${name} must be below ${MOST_PERSONS}`;
  }
  if (typeof dirt === "number" && !(dirt >= 0 && dirt <= 0.5)) return "dirt must be a share from 0 to 0.5";
  return null;
};
