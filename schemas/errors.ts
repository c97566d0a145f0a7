/**
 * The closed list of error codes. A message says where, what, expected and what to do; it never holds a value from the
 * data, because messages travel to logs, mails and screens.
 */

/** Exit codes of the command line, each with one meaning. */
export const exitCode = {
  done: 0,
  refused: 2,
  quarantine: 3,
  quality: 4,
  disclosure: 5,
  locked: 6,
  resource: 7,
  integrity: 8,
  defect: 70,
  interrupted: 130,
  terminated: 143,
} as const;
export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

interface Fault<P> {
  readonly exit: ExitCode;
  /** One sentence on what this is, for the manual. */
  readonly about: string;
  readonly text: (p: P) => string;
}

const fault = <P>(exit: ExitCode, about: string, text: (p: P) => string): Fault<P> => ({ exit, about, text });

/** Where a fault in a delivered file is. */
export interface FilePlace {
  readonly source: string;
  readonly delivery: string;
  readonly file: string;
}

const at = (p: FilePlace): string => `${p.source}/${p.delivery}/${p.file}`;

/** Every fault that utfall can report, by code. The order is the order of the manual. */
export const faults = {
  // Command line and workspace
  "UTF-CL-001": fault(
    exitCode.refused,
    "Unknown command.",
    (p: { command: string; near: string | null }) =>
      `unknown command “${p.command}”.${p.near ? ` Did you mean “${p.near}”?` : ""} Run utfall --help for the list.`,
  ),
  "UTF-CL-002": fault(
    exitCode.refused,
    "Command line option not understood.",
    (p: { command: string; problem: string }) => `utfall ${p.command}: ${p.problem}. Run utfall ${p.command} --help.`,
  ),
  "UTF-WS-001": fault(
    exitCode.refused,
    "No workspace.",
    (p: { folder: string }) =>
      `${p.folder}: no utfall.yaml here. Run utfall init DIR to lay down a workspace, or point to one with -w DIR.`,
  ),
  "UTF-WS-002": fault(
    exitCode.refused,
    "Something in utfall.yaml is not right.",
    (p: { file: string; place: string; problem: string }) =>
      `${p.file}${p.place}: ${p.problem}. Correct the file; the comments in it say what each key takes.`,
  ),
  "UTF-WS-003": fault(
    exitCode.refused,
    "A folder for init that holds something already.",
    (p: { folder: string; found: string }) =>
      `${p.folder}: already holds ${p.found}. Choose an empty folder; nothing was written.`,
  ),
  "UTF-WS-004": fault(
    exitCode.refused,
    "A workspace whose path the database engine would read as a pattern.",
    (p: { folder: string }) =>
      `${p.folder}: the path holds one of [ ] * ?, which the database engine reads as a pattern. Move the workspace to a folder without them.`,
  ),
  // Agreements
  "UTF-AG-001": fault(
    exitCode.refused,
    "Agreement file cannot be read.",
    (p: { file: string; place: string; problem: string }) =>
      `${p.file}${p.place}: ${p.problem}. Correct the agreement file.`,
  ),
  "UTF-AG-002": fault(
    exitCode.refused,
    "Two agreement files have the same id.",
    (p: { file: string; other: string }) =>
      `${p.file}: has the same id and version as ${p.other}. Give each version of an agreement its own number.`,
  ),
  "UTF-AG-003": fault(
    exitCode.refused,
    "An edge case occurs that the agreement does not answer.",
    (p: { agreement: string; edgeCase: string }) =>
      `${p.agreement}: the case ${p.edgeCase} occurs in the data and edge_cases does not answer it. Let the parties decide, and add the answer to the agreement file.`,
  ),
  "UTF-AG-004": fault(
    exitCode.refused,
    "Two versions of one agreement bind the same treatment starts.",
    (p: { file: string; other: string }) =>
      `${p.file}: binds treatment starts that ${p.other} binds too, so that a patient would be judged and paid for twice. End the earlier version with population.start_to before the later one's population.start_from.`,
  ),
  // Intake of deliveries and files
  "UTF-IN-001": fault(
    exitCode.quarantine,
    "File is empty.",
    (p: FilePlace) => `${at(p)}: the file is empty. Ask the register for a new extract.`,
  ),
  "UTF-IN-002": fault(
    exitCode.quarantine,
    "Bytes not valid in the declared encoding.",
    (p: FilePlace & { line: number; encoding: string }) =>
      `${at(p)} line ${p.line}: bytes that are not ${p.encoding}. Set dialect.encoding for this source in utfall.yaml, or ask for a new extract.`,
  ),
  "UTF-IN-003": fault(
    exitCode.quarantine,
    "A column that must be there is missing.",
    (p: FilePlace & { layout: string; columns: readonly string[] }) =>
      `${at(p)} line 1: the header lacks ${p.columns.join(", ")} of layout ${p.layout}. Correct the extract (is line 1 a header at all?), or map the new name with aliases for this source in utfall.yaml.`,
  ),
  "UTF-IN-004": fault(
    exitCode.quarantine,
    "Two header names mean the same column.",
    (p: FilePlace & { columns: readonly string[] }) =>
      `${at(p)} line 1: more than one header for ${p.columns.join(", ")}. Correct the extract.`,
  ),
  "UTF-IN-005": fault(
    exitCode.quarantine,
    "The delimiter is not the declared one.",
    (p: FilePlace & { delimiter: string; seems: string | null }) =>
      `${at(p)} line 1: the header has one column when split at “${p.delimiter}”${p.seems ? `; it looks split at “${p.seems}”` : ""}. Set dialect.delimiter for this source in utfall.yaml, or correct the extract.`,
  ),
  "UTF-IN-006": fault(
    exitCode.quarantine,
    "Compressed file is cut or damaged.",
    (p: FilePlace) => `${at(p)}: the gzip file is cut short or damaged. Copy it again, or ask for a new extract.`,
  ),
  "UTF-IN-007": fault(
    exitCode.quarantine,
    "The last line has no line end.",
    (p: FilePlace & { line: number }) =>
      `${at(p)} line ${p.line}: the file ends without a line end, so it may be cut. Copy it again, or ask for a new extract.`,
  ),
  "UTF-IN-008": fault(
    exitCode.quarantine,
    "A delivery without a data cut.",
    (p: { source: string; delivery: string }) =>
      `${p.source}/${p.delivery}: no data cut. Name the delivery folder by its date (YYYY-MM-DD), or write data_cut in delivery.yaml.`,
  ),
  "UTF-IN-009": fault(
    exitCode.quarantine,
    "Checksum differs from delivery.yaml.",
    (p: FilePlace) =>
      `${at(p)}: the SHA-256 differs from delivery.yaml. Copy the file again, or ask the register which one is right.`,
  ),
  "UTF-IN-010": fault(
    exitCode.quarantine,
    "Line count differs from delivery.yaml.",
    (p: FilePlace & { expected: number; found: number }) =>
      `${at(p)}: ${p.found} data lines, delivery.yaml says ${p.expected}. Ask the register which one is right.`,
  ),
  "UTF-IN-011": fault(
    exitCode.quarantine,
    "Not a regular file.",
    (p: FilePlace) =>
      `${at(p)}: not a regular file (a link, folder, pipe or device). Put the file itself in the inbox.`,
  ),
  "UTF-IN-012": fault(
    exitCode.quarantine,
    "A file that no layout of the source takes.",
    (p: FilePlace & { layouts: readonly string[] }) =>
      `${at(p)}: no layout of this source takes a file of this name (${p.layouts.join(", ")}). Rename it, or set files for the layout in utfall.yaml.`,
  ),
  "UTF-IN-013": fault(
    exitCode.defect,
    "Lines do not add up.",
    (p: FilePlace & { lines: number; accounted: number }) =>
      `${at(p)}: ${p.lines} lines read, ${p.accounted} accounted for. Nothing was published; report this as a defect.`,
  ),
  "UTF-IN-014": fault(
    exitCode.quarantine,
    "More lines in quarantine than the source allows.",
    (p: FilePlace & { rejected: number; lines: number; allowed: string }) =>
      `${at(p)}: ${p.rejected} of ${p.lines} lines in quarantine, allowed ${p.allowed}. See utfall quarantine; correct the extract, or set limits.rejected_share for this source in utfall.yaml.`,
  ),
  "UTF-IN-015": fault(
    exitCode.defect,
    "The two readers disagree.",
    (p: FilePlace & { line: number; column: string }) =>
      `${at(p)} line ${p.line}, column ${p.column}: the SQL reader and the row schema disagree. Nothing was published; report this as a defect.`,
  ),
  "UTF-IN-016": fault(
    exitCode.quarantine,
    "A broken rule that condemns the whole file.",
    (p: FilePlace & { line: number; rule: string; expected: string }) =>
      `${at(p)} line ${p.line}: rule ${p.rule} broken: ${p.expected}. The whole file is held; correct the extract.`,
  ),
  "UTF-IN-017": fault(
    exitCode.quarantine,
    "A file named in delivery.yaml is not there, or one is there that it does not name.",
    (p: { source: string; delivery: string; files: readonly string[] }) =>
      `${p.source}/${p.delivery}: delivery.yaml and the folder disagree about ${p.files.join(", ")}. Complete the delivery.`,
  ),
  "UTF-IN-018": fault(
    exitCode.quarantine,
    "Something in delivery.yaml is not right.",
    (p: { source: string; delivery: string; place: string; problem: string }) =>
      `${p.source}/${p.delivery}/delivery.yaml${p.place}: ${p.problem}. Correct the file.`,
  ),
  "UTF-IN-019": fault(
    exitCode.quarantine,
    "Line longer than the limit.",
    (p: FilePlace & { line: number; limit: number }) =>
      `${at(p)} line ${p.line}: longer than ${p.limit} bytes. Ask for a new extract.`,
  ),
  "UTF-IN-020": fault(
    exitCode.quarantine,
    "The file changed while it was read.",
    (p: FilePlace) =>
      `${at(p)}: changed while it was read. Copy under a name ending in .partial and rename when the copy is complete; the next run takes it.`,
  ),
  "UTF-IN-021": fault(
    exitCode.quarantine,
    "The header line is not well formed.",
    (p: FilePlace) =>
      `${at(p)} line 1: the header is blank, holds a control character or a quote that is not closed, or names more than 2000 columns. Correct the extract.`,
  ),
  "UTF-IN-022": fault(
    exitCode.quarantine,
    "A folder of the inbox that is no source.",
    (p: { source: string; sources: readonly string[] }) =>
      `inbox/${p.source}: no source of this name in utfall.yaml (${p.sources.join(", ")}). Rename the folder, or declare the source.`,
  ),
  "UTF-IN-031": fault(
    exitCode.quarantine,
    "A delivery that comes after a later one is in use.",
    (p: { source: string; delivery: string; inUse: string }) =>
      `${p.source}/${p.delivery}: comes before ${p.inUse}, which is in use already, so it was not taken. Remove it from the inbox; if it is right and ${p.inUse} is wrong, have it sent with supersedes in delivery.yaml.`,
  ),
  "UTF-IN-032": fault(
    exitCode.quarantine,
    "A hole in a series of deltas.",
    (p: { source: string; delivery: string; sequence: number; missing: number }) =>
      `${p.source}/${p.delivery}: delta number ${p.sequence} cannot be used without number ${p.missing}, which is not there or held. Put it into the inbox, or ask for a full delivery; the rest follows by itself.`,
  ),
  "UTF-IN-033": fault(
    exitCode.quarantine,
    "An accepted delivery whose files were changed in the inbox.",
    (p: { source: string; delivery: string; files: readonly string[] }) =>
      `${p.source}/${p.delivery}: changed since it was accepted (${p.files.join(", ")}); what was accepted stays in use. Put the files back, or deliver the new ones in a folder of their own with supersedes (delivery, reason) in delivery.yaml.`,
  ),
  "UTF-IN-034": fault(
    exitCode.quarantine,
    "A delivery that has been arriving for too long.",
    (p: { source: string; delivery: string; since: string; hours: number }) =>
      `${p.source}/${p.delivery}: incomplete since ${p.since}, longer than ${p.hours} hours. Copy the missing files again, or remove what is left of a broken copy (*.partial, *.tmp).`,
  ),
  "UTF-IN-035": fault(
    exitCode.quarantine,
    "A delta from a source whose person keys change from delivery to delivery.",
    (p: { source: string; delivery: string }) =>
      `${p.source}/${p.delivery}: a delta cannot be joined to deliveries before it, because person_keys of this source is per-delivery. Ask for a full delivery, or set person_keys: stable in utfall.yaml if the register promises that keys stay.`,
  ),
  "UTF-IN-036": fault(
    exitCode.quarantine,
    "More in the inbox than the workspace allows.",
    (p: { place: string; what: string; allowed: string; setting: string }) =>
      `${p.place}: more than ${p.allowed} ${p.what}. Nothing of it was read. Remove what does not belong there, or raise inbox.${p.setting} in utfall.yaml.`,
  ),
  "UTF-IN-037": fault(
    exitCode.quarantine,
    "A full delivery about a shorter period than the one in use.",
    (p: { source: string; delivery: string; inUse: string }) =>
      `${p.source}/${p.delivery}: its period does not hold the whole period of ${p.inUse}, which is in use. Ask for an extract of the whole period, or have it sent with supersedes in delivery.yaml.`,
  ),
  "UTF-IN-038": fault(
    exitCode.quarantine,
    "A file without checksum or count, from a source that must send them.",
    (p: { source: string; delivery: string; files: readonly string[] }) =>
      `${p.source}/${p.delivery}: delivery.yaml gives neither sha256 nor lines of ${p.files.join(", ")}, and counts are required of this source. Ask the register for them, or set counts: optional in utfall.yaml.`,
  ),
  "UTF-IN-039": fault(
    exitCode.quarantine,
    "A file larger than delivery.yaml says.",
    (p: FilePlace & { expected: number; found: number }) =>
      `${at(p)}: ${p.found} bytes, delivery.yaml says ${p.expected}. Ask the register which one is right.`,
  ),
  // Quality of a delivery as a whole
  "UTF-DQ-001": fault(
    exitCode.quality,
    "A full delivery holds far fewer lines than the one in use.",
    (p: {
      source: string;
      delivery: string;
      layout: string;
      before: number;
      now: number;
      allowed: string;
      content: string;
    }) =>
      `${p.source}/${p.delivery}: ${p.now} lines of ${p.layout}, the delivery in use has ${p.before}; a fall of more than ${p.allowed} is not believed. Ask the register; if it is right, sign for it in overrides.yaml (delivery fingerprint ${p.content}).`,
  ),
  "UTF-DQ-010": fault(
    exitCode.quality,
    "A full delivery holds far fewer lines than the largest of the last ones.",
    (p: {
      source: string;
      delivery: string;
      layout: string;
      before: number;
      largest: string;
      now: number;
      allowed: string;
      content: string;
    }) =>
      `${p.source}/${p.delivery}: ${p.now} lines of ${p.layout}, ${p.largest} had ${p.before}; a fall of more than ${p.allowed} over several deliveries is not believed. Ask the register; if it is right, sign for it in overrides.yaml (delivery fingerprint ${p.content}).`,
  ),
  // Confidentiality
  "UTF-CF-001": fault(
    exitCode.quarantine,
    "Person numbers in a delivered file.",
    (p: FilePlace & { line: number; columns: readonly string[] }) =>
      `${at(p)} line ${p.line}: the first of what looks like person numbers (fødselsnummer, D-number, help number), found in ${p.columns.join(", ")}. No extract may hold any; nothing of the file was kept. Delete the file, and ask the register for an extract without person numbers.`,
  ),
  "UTF-CF-002": fault(
    exitCode.quarantine,
    "A person number in the name of a file or delivery.",
    (p: FilePlace) =>
      `${at(p)}: what looks like a person number stands in the name. Nothing was read. Delete the delivery, and ask the register for one whose names tell of no person.`,
  ),
  // Running
  "UTF-LK-001": fault(
    exitCode.locked,
    "Another run holds the lock.",
    (p: { holder: string }) =>
      `another run is working in this workspace (${p.holder}). Wait for it to end; nothing was done.`,
  ),
  "UTF-IO-001": fault(
    exitCode.resource,
    "A file could not be read or written.",
    (p: { action: string; file: string; reason: string }) =>
      `could not ${p.action} ${p.file}: ${p.reason}. Free space or rights, then start again; what was published is whole.`,
  ),
  "UTF-DB-001": fault(
    exitCode.resource,
    "The database engine ran out of memory or disk.",
    (p: { step: string; reason: string }) =>
      `${p.step}: DuckDB stopped (${p.reason}). Raise memory in utfall.yaml or free disk, then start again.`,
  ),
  "UTF-DB-002": fault(
    exitCode.defect,
    "The database engine refused a statement.",
    (p: { step: string; reason: string }) =>
      `${p.step}: DuckDB refused a statement (${p.reason}). Nothing was published; report this as a defect.`,
  ),
  "UTF-IG-001": fault(
    exitCode.integrity,
    "The ledger's chain is broken.",
    (p: { file: string; line: number }) =>
      `${p.file} line ${p.line}: the chain of checksums is broken. A person must look; nothing was done.`,
  ),
  "UTF-IG-002": fault(
    exitCode.integrity,
    "What is live does not match its manifest.",
    (p: { file: string }) =>
      `${p.file}: does not match the manifest of the live result. A person must look; nothing was done.`,
  ),
  "UTF-IG-003": fault(
    exitCode.integrity,
    "A file that utfall keeps for itself is damaged or gone.",
    (p: { file: string; remove: string }) =>
      `${p.file}: damaged or gone. A person must look at the disk; then remove ${p.remove} and run utfall nightly, which makes it again.`,
  ),
  // Settlement ledger
  "UTF-SL-001": fault(
    exitCode.integrity,
    "The settlement ledger is not as it was written.",
    (p: { file: string; line: number | null; problem: string }) =>
      `${p.file}${p.line === null ? "" : ` line ${p.line}`}: ${p.problem}. A person must look: compare with a backup and with the statements that were sent, which print the ledger's checksum; nothing was booked.`,
  ),
  "UTF-SL-002": fault(
    exitCode.integrity,
    "The secret behind the patient references is gone or another one.",
    (p: { file: string }) =>
      `${p.file}: gone, damaged, or not the secret that this ledger was written with; every patient would look like a new one. A person must bring it back from a backup; nothing was booked.`,
  ),
  "UTF-SL-003": fault(
    exitCode.refused,
    "A settlement period that cannot be booked.",
    (p: { agreement: string; problem: string }) => `${p.agreement}: ${p.problem}. Nothing was booked.`,
  ),
  "UTF-SL-004": fault(
    exitCode.refused,
    "Nothing to settle: the agreement is not judged, or carries no money.",
    (p: { agreement: string; known: string }) =>
      `${p.agreement}: the live result holds no settlement of it (it has: ${p.known}). Give the id of an agreement with money, without its version, and run utfall nightly first.`,
  ),
  "UTF-SL-005": fault(
    exitCode.refused,
    "Patients whose person keys change with the next delivery.",
    (p: { agreement: string; patients: number; sources: readonly string[] }) =>
      `${p.agreement}: ${p.patients} patients have no link key, and keys of ${p.sources.join(", ")} hold for one delivery only, so the next one would pay for them again. Deliver link_keys, or set person_keys: stable for the source in utfall.yaml if the register promises that keys stay.`,
  ),
  "UTF-SL-006": fault(
    exitCode.refused,
    "Patients who were settled before and are not in the data any more.",
    (p: { agreement: string; patients: number }) =>
      `${p.agreement}: ${p.patients} patients with booked money are not in the live result any more, so their claims would be reversed. Find out why (opt-out, keys, a short delivery); if it is right, run again with --gone ${p.patients}.`,
  ),
  "UTF-SL-007": fault(
    exitCode.integrity,
    "A booked entry is not what its evidence gives.",
    (p: { file: string; line: number; problem: string }) =>
      `${p.file} line ${p.line}: ${p.problem}. A person must look at this entry and its run before anything more is paid.`,
  ),
  "UTF-SL-008": fault(
    exitCode.refused,
    "A disputes file that is not right.",
    (p: { file: string; place: string; problem: string }) =>
      `${p.file}${p.place}: ${p.problem}. Correct the file; nothing was judged.`,
  ),
  "UTF-SL-009": fault(
    exitCode.refused,
    "A volumes file that is not right.",
    (p: { file: string; place: string; problem: string }) => `${p.file}${p.place}: ${p.problem}. Correct the file.`,
  ),
  "UTF-TR-001": fault(
    exitCode.refused,
    "Unknown figure id.",
    (p: { figure: string }) =>
      `${p.figure}: no such figure in the live reports. Figure ids stand beside each number in the report and in its JSON.`,
  ),
  "UTF-TR-002": fault(
    exitCode.refused,
    "Nothing is live yet.",
    (p: { workspace: string }) => `${p.workspace}: no night has been published here yet. Run utfall nightly first.`,
  ),
  "UTF-SM-001": fault(
    exitCode.refused,
    "A part of an agreement that simulate cannot draw.",
    (p: { agreement: string; part: string }) =>
      `${p.agreement}: simulate cannot draw facts for ${p.part}. Simulate the agreement without that part; nothing else of utfall depends on it.`,
  ),
  "UTF-SM-002": fault(
    exitCode.refused,
    "Something in a scenario file is not right.",
    (p: { file: string; place: string; problem: string }) =>
      `${p.file}${p.place}: ${p.problem}. Correct the scenario file; utfall simulate --help says what it holds.`,
  ),
  "UTF-PF-001": fault(
    exitCode.refused,
    "A file that cannot be profiled.",
    (p: { file: string; problem: string; remedy: string }) => `${p.file}: ${p.problem}. ${p.remedy}.`,
  ),
  "UTF-XX-001": fault(
    exitCode.defect,
    "A defect of ours.",
    (p: { step: string }) =>
      `${p.step}: a defect in utfall. Nothing was published; what was published before is whole. Report this with the version and the log.`,
  ),
} as const;

