import { join } from "node:path";
import { basisOf } from "./basis.ts";
import { dataCutsOf } from "./data-state.ts";
import type { Basis, JudgedAgreement, Live } from "./manifest.ts";
import type { ReportFile } from "./publish-generation.ts";
import type { Fallen, SetAside } from "./set-aside.ts";

/** What stays in the place of an agreement that fell out. */
export interface Kept {
  readonly setAside: SetAside;
  /** Null where nothing of it was ever published. */
  readonly earlier: { readonly agreement: JudgedAgreement; readonly basis: Basis; readonly from: string } | null;
  readonly reports: readonly ReportFile[];
}

/** The live judgement of the same version, with its reports as they are; it keeps its day and its data. */
export const keepEarlier = (live: Live | null, { inForce, ...fallen }: Fallen): Kept => {
  const judged = live?.manifest.agreements.find(({ id, version }) => id === fallen.id && version === fallen.version);
  if (live === null || judged === undefined) {
    return { setAside: { ...fallen, kept: null }, earlier: null, reports: [] };
  }
  const { asOf, synthetic, files, harmonize } = basisOf(live.manifest, judged);
  const from = judged.from ?? live.generation;
  const named = new Set(inForce.agreement.sources.map(({ source }) => source));
  const dataCuts = dataCutsOf(files.filter(({ record }) => named.has(record.source)));
  return {
    setAside: { ...fallen, kept: { generation: from, asOf, dataCuts } },
    earlier: { agreement: { ...judged, from }, basis: { asOf, synthetic, files, harmonize }, from },
    reports: judged.reports.map((one) => ({ ...one, from: join(live.folder, one.path) })),
  };
};
