import { lstat, opendir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { type DeliveryNote, IsoDate } from "../../schemas/delivery.ts";
import { type FaultRecord, type FilePlace, UtfallError } from "../../schemas/errors.ts";
import { formOfName } from "../../schemas/form.ts";
import { bytesOf, type IntakeLimits } from "../../schemas/intake-limits.ts";
import { leakTerms } from "../../schemas/leak.ts";
import { namesPerson, withoutPersonNumbers } from "../../schemas/person-number-text.ts";
import { layoutOf } from "../../schemas/registers/index.ts";
import type { Source, Workspace } from "../../schemas/workspace.ts";
import type { DeliveredFile } from "./delivered-file.ts";
import { noteName, readDeliveryNote } from "./delivery-note.ts";
import { type LayoutPatterns, matchLayout } from "./match-layout.ts";
import { printable } from "./printable.ts";
import { translateFileError } from "./translate-file-error.ts";
import { filesOfZip } from "./zip-files.ts";

/** One folder `inbox/<source>/<delivery>/`. With faults, nothing of it may be used. */
export interface Delivery {
  readonly source: string;
  readonly delivery: string;
  /** Date until which the register says its data reach; null only together with a fault. */
  readonly dataCut: string | null;
  readonly synthetic: boolean;
  readonly files: readonly DeliveredFile[];
  readonly faults: readonly FaultRecord[];
  /** Names of files still on their way (`*.partial`, `*.tmp`); not a fault, but not taken either. */
  readonly arriving: readonly string[];
}

/**
 * Lists the deliveries in the inbox for the sources of the workspace, oldest first within a source.
 *
 * Deliveries with a `sequence` in delivery.yaml come after those without, in its order; the others are ordered by folder
 * name. Nothing is opened but delivery.yaml and the directories of zip files, links and pipes are not followed, and names are compared as they stand. What
 * is wrong with a delivery is listed in its faults. A person number in a name holds the delivery (UTF-CF-002), and the name is
 * handed on without it. What belongs to no source is listed last, with UTF-IN-022. Throws UTF-IO-001 when the inbox cannot be read.
 */
export const findDeliveries = async (inbox: string, workspace: Workspace): Promise<readonly Delivery[]> => {
  const found = await Promise.all(
    Object.entries(workspace.sources).map(async ([source, settings]) => {
      const folder = join(inbox, source);
      const { is } = await kindOf(folder);
      if (is === "missing") return [];
      if (is !== "folder") return [linkInsteadOfFolder(source)];
      const deliveries = await Promise.all(
        (await entriesOf(folder))
          .filter((name) => !isSkipped(name))
          .map((name) => readDelivery(folder, name, source, settings, workspace)),
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
  const names = (await entriesOf(inbox)).filter((name) => !isSkipped(name) && !isArriving(name));
  return names
    .filter((name) => !Object.hasOwn(workspace.sources, name))
    .map((name) => {
      const source = printable(name, 80);
      const fault = new UtfallError("UTF-IN-022", { source, sources: Object.keys(workspace.sources) });
      return { source, delivery: "", dataCut: null, synthetic: false, files: [], faults: [fault.record], arriving: [] };
    });
};

/** A source whose folder cannot be looked into is held; silence would look like "nothing new". */
const linkInsteadOfFolder = (source: string): Delivery => ({
  source,
  delivery: "",
  dataCut: null,
  synthetic: false,
  files: [],
  faults: [new UtfallError("UTF-IN-011", { source, delivery: "", file: "" }).record],
  arriving: [],
});

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
  { synthetic: allSynthetic, limits }: Workspace,
): Promise<Sequenced> => {
  const path = join(folder, name);
  const place = { source, delivery: printable(name, 80) };
  const empty = { source, delivery: place.delivery, dataCut: null, synthetic: false, files: [], arriving: [] };
  const kind = await kindOf(path);
  if (kind.is !== "folder") {
    const fault =
      kind.is === "file" ? new UtfallError("UTF-IN-008", place) : new UtfallError("UTF-IN-011", { ...place, file: "" });
    return { sequence: -1, delivery: { ...empty, faults: [fault.record] } };
  }
  const names = await entriesUpTo(path, limits.files + 1);
  if (names.length > limits.files) {
    const fault = tooMany({ ...place, file: "" }, `more than ${limits.files} files`, `${limits.files}`);
    return { sequence: -1, delivery: { ...empty, faults: [fault] } };
  }
  const { note, faults: noteFaults } = await noteOf(path, names, place);
  const wanted = names.filter((n) => n !== noteName && !isSkipped(n));
  const arriving = wanted.filter(isArriving);
  const taken = await Promise.all(
    wanted.filter((n) => !isArriving(n)).map((n) => takeFile(path, n, place, settings, note, limits)),
  );
  const files = taken.flat();
  const dataCut = note?.data_cut ?? (IsoDate.safeParse(name).success ? name : null);
  const synthetic = note?.synthetic ?? false;
  const leaks = leakTerms({ synthetic: synthetic || allSynthetic, dataCut: dataCut ?? "" });
  const isTelling = namesPerson(name, leaks);
  const inside = files.flatMap((f) => ("code" in f || wanted.includes(f.name) ? [] : [f.name]));
  const telling = [...wanted, ...inside].filter((n) => namesPerson(n, leaks));
  const tooManyInside = files.length > limits.files;
  const faults = [
    ...(isTelling ? [new UtfallError("UTF-CF-002", { ...place, file: "" }).record] : []),
    ...telling.map((n) => new UtfallError("UTF-CF-002", { ...place, file: printable(n, 120) }).record),
    ...noteFaults,
    ...(dataCut === null && noteFaults.length === 0 ? [new UtfallError("UTF-IN-008", place).record] : []),
    ...disagreement(note, wanted, inside, place),
    ...(tooManyInside ? [tooMany({ ...place, file: "" }, `${files.length} files`, `${limits.files}`)] : []),
    ...files.flatMap((t) => ("code" in t ? [t] : [])),
  ];
  return {
    sequence: note?.sequence ?? -1,
    delivery: {
      source,
      delivery: isTelling ? withoutPersonNumbers(name) : name,
      dataCut,
      synthetic,
      files: files.flatMap((t) => ("code" in t || isTelling || telling.includes(t.name) ? [] : [t])),
      faults,
      arriving,
    },
  };
};

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

const tooMany = (place: FilePlace, what: string, limit: string): FaultRecord =>
  new UtfallError("UTF-IN-057", { ...place, what, limit }).record;

/** A note that names files must name all of them, and all it names must be there; of files within a zip file it may tell. */
const disagreement = (
  note: DeliveryNote | null,
  names: readonly string[],
  inside: readonly string[],
  place: DeliveryPlace,
): readonly FaultRecord[] => {
  const noted = Object.keys(note?.files ?? {}).filter((n) => !inside.includes(n));
  if (noted.length === 0) return [];
  const files = [...noted.filter((n) => !names.includes(n)), ...names.filter((n) => !noted.includes(n))];
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
  if (kind.size > bytesOf(limits.file_size)) return [tooMany(at, `${kind.size} bytes`, limits.file_size)];
  if (formOfName(name).id === "zip") {
    return filesOfZip({ ...place, name, path, size: kind.size }, patternsOf(settings), note, limits);
  }
  const layout = matchLayout(name, patternsOf(settings));
  if (layout === null) {
    return [new UtfallError("UTF-IN-012", { ...at, layouts: Object.keys(settings.layouts) }).record];
  }
  const noted = note !== null && Object.hasOwn(note.files, name) ? note.files[name] : undefined;
  return [{ name, path, layout, size: kind.size, ...(noted === undefined ? {} : { note: noted }) }];
};

const patternsOf = (settings: Source): readonly LayoutPatterns[] =>
  Object.entries(settings.layouts).map(([layout, own]) => ({
    layout,
    patterns: own?.files ?? layoutOf(layout)?.files ?? [],
  }));

/** What lies in a delivery for people, not for us. */
const isSkipped = (name: string): boolean => /^\.|^readme|\.md$/i.test(name);

/** What the sender is still writing; it takes its own name when it is complete. */
const isArriving = (name: string): boolean => /\.(partial|tmp)$/i.test(name);

type Kind = { readonly is: "file"; readonly size: number } | { readonly is: "folder" | "other" | "missing" };

const kindOf = async (path: string): Promise<Kind> => {
  try {
    const found = await lstat(path);
    if (found.isFile()) return { is: "file", size: found.size };
    return { is: found.isDirectory() ? "folder" : "other" };
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return { is: "missing" };
    throw translateFileError(error, "look at", path);
  }
};

/** The names in a folder, sorted; no more than so many are read. */
const entriesUpTo = async (folder: string, most: number): Promise<readonly string[]> => {
  const names: string[] = [];
  try {
    for await (const { name } of await opendir(folder)) {
      names.push(name);
      if (names.length >= most) break;
    }
  } catch (error) {
    throw translateFileError(error, "list", folder);
  }
  return names.sort();
};

const entriesOf = async (folder: string): Promise<readonly string[]> => {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    throw translateFileError(error, "list", folder);
  }
};