export type FaultCode = keyof typeof faults;
export type FaultParameters<C extends FaultCode> = (typeof faults)[C] extends Fault<infer P> ? P : never;

/** A fault as it is kept in records and printed: the code and its sentence. */
export interface FaultRecord {
  readonly code: FaultCode;
  readonly message: string;
}

/** A fault on its way between threads. */
export interface SentFault {
  readonly code: FaultCode;
  /** The parameters of that code. */
  readonly parameters: unknown;
}

/** The exit code that a recorded fault leads to. */
export const exitOf = (fault: FaultRecord): ExitCode => faults[fault.code].exit;

/** An error of the closed list. Its message starts with the code and holds no value from the data. */
export class UtfallError<C extends FaultCode = FaultCode> extends Error {
  readonly code: C;
  readonly exit: ExitCode;
  readonly #parameters: FaultParameters<C>;

  constructor(code: C, parameters: FaultParameters<C>) {
    const entry = faults[code] as unknown as Fault<FaultParameters<C>>;
    super(`${code} ${entry.text(parameters)}`);
    this.name = "UtfallError";
    this.code = code;
    this.exit = entry.exit;
    this.#parameters = parameters;
  }

  get record(): FaultRecord {
    return { code: this.code, message: this.message };
  }

  /** The error as plain data that may cross from a worker thread; `received` makes it an error again. */
  get sent(): SentFault {
    return { code: this.code, parameters: this.#parameters };
  }

  static received({ code, parameters }: SentFault): UtfallError {
    return new UtfallError(code, parameters as never);
  }
}

/** The sentence for a row that broke a rule, by the kind of rule; printed with file, line and column in front. */
export const rowFaults = {
  "UTF-RW-001": "empty, but must be filled",
  "UTF-RW-002": "not a date in the declared form",
  "UTF-RW-003": "not one of the listed codes",
  "UTF-RW-004": "not a whole number",
  "UTF-RW-005": "not a decimal number in the declared form",
  "UTF-RW-006": "outside the allowed range",
  "UTF-RW-007": "not in the expected pattern",
  "UTF-RW-008": "longer than allowed",
  "UTF-RW-009": "not a time in the declared form",
  "UTF-RW-010": "a rule over the row is broken",
  "UTF-RW-011": "the number of cells differs from the header",
  "UTF-RW-012": "a quote is opened and not closed",
  "UTF-RW-013": "a control character",
  "UTF-RW-014": "a row with the same key stands earlier in the file",
} as const;
export type RowFaultCode = keyof typeof rowFaults;
