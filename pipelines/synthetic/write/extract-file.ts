import { createHash, type Hash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { translateFileError } from "../../../connectors/files/translate-file-error.ts";
import type { Dialect } from "../../../schemas/dialect.ts";

/** Characters held back before they are written; a person's lines are held in any case. */
const BATCH = 32 * 1024;

/** What was written: data lines, without the header, and the checksum of the whole file. */
export interface WrittenFile {
  readonly lines: number;
  readonly sha256: string;
}

/**
 * One file of an extract while it is written. Lines are taken at once and written when `flush` is awaited, so that the
 * maker never runs ahead of the disk by more than one batch and one person.
 */
export class ExtractFile {
  readonly #path: string;
  readonly #encoding: "utf8" | "latin1";
  readonly #lineEnd: string;
  readonly #hash: Hash = createHash("sha256");
  #handle: FileHandle | null = null;
  #batch: string;
  /** Used again for every batch: a fresh one each time would lie about until the engine sweeps. */
  #room: Buffer = Buffer.alloc(0);
  #lines = 0;

  constructor(path: string, header: string | null, encoding: Dialect["encoding"], bom: boolean, lineEnd: string) {
    this.#path = path;
    // windows-1252 and iso-8859-1 agree on every character that the made-up data hold.
    this.#encoding = encoding === "utf-8" ? "utf8" : "latin1";
    this.#lineEnd = lineEnd;
    const mark = bom && encoding === "utf-8" ? "\uFEFF" : "";
    this.#batch = mark + (header === null ? "" : header + lineEnd);
  }

  line(text: string): void {
    this.#batch += text + this.#lineEnd;
    this.#lines += 1;
  }

  get lines(): number {
    return this.#lines;
  }

  get full(): boolean {
    return this.#batch.length >= BATCH;
  }

  async flush(): Promise<void> {
    const needed = Buffer.byteLength(this.#batch, this.#encoding);
    if (this.#room.length < needed) this.#room = Buffer.allocUnsafeSlow(needed + BATCH);
    const bytes = this.#room.subarray(0, this.#room.write(this.#batch, this.#encoding));
    this.#batch = "";
    this.#hash.update(bytes);
    try {
      this.#handle ??= await open(this.#path, "wx", 0o600);
      await this.#handle.writeFile(bytes);
    } catch (error) {
      throw translateFileError(error, "write", this.#path);
    }
  }

  /** Writes what is left and makes it last. */
  async close(): Promise<WrittenFile> {
    await this.flush();
    try {
      await this.#handle?.sync();
      await this.#handle?.close();
    } catch (error) {
      throw translateFileError(error, "write", this.#path);
    }
    return { lines: this.#lines, sha256: this.#hash.digest("hex") };
  }

  /** Lets the file go without completing it. */
  async abandon(): Promise<void> {
    await this.#handle?.close().catch(() => undefined);
  }
}
