/** Names that would reach into JavaScript's own objects; no key of a file and no header may be one of them. */
export const reservedNames: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);
