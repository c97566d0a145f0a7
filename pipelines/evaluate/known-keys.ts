import { agreementFields, type Field, fieldsBelow } from "../../schemas/agreement/fields.ts";

/**
 * The keys that an agreement file knows at a place, in the order of the manual; of the form that the file chose there,
 * where the place has forms.
 */
export const knownKeys = (file: unknown, path: readonly PropertyKey[]): readonly string[] => {
  const fields = agreementFields();
  const place = placeOf(fields, file, path);
  const keys =
    place === ""
      ? fields.flatMap((field) => (/[.[‹]/.test(field.place) ? [] : [field.place]))
      : fieldsBelow(fields, place).flatMap((field) =>
          field.place.startsWith(`${place}.`) ? [field.place.split(".").at(-1) ?? ""] : [],
        );
  return [...new Set(keys)];
};

/** The type of the field at a place, in the words of the manual; null for a place that it does not have. */
export const typeAt = (file: unknown, path: readonly PropertyKey[]): string | null => {
  const fields = agreementFields();
  const place = placeOf(fields, file, path);
  return fields.find((field) => field.place === place)?.type ?? null;
};

/** The place as the manual writes it: `[]` for a member of a list, `‹tiers›` for the form that the file names. */
const placeOf = (fields: readonly Field[], file: unknown, path: readonly PropertyKey[]): string => {
  let place = "";
  let value = file;
  for (const step of path) {
    place = typeof step === "number" ? `${place}[]` : place === "" ? String(step) : `${place}.${String(step)}`;
    value = memberOf(value, step);
    const forms = Object.values(typeof value === "object" && value !== null ? value : {}).filter(
      (word) => typeof word === "string" && fields.some((field) => field.place.startsWith(`${place}‹${word}›.`)),
    );
    place = forms.length === 1 ? `${place}‹${String(forms[0])}›` : place;
  }
  return place;
};

/** What stands at a step below a value; undefined where nothing does. */
export const memberOf = (value: unknown, step: PropertyKey): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, step) : undefined;

/** The known key that was probably meant: one that differs by few letters; null where none is near. */
export const nearestKey = (key: string, known: readonly string[]): string | null => {
  const [nearest] = known
    .map((other) => ({ other, far: lettersApart(key, other) }))
    .filter(({ other, far }) => far <= Math.max(1, Math.floor(Math.min(other.length, key.length) / 3)))
    .sort((a, b) => a.far - b.far);
  return nearest?.other ?? null;
};

/** Levenshtein distance: letters to put in, take out or change. */
const lettersApart = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      next.push(Math.min((row[j] ?? 0) + (letter === other ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
};
