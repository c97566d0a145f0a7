import { mkdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { HeaderBinding } from "../../connectors/csv/bind-header.ts";
import { readStructure } from "../../connectors/csv/read-structure.ts";
import type { StructurePart, StructureSummary } from "../../connectors/csv/structural-pass.ts";
import { StructureError, structureFaultError } from "../../connectors/csv/structure-fault.ts";
import type { Database } from "../../connectors/duckdb/database.ts";
import { ident, sql } from "../../connectors/duckdb/sql.ts";
import { removeFolder, writeFileAtomic } from "../../connectors/files/atomic.ts";
import { canonicalJson } from "../../connectors/files/fingerprint.ts";
import { translateFileError } from "../../connectors/files/translate-file-error.ts";
import { textDialect } from "../../connectors/forms/text-dialect.ts";
import type { StoredColumn } from "../../schemas/column.ts";
import type { FileOutcome, FileRecord } from "../../schemas/delivery.ts";
import { exitCode, type FaultCode, UtfallError } from "../../schemas/errors.ts";
import { expectedOf } from "../../schemas/expected.ts";
import type { RenamedHeaders } from "../../schemas/faults/lost-headers.ts";
import { formOfName } from "../../schemas/form.ts";
import { usualLimits } from "../../schemas/intake-limits.ts";
import { type LeakTerms, leakTerms } from "../../schemas/leak.ts";
import { namesPerson, withoutPersonNumbers } from "../../schemas/person-number-text.ts";
import { declaredAliases } from "./declared-aliases.ts";
import { type FileIntake, fileIntake } from "./file-intake.ts";
import { type IngestRequest, layoutOfFile, placeOf } from "./ingest-request.ts";
import { plainForms } from "./plain-form.ts";
import { retypedColumn } from "./retyped-column.ts";
import { unreadNames } from "./unread-names.ts";

export type { IngestRequest } from "./ingest-request.ts";

const defaultPartSize = 64 * 1024 * 1024;

/**
 * Takes in one delivered file, with every line accounted for.
 *
 * Writes `rows/part-00001-plain.parquet …` (ordered by `line`; `line` and the stored columns that the file has, accepted rows only),
 * `rows/part-00000.parquet` (no row, but every stored column of the layout, so that a reader by name finds them all),
 * `quarantine.parquet`, `findings.parquet`, `duplicates.parquet`, `labels.json` and `record.json` into the folder. lines = accepted + rejected + duplicates, or
 * nothing is returned and nothing is left in the folder. A file with a fault of the register's or the sender's making comes back as held, with nothing of
 * it in the folder; only when it is held for too many rejected lines its record and folder are kept, so that the analyst can
 * look. A file with person numbers is held (UTF-CF-001, UTF-CF-002), and nothing of it stays anywhere but where it lay.
 *
 * The form of the file is read from its name and checked against its bytes; whatever it is, the same text pass, rules and
 * accounts follow. Throws UTF-IN-054 and UTF-IN-059 where readstat is needed and is not there or broke off.
 *
 * Uses tables of fixed names in the database, so one file at a time per database. Throws UTF-IN-013 and UTF-IN-015
 * (defects of ours), UTF-IO-001 and UTF-DB-001 (disk, memory).
 */
export const ingestFile = async (asked: IngestRequest, database: Database): Promise<FileOutcome> => {
  const request = { ...asked, dialect: textDialect(formOfName(asked.path), asked.dialect) };
  const scratch = join(request.work, "intake");
  try {
    return await takeIn(request, scratch, database);
  } catch (error) {
    const fault =
      error instanceof StructureError
        ? structureFaultError(error.fault, placeOf(request), `${request.layout.id}@${request.layout.version}`)
        : error;
    await removeFolder(request.folder);
    await makeFolder(request.folder);
    if (fault instanceof UtfallError && fault.exit === exitCode.quarantine && !ofTheMachine.includes(fault.code)) {
      return { state: "held", fault: fault.record, record: null, folder: null };
    }
    throw fault;
  } finally {
    await removeFolder(scratch);
    for (const table of [
      "part",
      "judged",
      "finding",
      "candidate",
      "exact_repeat",
      "key_repeat",
      "removed",
      "quarantine",
      "finding_of_row",
      "code_of_list",
      "judged_code",
    ]) {
      await database.run(sql`DROP TABLE IF EXISTS ${ident(table)}`, "tidy up");
    }
  }
};

/** Faults that are not the file's: they are thrown, so that nobody remembers them of the file when the machine is mended. */
const ofTheMachine: readonly FaultCode[] = ["UTF-IN-054", "UTF-IN-059"];

const takeIn = async (request: IngestRequest, scratch: string, database: Database): Promise<FileOutcome> => {
  const { dialect, path, folder, partSize = defaultPartSize } = request;
  const layout = layoutOfFile(request);
  const leaks = leakTerms(request);
  refusePersonInName(request, leaks);
  await removeFolder(scratch);
  await makeFolder(scratch);
  await makeFolder(join(folder, "rows"));
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  let intake: FileIntake | null = null;
  try {
    const summary = await readStructure(
      {
        path,
        member: request.member ?? null,
        work: scratch,
        partSize,
        limits: request.limits ?? usualLimits,
        leaks,
        forms: plainForms(layout, dialect, declaredAliases(request)),
        header: { columns: layout.columns.map(headerColumn), aliases: request.aliases?.columns ?? {}, dialect },
      },
      {
        header: async (binding: HeaderBinding) => {
          intake = await fileIntake({
            request,
            database,
            binding,
            scratch,
            expectedParts: expectedParts(path, size, partSize),
          });
        },
        part: async (part: StructurePart) => {
          await intake?.take(part);
          for (const lines of [part.full, part.plain]) if (lines !== null) await rm(lines.path, { force: true });
        },
      },
    );
    checkNote(request, summary);
    if (intake === null) throw new UtfallError("UTF-XX-001", { step: "intake" });
    const { record, distribution } = await (intake as FileIntake).finish(summary);
    return await accounted(request, record, retypedColumn(layout, record, distribution), () =>
      unreadNames(record, distribution, layout),
    );
  } finally {
    (intake as FileIntake | null)?.abandon();
  }
};

/** Names of files and deliveries stand in messages, logs and records. */
const refusePersonInName = ({ source, delivery, file }: IngestRequest, leaks: LeakTerms): void => {
  if (!namesPerson(file, leaks) && !namesPerson(delivery, leaks)) return;
  throw new UtfallError("UTF-CF-002", {
    source,
    delivery: withoutPersonNumbers(delivery),
    file: withoutPersonNumbers(file),
  });
};

const headerColumn = ({
  name,
  kind,
  presence,
  aliases,
  mayBeAbsent,
  mustBePresent,
}: IngestRequest["layout"]["columns"][number]) => ({
  name,
  kind,
  presence,
  ...(aliases === undefined ? {} : { aliases }),
  ...(mayBeAbsent === undefined ? {} : { mayBeAbsent }),
  ...(mustBePresent === undefined ? {} : { mustBePresent }),
});

/** Packed and typed forms shrink register text to about an eighth; the number only shares out the sample. */
const expectedParts = (path: string, size: number, partSize: number): number =>
  Math.ceil((formOfName(path).id === "text" ? size : size * 8) / partSize);

const checkNote = ({ note, ...request }: IngestRequest, { sha256, lines, joined }: StructureSummary): void => {
  const place = placeOf(request);
  if (note?.sha256 !== undefined && note.sha256.trim().toLowerCase() !== sha256) {
    throw new UtfallError("UTF-IN-009", place);
  }
  if (joined && note?.lines === undefined && request.dialect.trailer === null) {
    throw new UtfallError("UTF-IN-062", place);
  }
  if (note?.lines !== undefined && note.lines !== lines) {
    throw new UtfallError("UTF-IN-010", { ...place, says: "delivery.yaml", expected: note.lines, found: lines });
  }
};

const accounted = async (
  request: IngestRequest,
  record: FileRecord,
  retyped: StoredColumn | null,
  unread: () => RenamedHeaders,
): Promise<FileOutcome> => {
  const { folder, layout, rejectedShare } = request;
  const place = placeOf(request);
  const { lines, accepted, rejected, duplicates } = record;
  if (lines !== accepted + rejected + duplicates) {
    throw new UtfallError("UTF-IN-013", { ...place, lines, accounted: accepted + rejected + duplicates });
  }
  await writeFileAtomic(join(folder, "record.json"), `${canonicalJson(record)}\n`);
  if (retyped !== null) {
    const expected = expectedOf(retyped, request.dialect);
    const contract = `${layout.id}@${layout.version}`;
    const fault = new UtfallError("UTF-IN-024", { ...place, layout: contract, column: retyped.name, expected });
    return { state: "held", fault: fault.record, record, folder };
  }
  if (rejected <= rejectedShare * lines) return { state: "accepted", record, folder };
  const allowed = `${Number((rejectedShare * 100).toPrecision(6))} %`;
  const fault = new UtfallError("UTF-IN-014", { ...place, ...unread(), rejected, lines, allowed });
  return { state: "held", fault: fault.record, record, folder };
};

const makeFolder = async (path: string): Promise<void> => {
  await mkdir(path, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw translateFileError(error, "make", path);
  });
};
