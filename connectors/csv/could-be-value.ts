/**
 * True for a header name that could as well be a value: a number, a date, an address, a long text. The first line of a file
 * without a header, or of one that has lost its first line end, is a patient; such names are called by their places.
 */
export const couldBeValue = (name: string): boolean =>
  name.length > 64 || /\d{6}|\d[.,/:-]\d|@|^[-+\d]/.test(name) || !/\p{L}/u.test(name);
