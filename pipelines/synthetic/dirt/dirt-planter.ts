import type { Random } from "../random/random.ts";
import type { CleanRow, Dirt, DirtKind, Planted } from "./dirt.ts";

/** Clean rows between the first plantings, so that every kind stands at least once in a file of a few hundred rows. */
const SPACING = 20;

/** How many lines of one kind were planted in one file. */
export interface PlantedCount {
  readonly dirt: Dirt;
  readonly lines: number;
}

/** Decides row by row whether and how a file is dirtied, and keeps count. */
export class DirtPlanter {
  readonly #kinds: readonly Dirt[];
  readonly #everywhere: readonly Dirt[];
  readonly #scattered: readonly Dirt[];
  readonly #share: number;
  readonly #random: Random;
  readonly #counts = new Map<DirtKind, number>();
  readonly #waiting: Dirt[];
  #rows = 0;

  /** `share` of the rows get dirt of one of the kinds, each kind alike. */
  constructor(kinds: readonly Dirt[], share: number, random: Random) {
    this.#kinds = kinds;
    this.#share = share;
    this.#random = random;
    this.#everywhere = kinds.filter((dirt) => dirt.everywhere === true);
    this.#scattered = kinds.filter((dirt) => dirt.everywhere !== true);
    this.#waiting = [...this.#scattered];
  }

  plant(row: CleanRow): Planted | null {
    this.#rows += 1;
    for (const dirt of this.#everywhere) {
      const planted = dirt.plant(row, this.#random);
      if (planted !== null) return this.#counted(dirt, planted);
    }
    const dirt = this.#next();
    if (dirt === undefined) return null;
    const planted = dirt.plant(row, this.#random);
    if (planted === null) return null;
    if (this.#waiting[0] === dirt) this.#waiting.shift();
    return this.#counted(dirt, planted);
  }

  get counts(): readonly PlantedCount[] {
    return this.#kinds.map((dirt) => ({ dirt, lines: this.#counts.get(dirt.kind) ?? 0 }));
  }

  #counted({ kind }: Dirt, planted: Planted): Planted {
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1);
    return planted;
  }

  /** The kind for this row: one that has not been seen yet when its turn has come, otherwise by chance. */
  #next(): Dirt | undefined {
    const done = this.#scattered.length - this.#waiting.length;
    if (this.#waiting.length > 0 && this.#rows >= SPACING * (done + 1)) return this.#waiting[0];
    const drawn = this.#random.uniform() / this.#share;
    return drawn < 1 ? this.#scattered[Math.floor(drawn * this.#scattered.length)] : undefined;
  }
}
