import { breach, type Check, listed, ok } from "../check.ts";
import { looksEnglish } from "../looks-english.ts";
import { textsIn } from "../texts-in.ts";

const wordCount = (text: string): number => text.trim().split(/\s+/).length;
const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** Point VI: the agreement is in Norwegian. */
export const norwegian: readonly Check[] = [
  {
    id: "norwegian-not-copied",
    point: "VI",
    title: { nb: "Norsk tekst er ikke en kopi", en: "Norwegian texts are not copies" },
    judge: (a) => {
      const all = textsIn(a);
      // A name, such as that of a medicine, is the same in both languages.
      const copies = all.filter(({ texts: { nb, en } }) => same(nb, en) && wordCount(nb) > 2);
      const [first] = copies;
      return first === undefined
        ? ok(
            [],
            `${all.length} tekster står på norsk og engelsk.`,
            `${all.length} texts stand in Norwegian and English.`,
          )
        : breach(
            [...first.path, "nb"],
            `Den norske teksten er den engelske: ${listed(copies.map(({ path }) => path.join(".")))}.`,
            `The Norwegian text is the English one: ${listed(copies.map(({ path }) => path.join(".")))}.`,
          );
    },
  },
  {
    id: "norwegian-is-norwegian",
    point: "VI",
    title: { nb: "Norsk tekst er på norsk", en: "Norwegian texts are in Norwegian" },
    judge: (a) => {
      const foreign = textsIn(a).filter(({ texts }) => looksEnglish(texts.nb));
      const [first] = foreign;
      return first === undefined
        ? ok([], "Ingen norsk tekst ser engelsk ut.", "No Norwegian text looks English.")
        : breach(
            [...first.path, "nb"],
            `Ser ut til å være engelsk: ${listed(foreign.map(({ path }) => path.join(".")))}.`,
            `Looks like English: ${listed(foreign.map(({ path }) => path.join(".")))}.`,
          );
    },
  },
];
