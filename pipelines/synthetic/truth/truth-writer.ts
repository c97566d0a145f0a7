import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { writeFileAtomic } from "../../../connectors/files/atomic.ts";
import { translateFileError } from "../../../connectors/files/translate-file-error.ts";
import { ExtractFile } from "../write/extract-file.ts";

/** Writes `persons.jsonl`, one made-up person of a cohort per line while they are made, and `truth.json` at the end. */
export class TruthWriter {
  readonly #folder: string;
  readonly #persons: ExtractFile;

  constructor(folder: string) {
    this.#folder = folder;
    this.#persons = new ExtractFile(join(folder, "persons.jsonl"), null, "utf-8", false, "\n");
  }

  /** Makes the folder and clears what an earlier run of `synth` left there. Throws UTF-IO-001. */
  async prepare(): Promise<void> {
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      for (const name of ["persons.jsonl", "truth.json"]) await rm(join(this.#folder, name), { force: true });
    } catch (error) {
      throw translateFileError(error, "create", this.#folder);
    }
  }

  person(truth: Readonly<Record<string, unknown>>): void {
    this.#persons.line(JSON.stringify(truth));
  }

  async relieve(): Promise<void> {
    if (this.#persons.full) await this.#persons.flush();
  }

  /** Answers the path of `truth.json`. */
  async publish(truth: Readonly<Record<string, unknown>>): Promise<string> {
    await this.#persons.close();
    const path = join(this.#folder, "truth.json");
    await writeFileAtomic(path, `${JSON.stringify(truth, null, 2)}\n`);
    return path;
  }

  async abandon(): Promise<void> {
    await this.#persons.abandon();
  }
}
