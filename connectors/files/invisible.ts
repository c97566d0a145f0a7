/** True for a text with characters that nobody sees: control, direction and other format characters, line separators. */
export const holdsInvisible = (text: string): boolean => /[\p{C}\p{Zl}\p{Zp}]/u.test(text);
