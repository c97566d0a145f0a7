import { exitCode, fault } from "./fault.ts";

/** A run, and what it keeps. */
export const runningFaults = {
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
  "UTF-DB-003": fault(
    exitCode.resource,
    "The database engine came to the limit of what it may write to disk for want of memory.",
    (p: { step: string }) =>
      `${p.step}: the limit of what DuckDB may write to disk for want of memory is reached. Raise memory or spill in utfall.yaml, or free disk, then start again; what was published is whole.`,
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
  "UTF-TR-003": fault(
    exitCode.refused,
    "What is live was made by another version of utfall.",
    (p: { workspace: string }) =>
      `${p.workspace}: the live result was made by another version of utfall, and this one cannot read it. Run utfall nightly first; it makes the result again.`,
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
