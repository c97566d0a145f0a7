import type { Language } from "../../schemas/texts.ts";
import { en } from "./en.ts";
import { nb } from "./nb.ts";

/** All words of one language; a language that lacks a key does not compile. */
export type Words = typeof nb;

/** The words of a language. */
export const words = (language: Language): Words => (language === "nb" ? nb : en);
