import { spawn } from "node:child_process";
import { StructureError } from "../csv/structure-fault.ts";
import { findReadstat } from "./find-readstat.ts";

/** What readstat says when it is done; it ends with 0 whether it could read the file or not. */
const account = /^Converted (\d+) variables and (\d+) rows in [\d.]+ seconds\s*$/;

/** Its messages are never shown, and of a flood of them nothing beyond this is kept. */
const mostMessages = 64 * 1024;

/** Readstat writes as it reads; after so long without a byte it has lost its way in the file. */
const silence = 10 * 60 * 1000;

export interface ReadstatRun {
  /** CSV as readstat writes it. Throws UTF-IN-054, UTF-IN-059 and, for a file that it cannot read, UTF-IN-055. */
  readonly chunks: AsyncGenerator<Uint8Array>;
  /** Rows that readstat says it wrote; to be asked for after the last chunk. */
  readonly rows: () => number;
}

/** Lets readstat turn a file into CSV on a pipe: no shell, no environment, a name of ours as its only argument from us. */
export const runReadstat = (path: string, form: string): ReadstatRun => {
  let rows = 0;
  const chunks = async function* (): AsyncGenerator<Uint8Array> {
    const program = findReadstat();
    if (program === null) throw new StructureError({ code: "UTF-IN-054" });
    const child = spawn(program, [path, "-"], { env: {}, shell: false, stdio: ["ignore", "pipe", "pipe"] });
    let messages = "";
    child.stderr.on("data", (chunk: Buffer) => {
      if (messages.length < mostMessages) messages += chunk.toString("latin1");
    });
    const ended = new Promise<number | null>((resolve) => {
      child.on("error", () => resolve(null));
      child.on("close", (code) => resolve(code));
    });
    const watch = setTimeout(() => child.kill("SIGKILL"), silence);
    try {
      for await (const chunk of child.stdout as AsyncIterable<Uint8Array>) {
        watch.refresh();
        yield chunk;
      }
      // A program that broke off says nothing of the file: it may have been stopped, or out of memory.
      if ((await ended) !== 0) throw new StructureError({ code: "UTF-IN-059" });
      const found = account.exec(messages.trim());
      if (found === null) throw new StructureError({ code: "UTF-IN-055", form });
      rows = Number(found[2]);
    } catch (error) {
      throw error instanceof StructureError ? error : new StructureError({ code: "UTF-IN-059" });
    } finally {
      clearTimeout(watch);
      child.kill("SIGKILL");
    }
  };
  return { chunks: chunks(), rows: () => rows };
};
