import { exitCode, fault } from "./fault.ts";
import { at, type FilePlace } from "./file-place.ts";

/** A delivery among others, and its quality as a whole. */
export const deliveryFaults = {
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
      `${p.source}/${p.delivery}: delivery.yaml gives neither sha256 nor lines of ${p.files.join(", ")}, no trailer is declared, and counts are required of this source. Ask the register for them, or set counts: optional in utfall.yaml.`,
  ),
  "UTF-IN-039": fault(
    exitCode.quarantine,
    "A file larger than delivery.yaml says.",
    (p: FilePlace & { expected: number; found: number }) =>
      `${at(p)}: ${p.found} bytes, delivery.yaml says ${p.expected}. Ask the register which one is right.`,
  ),
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
  "UTF-DQ-002": fault(
    exitCode.quality,
    "A column looks different from the delivery in use.",
    (p: FilePlace & { column: string; distance: string; limit: string; content: string }) =>
      `${at(p)}, column ${p.column}: Jensen–Shannon distance ${p.distance} from the delivery in use, limit ${p.limit}. Look for swapped columns, another unit or another code list; if the register confirms the change, sign for it in overrides.yaml (delivery fingerprint ${p.content}), or set limits.shift_columns for this column in utfall.yaml.`,
  ),
  "UTF-DQ-003": fault(
    exitCode.quality,
    "Too many codes that no list knows.",
    (p: FilePlace & { column: string; list: string; share: string; limit: string; content: string }) =>
      `${at(p)}, column ${p.column}: ${p.share} of the codes are not in the list ${p.list}, limit ${p.limit}. Add them to codes/${p.list}.csv with their period, sign for it in overrides.yaml (delivery fingerprint ${p.content}), or set limits.unmapped_share for this source in utfall.yaml.`,
  ),
  "UTF-DQ-004": fault(
    exitCode.quality,
    "Codes have other value labels than in the delivery in use.",
    (p: FilePlace & { column: string; codes: string; content: string }) =>
      `${at(p)}, column ${p.column}: another value label than in the delivery in use for ${p.codes}, so the same code may mean something else now. Hold the labels of both files against each other (labels.json in restricted/). If the coding changed, ask for a delivery in the old one; if only the wording did, sign for it in overrides.yaml (delivery fingerprint ${p.content}).`,
  ),
  "UTF-DQ-005": fault(
    exitCode.quality,
    "A full delivery is about far fewer persons than the one in use.",
    (p: { source: string; delivery: string; layout: string; fall: string; allowed: string; content: string }) =>
      `${p.source}/${p.delivery}: ${p.layout} is about ${p.fall} fewer persons than the delivery in use, though not so many fewer lines; a fall of more than ${p.allowed} is not believed. Ask the register; if it is right, sign for it in overrides.yaml (delivery fingerprint ${p.content}).`,
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
  "UTF-IN-041": fault(
    exitCode.quarantine,
    "A file or delivery whose name holds characters that nobody sees.",
    (p: FilePlace) =>
      `${at(p)}: the name holds control or invisible characters. Rename it; nothing of the delivery was read.`,
  ),
  "UTF-IN-042": fault(
    exitCode.quarantine,
    "Files of one delivery whose names say the same.",
    (p: { source: string; delivery: string; files: readonly string[] }) =>
      `${p.source}/${p.delivery}: ${p.files.join(", ")} differ only in case, in how letters are composed or in .gz, so the same rows may be there twice. Keep one of them.`,
  ),
} as const;
