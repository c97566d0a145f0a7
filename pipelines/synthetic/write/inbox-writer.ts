import { mkdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { publishFolder, writeFileAtomic } from "../../../connectors/files/atomic.ts";
import { translateFileError } from "../../../connectors/files/translate-file-error.ts";
import { UtfallError } from "../../../schemas/errors.ts";
import { layoutOf } from "../../../schemas/registers/index.ts";
import type { Day } from "../calendar/day.ts";
import { iso, yearOf } from "../calendar/day.ts";
import type { PlantedCount } from "../dirt/dirt-planter.ts";
import { columnsFor } from "../rows/columns-for.ts";
import { destinationOf, type MadeLayout, type MadeSource, madeSources } from "./destination.ts";
import { Extract } from "./extract.ts";
import type { ExtractRow } from "./extract-row.ts";

/** One finished file of the inbox. */
export interface MadeFile {
  readonly source: MadeSource;
  readonly delivery: string;
  readonly file: string;
  readonly layout: MadeLayout;
  /** Data lines, without the header, dirt included. */
  readonly lines: number;
  readonly sha256: string;
  readonly planted: readonly PlantedCount[];
}

interface OpenFile {
  readonly source: MadeSource;
  readonly file: string;
  readonly layout: MadeLayout;
  readonly extract: Extract;
}

export interface InboxPlan {
  readonly folder: string;
  readonly cut: Day;
  readonly seed: number;
  readonly dirt: number;
}

/**
 * Writes one delivery per source side by side in one pass. A file comes into being with its first row; the deliveries get
 * their names only when all of them are complete, so a broken run leaves nothing that a night could take in.
 */
export class InboxWriter {
  readonly #plan: InboxPlan;
  readonly #delivery: string;
  readonly #cutYear: number;
  readonly #open = new Map<string, OpenFile>();
  #inUse: OpenFile | null = null;
  #inUseFor: { readonly layout: MadeLayout; readonly year: number } | null = null;

  constructor(plan: InboxPlan) {
    this.#plan = plan;
    this.#delivery = iso(plan.cut);
    this.#cutYear = yearOf(plan.cut);
  }

  get delivery(): string {
    return this.#delivery;
  }

  /** Lays out the folders; refuses a workspace that already holds a delivery of this cut. Throws UTF-WS-003, UTF-IO-001. */
  async prepare(): Promise<void> {
    for (const source of madeSources) {
      if (await exists(this.#final(source))) {
        throw new UtfallError("UTF-WS-003", { folder: this.#plan.folder, found: `${source}/${this.#delivery}` });
      }
    }
    try {
      for (const source of madeSources) {
        await rm(this.#partial(source), { recursive: true, force: true });
        await mkdir(this.#partial(source), { recursive: true, mode: 0o700 });
      }
    } catch (error) {
      throw translateFileError(error, "create", this.#plan.folder);
    }
  }

  row(row: ExtractRow): void {
    this.#fileFor(row).extract.row(row);
  }

  /** Waits until the disk has taken every full batch; to be awaited after each person. */
  async relieve(): Promise<void> {
    for (const { extract } of this.#open.values()) if (extract.full) await extract.flush();
  }

  /** Completes all files, writes the delivery notes, and gives the deliveries their names. Throws UTF-IO-001. */
  async publish(): Promise<readonly MadeFile[]> {
    const made: MadeFile[] = [];
    for (const { source, file, layout, extract } of this.#open.values()) {
      const written = await extract.close();
      made.push({ source, delivery: this.#delivery, file, layout, ...written, planted: extract.planted });
    }
    made.sort((a, b) => (`${a.source}/${a.file}` < `${b.source}/${b.file}` ? -1 : 1));
    for (const source of madeSources) {
      const files = made.filter((file) => file.source === source);
      if (files.length === 0) await rm(this.#partial(source), { recursive: true, force: true });
      else await this.#publishSource(source, files);
    }
    return made;
  }

  /** Lets everything go that has not been published. */
  async abandon(): Promise<void> {
    for (const { extract } of this.#open.values()) await extract.abandon();
    for (const source of madeSources) {
      await rm(this.#partial(source), { recursive: true, force: true }).catch(() => undefined);
    }
  }

  async #publishSource(source: MadeSource, files: readonly MadeFile[]): Promise<void> {
    const note = [
      "# Made-up data: no person in these files exists.",
      `data_cut: ${this.#delivery}`,
      "synthetic: true",
      "files:",
      ...files.map(({ file, sha256, lines }) => `  "${file}": { sha256: "${sha256}", lines: ${lines} }`),
    ];
    await writeFileAtomic(join(this.#partial(source), "delivery.yaml"), `${note.join("\n")}\n`);
    await publishFolder(this.#partial(source), this.#final(source));
  }

  #final(source: MadeSource): string {
    return join(this.#plan.folder, source, this.#delivery);
  }

  #partial(source: MadeSource): string {
    return join(this.#plan.folder, source, `.${this.#delivery}.partial`);
  }

  #fileFor({ layout, year = this.#cutYear }: ExtractRow): OpenFile {
    const last = this.#inUseFor;
    if (this.#inUse !== null && last?.layout === layout && last.year === year) return this.#inUse;
    const key = `${layout}/${year}`;
    const file = this.#open.get(key) ?? this.#start(layout, year);
    this.#open.set(key, file);
    this.#inUse = file;
    this.#inUseFor = { layout, year };
    return file;
  }

  #start(layoutId: MadeLayout, year: number): OpenFile {
    const layout = layoutOf(layoutId);
    if (layout === undefined) throw new UtfallError("UTF-XX-001", { step: `synthetic: layout ${layoutId}` });
    const { source, file } = destinationOf(layoutId, this.#plan.cut, year);
    const extract = new Extract({
      layout,
      columns: columnsFor(layout),
      path: join(this.#partial(source), file),
      name: `${source}/${file}`,
      seed: this.#plan.seed,
      dirt: this.#plan.dirt,
    });
    return { source, file, layout: layoutId, extract };
  }
}

const exists = async (path: string): Promise<boolean> => {
  try {
    await stat(path);
    return true;
  } catch {
    return false;
  }
};
