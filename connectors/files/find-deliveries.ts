import { lstat } from "node:fs/promises";
import { join } from "node:path";
import { bytesOf } from "../../schemas/byte-size.ts";
import { type DeliveryNote, type DeliveryTerms, IsoDate, termsOf } from "../../schemas/delivery.ts";
import { type FaultRecord, UtfallError } from "../../schemas/errors.ts";
import { formOfName } from "../../schemas/form.ts";
import type { IntakeLimits } from "../../schemas/intake-limits.ts";
import { leakTerms } from "../../schemas/leak.ts";
import { namesPerson, withoutPersonNumbers } from "../../schemas/person-number-text.ts";
import { layoutOf } from "../../schemas/registers/index.ts";
import type { Source, Workspace } from "../../schemas/workspace.ts";
import type { DeliveredFile } from "./delivered-file.ts";
import { noteName, readDeliveryNote } from "./delivery-note.ts";
import { holdsInvisible } from "./invisible.ts";
import { listFolder } from "./list-folder.ts";
import { type LayoutPatterns, matchLayout } from "./match-layout.ts";
import { printable } from "./printable.ts";
import { translateFileError } from "./translate-file-error.ts";
import { twinNames } from "./twin-names.ts";
import { filesOfZip } from "./zip-files.ts";

/** One folder `inbox/<source>/<delivery>/`. With faults, nothing of it may be used. */
export interface Delivery {
  readonly source: string;
  readonly delivery: string;
  /** Date until which the register says its data reach; null only together with a fault. */
  readonly dataCut: string | null;
  readonly synthetic: boolean;
  /** How it stands to the other deliveries of the source; null where that cannot be told, and then there is a fault. */
  readonly terms: DeliveryTerms | null;
  readonly files: readonly DeliveredFile[];
  readonly faults: readonly FaultRecord[];
  /** Names of files still on their way: `*.partial`, `*.tmp`, or shorter than announced; not a fault, but not taken either. */
  readonly arriving: readonly string[];
}

/**
 * Lists the deliveries in the inbox for the sources of the workspace, oldest first within a source.
 *
 * Deliveries with a `sequence` in delivery.yaml come after those without, in its order; the others are ordered by folder
 * name. Nothing is opened but delivery.yaml and the directories of zip files, links and pipes are not followed, and names are
 * compared as they stand. What is wrong with a delivery is listed in its faults. A person number in a name holds the delivery (UTF-CF-002), and the name is
 * handed on without it. What belongs to no source is listed last, with UTF-IN-022. No folder is listed beyond the quota of the
 * workspace: what holds more, in names or in bytes, is held unread (UTF-IN-036). Throws UTF-IO-001 when the inbox cannot be read.
 */
export const findDeliveries = async (inbox: string, workspace: Workspace): Promise<readonly Delivery[]> => {
  const found = await Promise.all(
    Object.entries(workspace.sources).map(async ([source, settings]) => {
      const folder = join(inbox, source);
      const { is } = await kindOf(folder);
      if (is === "missing") return [];
      const held = { source, delivery: "" };
      if (is !== "folder") return [unread(held, new UtfallError("UTF-IN-011", { ...held, file: "" }).record)];
      const most = workspace.inbox.most_deliveries;
      const names = await listFolder(folder, most);
      if (names === null) return [unread(held, tooMany(source, "deliveries", most, "most_deliveries"))];
      const deliveries = await Promise.all(
        names.filter((name) => !isSkipped(name)).map((name) => readDelivery(folder, name, source, settings, workspace)),
      );
      return deliveries.sort(bySequence).map(({ delivery }) => delivery);
    }),
  );
  return [...found.flat(), ...(await strangers(inbox, workspace))];
};

/** What lies in the inbox and belongs to no source: a misspelt folder would otherwise be ignored night after night. */
const strangers = async (inbox: string, workspace: Workspace): Promise<readonly Delivery[]> => {
  const { is } = await kindOf(inbox);
  if (is !== "folder") return [];
  const most = workspace.inbox.most_deliveries + Object.keys(workspace.sources).length;
  const names = await listFolder(inbox, most);
  if (names === null) {
    return [unread({ source: "", delivery: "" }, tooMany("inbox", "folders", most, "most_deliveries"))];
  }
  return names
    .filter((name) => !isSkipped(name) && !isArriving(name))
    .filter((name) => !Object.hasOwn(workspace.sources, name))
    .map((name) => {
      const source = printable(name, 80);
      const fault = new UtfallError("UTF-IN-022", { source, sources: Object.keys(workspace.sources) });
      return unread({ source, delivery: "" }, fault.record);
    });
};

