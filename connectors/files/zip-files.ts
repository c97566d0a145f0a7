import { basename } from "node:path";
import type { DeliveryNote } from "../../schemas/delivery.ts";
import { type FaultRecord, UtfallError } from "../../schemas/errors.ts";
import type { IntakeLimits } from "../../schemas/intake-limits.ts";
import { structureFaultError } from "../csv/structure-fault.ts";
import { listZip } from "../zip/list-zip.ts";
import type { DeliveredFile } from "./delivered-file.ts";
import { type LayoutPatterns, matchLayout } from "./match-layout.ts";
import { printable } from "./printable.ts";

export interface ZipPlace {
  readonly source: string;
  readonly delivery: string;
  /** Name of the zip file in the delivery. */
  readonly name: string;
  readonly path: string;
  /** Bytes as delivered. */
  readonly size: number;
  /** When it was last changed, in milliseconds since 1970. */
  readonly modified: number;
}

/**
 * The files that a zip file stands for: one of its own name where it holds one, otherwise one for each, called
 * `x.zip/member.csv`.
 *
 * A zip with one file takes its layout from either name; where the two say different layouts, neither is believed. Nothing is
 * unpacked.
 */
export const filesOfZip = async (
  zip: ZipPlace,
  layouts: readonly LayoutPatterns[],
  note: DeliveryNote | null,
  limits: IntakeLimits,
): Promise<readonly (DeliveredFile | FaultRecord)[]> => {
  const { name, path, size, modified } = zip;
  const place = { source: zip.source, delivery: zip.delivery };
  const at = (file: string) => ({ ...place, file: printable(file, 120) });
  const listed = await listZip(path, limits);
  if ("fault" in listed) return [structureFaultError(listed.fault, at(name), "").record];
  const unknown = (file: string): FaultRecord =>
    new UtfallError("UTF-IN-012", { ...at(file), layouts: layouts.map(({ layout }) => layout) }).record;
  const noteOf = (file: string) => (note !== null && Object.hasOwn(note.files, file) ? note.files[file] : undefined);
  const whole = noteOf(name);
  const [only, ...others] = listed.members;
  if (only !== undefined && others.length === 0) {
    const found = [matchLayout(name, layouts), matchLayout(basename(only.name), layouts)].filter((l) => l !== null);
    const [layout, other = layout] = found;
    if (layout === undefined) return [unknown(name)];
    if (other !== layout) {
      const problem = `its own name says ${layout}, the name of the file in it ${other}`;
      return [new UtfallError("UTF-IN-053", { ...at(name), problem }).record];
    }
    return [{ name, path, layout, size, modified, member: only.name, ...(whole === undefined ? {} : { note: whole }) }];
  }
  if (whole?.lines !== undefined) {
    const problem = `the lines of ${printable(name, 120)} stand under each file in it, as x.zip/member.csv`;
    return [new UtfallError("UTF-IN-018", { ...place, place: "", problem }).record];
  }
  return listed.members.map(({ name: member }) => {
    const file = `${name}/${member}`;
    const layout = matchLayout(basename(member), layouts);
    if (layout === null) return unknown(file);
    const merged = { ...whole, ...noteOf(file) };
    return {
      name: file,
      path,
      layout,
      size,
      modified,
      member,
      ...(Object.keys(merged).length === 0 ? {} : { note: merged }),
    };
  });
};
