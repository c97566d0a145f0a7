/** Rows set in columns for a terminal; columns whose every cell is a number are set to the right. */
export const columns = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const all = [head, ...rows];
  const width = head.map((_, i) => Math.max(...all.map((row) => [...(row[i] ?? "")].length)));
  const numeric = head.map((_, i) => rows.length > 0 && rows.every((row) => /^[\d\s.,–-]*$/.test(row[i] ?? "")));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, i) => {
        const space = " ".repeat((width[i] ?? 0) - [...cell].length);
        return numeric[i] === true ? space + cell : cell + space;
      })
      .join("  ")
      .trimEnd();
  return all.map((row) => `  ${line(row)}`).join("\n");
};