/** What cannot be looked into is held; silence would look like "nothing new". */
const unread = (place: DeliveryPlace, ...faults: readonly FaultRecord[]): Delivery => ({
  ...place,
  dataCut: null,
  synthetic: false,
  terms: null,
  files: [],
  faults,
  arriving: [],
});

const tooMany = (place: string, what: string, most: number, setting: string): FaultRecord =>
  new UtfallError("UTF-IN-036", { place, what, allowed: String(most), setting }).record;

interface Sequenced {
  readonly delivery: Delivery;
  readonly sequence: number;
}

const bySequence = (a: Sequenced, b: Sequenced): number =>
  a.sequence - b.sequence || (a.delivery.delivery < b.delivery.delivery ? -1 : 1);

const readDelivery = async (
  folder: string,
  name: string,
  source: string,
  settings: Source,
  workspace: Workspace,
): Promise<Sequenced> => {
  const path = join(folder, name);
  const place = { source, delivery: printable(name, 80) };
  const { most_files, most_bytes } = workspace.inbox;
  const kind = await kindOf(path);
  if (kind.is !== "folder") {
    const fault =
      kind.is === "file" ? new UtfallError("UTF-IN-008", place) : new UtfallError("UTF-IN-011", { ...place, file: "" });
    return { sequence: -1, delivery: unread(place, fault.record) };
  }
  const names = await listFolder(path, most_files);
  if (names === null) {
    return { sequence: -1, delivery: unread(place, tooMany(inWords(place), "files", most_files, "most_files")) };
  }
  const { note, faults: noteFaults } = await noteOf(path, names, place);
  const wanted = names.filter((n) => n !== noteName && !isSkipped(n));
  const taken = await Promise.all(
    wanted.filter((n) => !isArriving(n)).map((n) => takeFile(path, n, place, settings, note, workspace.inbox)),
  );
  const files = taken.flat().flatMap((t) => ("code" in t ? [] : [t]));
  // Files of one archive share its bytes.
  const sizes = new Map(files.map((f) => [f.path, f.size]));
  if (Math.max(sum([...sizes.values()]), announced(note)) > bytesOf(most_bytes)) {
    return { sequence: -1, delivery: unread(place, tooLarge(place, most_bytes)) };
  }
  if (files.length > most_files) {
    return { sequence: -1, delivery: unread(place, tooMany(inWords(place), "files", most_files, "most_files")) };
  }
  const short = files.filter((f) => f.size < (f.note?.bytes ?? 0)).map((f) => f.name);
  const dataCut = note?.data_cut ?? note?.period?.to ?? (IsoDate.safeParse(name).success ? name : null);
  const synthetic = note?.synthetic ?? false;
  const leaks = leakTerms({ synthetic: synthetic || workspace.synthetic, dataCut: dataCut ?? "" });
  const isTelling = namesPerson(name, leaks);
  const inside = files.filter((f) => !wanted.includes(f.name)).map((f) => f.name);
  const telling = [...wanted, ...inside].filter((n) => namesPerson(n, leaks));
  const unseen = [...(holdsInvisible(name) ? [""] : []), ...[...wanted, ...inside].filter(holdsInvisible)];
  const faults = [
    ...(isTelling ? [new UtfallError("UTF-CF-002", { ...place, file: "" }).record] : []),
    ...telling.map((n) => new UtfallError("UTF-CF-002", { ...place, file: printable(n, 120) }).record),
    ...unseen.map((n) => new UtfallError("UTF-IN-041", { ...place, file: printable(n, 120) }).record),
    ...twinNames(wanted).map(
      (files) => new UtfallError("UTF-IN-042", { ...place, files: files.map((n) => printable(n, 120)) }).record,
    ),
    ...noteFaults,
    ...(dataCut === null && noteFaults.length === 0 ? [new UtfallError("UTF-IN-008", place).record] : []),
    ...disagreement(note, wanted, inside, place),
    ...taken.flat().flatMap((t) => ("code" in t ? [t] : [])),
    ...uncounted(files, settings, place),
    ...longer(files, place),
  ];
  return {
    sequence: note?.sequence ?? -1,
    delivery: {
      source,
      delivery: isTelling ? withoutPersonNumbers(name) : holdsInvisible(name) ? place.delivery : name,
      dataCut,
      synthetic,
      terms: dataCut === null || isTelling || noteFaults.length > 0 ? null : termsOf(note),
      files: files.filter((f) => !isTelling && !telling.includes(f.name)),
      faults,
      arriving: [...wanted.filter(isArriving), ...short],
    },
  };
};

