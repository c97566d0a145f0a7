const english = new Set("the of and is are with that this which from where when by has have not be".split(" "));
const norwegian = new Set("og i er av det den de som på til med fra ikke har en et om ved når kan blir å".split(" "));

/** Whether a text of at least four words is English by its small words: more of English than of Norwegian. */
export const looksEnglish = (text: string): boolean => {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  return words.length >= 4 && words.filter((w) => english.has(w)).length > words.filter((w) => norwegian.has(w)).length;
};
