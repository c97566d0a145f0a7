/** A text broken at plain spaces (a no-break space keeps its words together) into lines of at most so many characters; a longer word stands on a line of its own. */
export const wrapText = (text: string, width: number): readonly string[] => {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/[ \t\r\n]+/)) {
    const longer = line === "" ? word : `${line} ${word}`;
    if ([...longer].length <= width || line === "") line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return line === "" ? lines : [...lines, line];
};
