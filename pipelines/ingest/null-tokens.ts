import type { Dialect } from "../../schemas/dialect.ts";

/** Marks for "nothing delivered" that DuckDB's reader can be told of: they cannot be mixed up with what parts cells. */
export const readerTokens = ({ null_tokens, delimiter, quote }: Dialect): readonly string[] =>
  null_tokens.filter(
    (token) => [...token].every((c) => /[\x21-\x7e]/.test(c) && c !== delimiter && c !== quote) && token !== "",
  );

/** The other ones, which have to be looked for in the cells. */
export const otherTokens = (dialect: Dialect): readonly string[] => {
  const told = readerTokens(dialect);
  return dialect.null_tokens.filter((token) => token !== "" && !told.includes(token));
};
