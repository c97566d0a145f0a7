import type { CodeList, CodeListId } from "./code-list.ts";
import { counties } from "./counties.ts";
import { atc, saerkode } from "./medicines.ts";

/** Every list, by its id. */
export type CodeLists = Readonly<Record<CodeListId, CodeList>>;

/** Codes that a workspace adds to columns with a list of their own, as layout.column: code to meaning. */
export type OwnCodes = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The lists that come with utfall; a workspace adds to them in `codes/`. */
export const codeLists: CodeLists = { atc, saerkode, county: counties };
