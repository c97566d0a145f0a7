import { fingerprint } from "../../connectors/files/fingerprint.ts";

/** What identifies the bytes of a delivery, whatever the delivery and its files are called. */
export const contentOf = (files: readonly { readonly layout: string; readonly sha256: string }[]): string =>
  fingerprint(files.map(({ layout, sha256 }) => `${layout} ${sha256}`).sort());
