/** What begins a formula in some spreadsheet program, full-width forms included (OWASP ASVS 5.0, 1.2.10). */
const formula = /^'*[=+\-@\t\r＝＋－＠]/u;

/** A plus sign is none of ours: numbers are written without it, telephone numbers are not. */
const number = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/;

const guarded = /^'+[=+\-@\t\r＝＋－＠]/u;

/**
 * A cell of a CSV file that no spreadsheet program runs: a text that begins like a formula gets an apostrophe before it, and
 * numbers stay numbers. `asDelivered` gives the text back.
 */
export const neverFormula = (text: string): string => (formula.test(text) && !number.test(text) ? `'${text}` : text);

/** The text that `neverFormula` was given. */
export const asDelivered = (cell: string): string => (guarded.test(cell) ? cell.slice(1) : cell);
