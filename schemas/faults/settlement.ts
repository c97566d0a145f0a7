import { asideFault, exitCode, fault } from "./fault.ts";

/** Settlement ledgers and disputes. */
export const settlementFaults = {
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
  "UTF-SL-008": asideFault(
    "refused",
    exitCode.refused,
    "A disputes file that is not right.",
    (p: { file: string; place: string; problem: string }) =>
      `${p.file}${p.place}: ${p.problem}. Correct the file; nothing was judged by it.`,
  ),
  "UTF-SL-009": fault(
    exitCode.refused,
    "A settlement period with patients who are bound to a version that was not judged.",
    (p: { agreement: string; from: string | null }) =>
      `${p.agreement}: the last night set this version aside, and it binds patients whose treatment starts ${p.from === null ? "on days that the live result does not name" : `from ${p.from} on`}. Expected: a period that ends before ${p.from ?? "they do"}; any other would be settled without them, or on what was known of them before. See utfall status for the reason, correct it, run utfall nightly, and settle again. Nothing was booked.`,
  ),
} as const;
