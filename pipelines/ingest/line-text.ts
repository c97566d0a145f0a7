import type { HeaderBinding } from "../../connectors/csv/bind-header.ts";
import type { Dialect } from "../../schemas/dialect.ts";
import type { LineCells } from "./verify-rows.ts";

/**
 * The text under which a rejected line is kept: its cells as delivered, those of unknown and dropped columns left empty,
 * because what must not be stored must not be stored in quarantine either.
 */
export const lineText = (cells: LineCells, binding: HeaderBinding, { delimiter, quote }: Dialect): string =>
  cells
    .map((cell, i) => {
      if (binding.cells[i] === null) return "";
      const needsQuote = quote !== "none" && (cell.includes(delimiter) || cell.includes(quote));
      return needsQuote ? `${quote}${cell.replaceAll(quote, quote + quote)}${quote}` : cell;
    })
    .join(delimiter);
