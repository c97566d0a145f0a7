import { createHash } from "node:crypto";

/** JSON with sorted keys, so that equal values give equal text. */
export const canonicalJson = (value: unknown): string =>
  JSON.stringify(value, (_, v: unknown) =>
    v !== null && typeof v === "object" && !Array.isArray(v)
      ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : v,
  );

export const sha256 = (content: string | Uint8Array): string => createHash("sha256").update(content).digest("hex");

/** Hex digits of a fingerprint: 64 bits, ample for the steps of a workspace. */
const LENGTH = 16;

/** Identity of a piece of work: everything its result depends on. */
export const fingerprint = (of: unknown): string => sha256(canonicalJson(of)).slice(0, LENGTH);
