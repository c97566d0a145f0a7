import type { Texts } from "../../schemas/texts.ts";

const nothing =
  /^[^\p{L}\p{N}]*(?:(?:ikke (avtalt|avklart|bestemt|besluttet|oppgitt|fastsatt)|uavklart|avklares|avtales|kommer|ukjent|mangler|gjenstår|not (yet )?(agreed|settled|decided|stated|known|available)|to be (agreed|settled|decided|confirmed|defined)|unknown|missing|tb[adc]|todo|xxx+|n\/?a|ingen|none)[^\p{L}\p{N}]*|fyll(?:es)? (?:inn|ut).*|fill in.*)?$/iu;

/** Whether a text holds a place open instead of answering: "Ikke avtalt.", "TBD", "…". */
export const saysNothing = (text: string): boolean => nothing.test(text.trim());

/** Whether a text says nothing in one of its languages. */
export const unanswered = ({ nb, en }: Texts): boolean => saysNothing(nb) || saysNothing(en);