const sum = (numbers: readonly number[]): number => numbers.reduce((all, n) => all + n, 0);

const announced = (note: DeliveryNote | null): number => sum(Object.values(note?.files ?? {}).map((f) => f.bytes ?? 0));

const inWords = ({ source, delivery }: DeliveryPlace): string => `${source}/${delivery}`;

const tooLarge = (place: DeliveryPlace, most: string): FaultRecord =>
  new UtfallError("UTF-IN-036", { place: inWords(place), what: "of data", allowed: most, setting: "most_bytes" })
    .record;

/** A plain file that is cut at a line end cannot be told from a whole one but by its checksum or its count. */
const uncounted = (files: readonly DeliveredFile[], settings: Source, place: DeliveryPlace): readonly FaultRecord[] => {
  const bare = files.filter(
    (f) => f.note?.sha256 === undefined && f.note?.lines === undefined && !endsInCount(f, settings),
  );
  if (settings.counts === "optional" || bare.length === 0) return [];
  return [new UtfallError("UTF-IN-038", { ...place, files: bare.map((f) => printable(f.name, 120)) }).record];
};

/** Whether the text of a file is declared to end in its count. */
const endsInCount = ({ name, layout, note }: DeliveredFile, { dialect, layouts }: Source): boolean => {
  const declared = [
    note?.trailer,
    layouts[layout]?.dialect?.trailer,
    dialect?.trailer,
    layoutOf(layout)?.dialect?.trailer,
  ];
  const trailer = declared.find((t) => t !== undefined) ?? null;
  return trailer !== null && formOfName(name).holds === "lines";
};

const longer = (files: readonly DeliveredFile[], place: DeliveryPlace): readonly FaultRecord[] =>
  files.flatMap(({ name, size, note }) => {
    const expected = note?.bytes ?? size;
    if (size <= expected) return [];
    return [new UtfallError("UTF-IN-039", { ...place, file: printable(name, 120), expected, found: size }).record];
  });

interface DeliveryPlace {
  readonly source: string;
  readonly delivery: string;
}

const noteOf = async (
  folder: string,
  names: readonly string[],
  place: DeliveryPlace,
): Promise<{ readonly note: DeliveryNote | null; readonly faults: readonly FaultRecord[] }> => {
  if (!names.includes(noteName)) return { note: null, faults: [] };
  const path = join(folder, noteName);
  if ((await kindOf(path)).is !== "file") {
    return { note: null, faults: [new UtfallError("UTF-IN-011", { ...place, file: noteName }).record] };
  }
  const reading = await readDeliveryNote(path);
  if (reading.ok) return { note: reading.note, faults: [] };
  const { place: at, problem } = reading;
  return { note: null, faults: [new UtfallError("UTF-IN-018", { ...place, place: at, problem }).record] };
};

/**
 * A note that names files must name all of them, unless it says that it does not, and all it names must be there; one
 * that says it is complete and names none means that there are none. Of files within a zip file it may tell.
 */
const disagreement = (
  note: DeliveryNote | null,
  names: readonly string[],
  inside: readonly string[],
  place: DeliveryPlace,
): readonly FaultRecord[] => {
  const noted = Object.keys(note?.files ?? {}).filter((n) => !inside.includes(n));
  const isComplete = note?.complete ?? noted.length > 0;
  const missing = noted.filter((n) => !names.includes(n));
  const files = [...missing, ...(isComplete ? names.filter((n) => !noted.includes(n)) : [])];
  if (files.length === 0) return [];
  return [new UtfallError("UTF-IN-017", { ...place, files: files.map((n) => printable(n, 120)) }).record];
};

