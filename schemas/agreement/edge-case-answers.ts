import type { EdgeCase } from "./edge-cases.ts";
import { type Field, fieldsBelow } from "./fields.ts";

/** What may be answered to a case, for messages and the manual: the words to choose from, and the maps to write. */
export const answersTo = (fields: readonly Field[], edgeCase: EdgeCase): string => {
  const place = `edge_cases.${edgeCase}`;
  const type = fields.find((field) => field.place === place)?.type ?? "";
  if (type === "text in two languages") return "{ nb, en }";
  const below = fieldsBelow(fields, place).map((field) => field.place.slice(place.length));
  if (below.length === 0) return type.replaceAll("`", "");
  const maps = [...Map.groupBy(below, (rest) => rest.slice(0, rest.indexOf(".")))].map(([form, rests]) =>
    mapWith(
      form.replaceAll(/[‹›]/g, ""),
      rests.map((rest) => rest.slice(rest.indexOf(".") + 1)),
    ),
  );
  const words = type
    .replaceAll("`", "")
    .split(" or ")
    .filter((word) => word.includes(", "));
  return [...words, ...maps].join(" or ");
};

/** The form of a map is told by its first key: `{ rule: new-course, pause_days }`. */
const mapWith = (form: string, [first, ...rest]: readonly string[]): string =>
  `{ ${[form === "" ? first : `${first}: ${form}`, ...rest].join(", ")} }`;
