import type { Row } from "../../connectors/duckdb/database.ts";

/** A cell as text; null stays null. Structs and lists do not come here. */
export const textOrNull = (cell: Row[string] | undefined): string | null =>
  cell === null || cell === undefined ? null : String(cell);

/** A cell as a number, also where the engine writes it as text (numbers inside structs); null stays null. */
export const numberOrNull = (cell: Row[string] | undefined): number | null =>
  cell === null || cell === undefined ? null : Number(cell);
