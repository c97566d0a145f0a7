import { closeSync, openSync, writeSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Dialect } from "../../schemas/dialect.ts";
import { bytesOfSign, disagreesWith, type Form, formOfName } from "../../schemas/form.ts";
import { type IntakeLimits, mostUnpacked } from "../../schemas/intake-limits.ts";
import type { DeliveredLabels } from "../../schemas/value-labels.ts";
import { StructureError } from "../csv/structure-fault.ts";
import { fileErrorReason } from "../files/translate-file-error.ts";
import { zipMemberText } from "../zip/zip-member-text.ts";
import { type Delivered, type OpenFile, openDelivered } from "./delivered-bytes.ts";
import { guardText } from "./guard-text.ts";
import { gunzipped } from "./gunzip.ts";
import type { RefuseColumns } from "./refuse-columns.ts";
import { type TextRow, textLines } from "./text-lines.ts";

export interface TextRequest {
  readonly path: string;
  /** Member of a zip file; null for the only one, and for every other form. */
  readonly member: string | null;
  /** Folder for copies of what cannot be read from first to last; exists, on the encrypted volume. */
  readonly work: string;
  /** The dialect of the text form (text-dialect.ts). */
  readonly dialect: Dialect;
  readonly limits: IntakeLimits;
  readonly refuse: RefuseColumns;
}

/** The delimited text of a delivered file, with the checksum and size of the file as it lay there. */
export interface DeliveredText {
  /** The text in chunks. A chunk is only valid until the next one is asked for. */
  readonly chunks: AsyncIterable<Uint8Array>;
  /** SHA-256 (hex) and bytes as delivered; to be asked for after the last chunk. */
  readonly delivered: () => Delivered;
  /** Whether it is a gzip file of several members; to be asked for after the last chunk. */
  readonly joined: () => boolean;
  /** The value labels that the file holds, none of most forms; known once the header has been read. */
  readonly labels: () => DeliveredLabels;
}

/**
 * The one door by which delivered files are read, whatever their form: the form is declared by the name, checked by the first
 * bytes, and what comes out is delimited text.
 *
 * Throws UTF-IN-001 for an empty file, UTF-IN-051 where name and bytes disagree, UTF-IN-052 for more text than the limits
 * allow, the faults of opening (delivered-bytes.ts) and those of the form.
 */
export const deliveredText = (request: TextRequest): DeliveredText => {
  let file: OpenFile | null = null;
  let labels: DeliveredLabels = [];
  let joined = false;
  const told: Told = {
    labels: (of) => {
      labels = of;
    },
    joined: () => {
      joined = true;
    },
  };
  const chunks = async function* (): AsyncGenerator<Uint8Array> {
    const form = formOfName(request.path);
    file = openDelivered(request.path);
    try {
      checkForm(file, form);
      yield* textOf(file, form, request, told);
    } finally {
      file.close();
    }
  };
  return {
    chunks: chunks(),
    delivered: () => file?.delivered() ?? { sha256: "", bytes: 0 },
    labels: () => labels,
    joined: () => joined,
  };
};

/** What the reader of a form tells beside the text. */
interface Told {
  readonly labels: (labels: DeliveredLabels) => void;
  readonly joined: () => void;
}

const checkForm = (file: OpenFile, form: Form): void => {
  if (file.size === 0) throw new StructureError({ code: "UTF-IN-001" });
  const seems = disagreesWith(form, file.head(bytesOfSign).toString("latin1"));
  if (seems !== null) throw new StructureError({ code: "UTF-IN-051", expected: form.title, seems });
};

const textOf = async function* (
  file: OpenFile,
  form: Form,
  request: TextRequest,
  told: Told,
): AsyncGenerator<Uint8Array> {
  const most = mostUnpacked(file.size, request.limits);
  switch (form.id) {
    case "text":
      yield* file.chunks();
      return;
    case "gzip":
      yield* guardText(gunzipped(file, most, told.joined), most);
      return;
    case "zip":
      yield* guardText(zipMemberText(file, request.member, request.limits), most);
      return;
    default: {
      const copy = join(request.work, `delivered${form.endings[0] ?? ""}`);
      try {
        copyTo(copy, file);
        yield* guardText(textLines(await typedRows(copy, form, request, told.labels), request.dialect), most);
      } finally {
        await rm(copy, { force: true });
      }
    }
  }
};

/** The readers are loaded when a file of their form comes: most nights see delimited text alone. */
const typedRows = async (
  path: string,
  form: Form,
  request: TextRequest,
  tell: (labels: DeliveredLabels) => void,
): Promise<AsyncIterable<TextRow>> => {
  const { work, dialect, refuse } = request;
  switch (form.id) {
    case "parquet":
      return (await import("../parquet/parquet-rows.ts")).parquetRows({ path, work, dialect, refuse });
    case "arrow":
      return (await import("../arrow/arrow-rows.ts")).arrowRows({ path, as: "file", dialect, refuse });
    case "arrow-stream":
      return (await import("../arrow/arrow-rows.ts")).arrowRows({ path, as: "stream", dialect, refuse });
    default:
      return (await import("../statfiles/stat-rows.ts")).statRows(path, form, dialect, tell);
  }
};

/** Typed files are read from a copy under a name of ours: their readers open files by name, and read names as patterns. */
const copyTo = (path: string, file: OpenFile): void => {
  try {
    const copy = openSync(path, "wx", 0o600);
    try {
      for (const chunk of file.chunks()) for (let at = 0; at < chunk.length; ) at += writeSync(copy, chunk, at);
    } finally {
      closeSync(copy);
    }
  } catch (error) {
    if (error instanceof StructureError) throw error;
    throw new StructureError({ code: "UTF-IO-001", reason: fileErrorReason(error) });
  }
};
