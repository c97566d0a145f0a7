import type { Row } from "../../connectors/duckdb/database.ts";

/** A cell as text; null stays null. Structs and lists do not come here. */
export const textOrNull = (cell: Row[string] | undefined): string | null =>
  cell === null || cell === undefined ? null : String(cell);

/** A cell as a number, also where the engine writes it as text (numbers inside structs); null stays null. */
export const numberOrNull = (cell: Row[string] | undefined): number | null =>
  cell === null || cell === undefined ? null : Number(cell);

/** A cell as an event: 1, or 0 for anything else that is not null. */
export const happened = (cell: Row[string] | undefined): 0 | 1 | null =>
  cell === null || cell === undefined ? null : cell === 1 ? 1 : 0;
