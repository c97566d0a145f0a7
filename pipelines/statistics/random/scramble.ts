/** The finishing step of MurmurHash3: a one-to-one map of 32-bit words in which every input bit moves every output bit. */
const finish = (word: number): number => {
  let h = word | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
};

/** Maps `value` to another 32-bit word; for one key, different values never meet. */
export const scramble = (key: number, value: number): number =>
  finish(finish(value ^ key) + Math.imul(key, 0x27d4eb2f));

/** A 32-bit word of a text, for naming a stream of random numbers. */
export const wordOf = (text: string): number => {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return finish(h);
};
