const CRLF = "\r\n";
const mostOctets = 75;
const bytes = new TextEncoder();

/** A content line cut into pieces of at most 75 octets, never within a character; RFC 5545, 3.1. */
export const foldLine = (line: string): string => {
  const pieces: string[] = [];
  let piece = "";
  for (const character of line) {
    // Pieces after the first begin with the space that marks them.
    if (bytes.encode(piece + character).length > mostOctets) {
      pieces.push(piece);
      piece = ` ${character}`;
    } else piece += character;
  }
  return [...pieces, piece].join(CRLF);
};

/** A text as a calendar value: backslash, semicolon, comma and line break escaped; RFC 5545, 3.3.11. */
export const calendarText = (text: string): string =>
  text
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .replace(/\r?\n/g, "\\n")
    // Nothing else below a space has a place in a calendar.
    .replace(/\p{Cc}/gu, " ");

/** Lines folded and ended as a calendar file wants them. */
export const calendarFile = (lines: readonly string[]): string => lines.map((line) => foldLine(line) + CRLF).join("");