const takeFile = async (
  folder: string,
  name: string,
  place: DeliveryPlace,
  settings: Source,
  note: DeliveryNote | null,
  limits: IntakeLimits,
): Promise<readonly (DeliveredFile | FaultRecord)[]> => {
  const path = join(folder, name);
  const at = { ...place, file: printable(name, 120) };
  const kind = await kindOf(path);
  if (kind.is !== "file") return [new UtfallError("UTF-IN-011", at).record];
  if (formOfName(name).id === "zip") {
    const inZip = Object.entries(note?.files ?? {}).some(
      ([n, { deletes }]) => deletes !== undefined && (n === name || n.startsWith(`${name}/`)),
    );
    if (inZip)
      return [notDeleting(place, `${at.file} names rows to be deleted, and stands in a zip file; send it by itself`)];
    return filesOfZip(
      { ...place, name, path, size: kind.size, modified: kind.modified },
      patternsOf(settings),
      note,
      limits,
    );
  }
  if (/\.sas7bcat$/i.test(name)) {
    const problem = "a SAS format catalog, whose value labels utfall does not read";
    const remedy =
      "Take it out of the delivery (and out of delivery.yaml where that names it) to have the data without labels; or ask for the data as Stata or SPSS file, which hold their labels (in SAS: PROC EXPORT with DBMS=DTA and FMTLIB=)";
    return [new UtfallError("UTF-IN-058", { ...at, problem, remedy }).record];
  }
  const noted = note !== null && Object.hasOwn(note.files, name) ? note.files[name] : undefined;
  const layout = noted?.deletes ?? matchLayout(name, patternsOf(settings));
  if (layout === null) {
    return [new UtfallError("UTF-IN-012", { ...at, layouts: Object.keys(settings.layouts) }).record];
  }
  if (noted?.deletes !== undefined && !isDeletable(layout, settings)) {
    const deletable = Object.keys(settings.layouts).filter((id) => isDeletable(id, settings));
    const known =
      deletable.length === 0
        ? "no layout of this source has a key"
        : `layouts of this source with a key: ${deletable.join(", ")}`;
    return [notDeleting(place, `deletes of ${at.file} names no layout of which rows can be told by a key (${known})`)];
  }
  return [
    {
      name,
      path,
      layout,
      size: kind.size,
      modified: kind.modified,
      ...(noted === undefined ? {} : { note: noted }),
    },
  ];
};

const notDeleting = (place: DeliveryPlace, problem: string): FaultRecord =>
  new UtfallError("UTF-IN-018", { ...place, place: "", problem }).record;

/** Without a key nobody could tell which row is meant. */
const isDeletable = (layout: string, { layouts }: Source): boolean =>
  Object.hasOwn(layouts, layout) && layoutOf(layout)?.key !== undefined;

const patternsOf = (settings: Source): readonly LayoutPatterns[] =>
  Object.entries(settings.layouts).map(([layout, own]) => ({
    layout,
    patterns: own?.files ?? layoutOf(layout)?.files ?? [],
  }));

/** What lies in a delivery for people, not for us. */
const isSkipped = (name: string): boolean => /^\.|^readme|\.md$/i.test(name);

/** What the sender is still writing; it takes its own name when it is complete. */
const isArriving = (name: string): boolean => /\.(partial|tmp)$/i.test(name);

type Kind =
  | { readonly is: "file"; readonly size: number; readonly modified: number }
  | { readonly is: "folder" | "other" | "missing" };

const kindOf = async (path: string): Promise<Kind> => {
  try {
    const found = await lstat(path);
    // A second name of a file may be one in a place that the sender may not read.
    if (found.isFile() && found.nlink === 1) return { is: "file", size: found.size, modified: found.mtimeMs };
    return { is: found.isDirectory() ? "folder" : "other" };
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return { is: "missing" };
    throw translateFileError(error, "look at", path);
  }
};
