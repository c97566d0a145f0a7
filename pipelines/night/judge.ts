import { basename, join } from "node:path";
import { layoutOf } from "../../schemas/registers/index.ts";
import { type DataState, dataCutsOf } from "./data-state.ts";
import { harmonizeStep } from "./harmonize-step.ts";
import type { Intake } from "./intake.ts";
import { type AgreementJudgement, judgeAgreement } from "./judge-agreement.ts";
import { keepEarlier } from "./keep-earlier.ts";
import type { FileInUse, Live, Manifest } from "./manifest.ts";
import { type NightTools, perform } from "./night-tools.ts";
import type { ReportFile } from "./publish-generation.ts";
import type { AgreementInForce } from "./read-agreements.ts";
import { type Attempt, attempt, type SetAside } from "./set-aside.ts";
import { stepFolder } from "./step.ts";
import { together } from "./together.ts";

/** A night's judgement: what will be live, and where its reports lie. */
export interface Judgement {
  readonly manifest: Manifest;
  readonly reports: readonly ReportFile[];
  readonly setAside: readonly SetAside[];
}

/** Puts together what was judged and what stays of earlier nights, in the order of the agreements. */
const assemble = (
  judged: readonly Attempt<AgreementJudgement>[],
  live: Live | null,
): Pick<Manifest, "agreements" | "setAside" | "earlier"> & Omit<Judgement, "manifest"> => {
  const parts = judged.map((one) => {
    if ("fallen" in one) return keepEarlier(live, one.fallen);
    const { agreement, folder } = one.done;
    const reports = agreement.reports.map((one) => ({ ...one, from: join(folder, basename(one.path)) }));
    return { agreement, reports };
  });
  const kept = parts.flatMap((part) => ("setAside" in part ? [part] : []));
  const setAside = kept.map((one) => one.setAside);
  const earlier = Object.fromEntries(
    kept.flatMap((one) => (one.earlier === null ? [] : [[one.earlier.from, one.earlier.basis]])),
  );
  return {
    agreements: parts.flatMap((part) => ("agreement" in part ? part.agreement : (part.earlier?.agreement ?? []))),
    reports: parts.flatMap((part) => part.reports),
    setAside,
    ...(Object.keys(earlier).length > 0 && { earlier }),
  };
};

/** Files about persons; a price list or a key file says nothing about until when the patients' data reach. */
const aboutPersons = (file: FileInUse): boolean =>
  layoutOf(file.record.layout)?.person !== undefined && file.record.layout !== "link_keys";

/** The latest of the dates; the fallback where there are none. */
const latest = (dates: readonly string[], fallback: string): string =>
  dates.reduce((last, date) => (date > last ? date : last), dates[0] ?? fallback);

/**
 * Harmonizes the files in use and judges every agreement on the facts, some at once. An agreement that falls out, here or
 * before, is set aside: what was published of it stays, and the others are judged.
 */
export const judgeAll = async (
  tools: NightTools,
  { inUse: files, signed }: Pick<Intake, "inUse" | "signed">,
  agreements: readonly Attempt<AgreementInForce>[],
  live: Live | null,
): Promise<Judgement> => {
  const { config, paths } = tools.workspace;
  const harmonize = harmonizeStep(tools, files);
  tools.progress.expect(1);
  await perform(tools, harmonize);
  const cuts = files.map((f) => f.record.dataCut);
  const state: DataState = {
    files,
    harmonize: harmonize.fingerprint,
    model: stepFolder(paths, harmonize),
    asOf:
      config.as_of === "data"
        ? latest(
            files.filter(aboutPersons).map((f) => f.record.dataCut),
            latest(cuts, ""),
          )
        : config.as_of,
    dataCuts: dataCutsOf(files),
    signed: signed.map(({ source, name, rule, who, when, reason }) => ({
      ...{ source, delivery: name, rule, who, when, reason },
    })),
    synthetic: config.synthetic || files.some((f) => f.record.synthetic),
  };
  const judged = await together(
    agreements.map((one) =>
      "fallen" in one ? Promise.resolve(one) : attempt(one.done, () => judgeAgreement(tools, state, one.done)),
    ),
  );
  const { agreements: inManifest, reports, setAside, earlier } = assemble(judged, live);
  const manifest: Manifest = {
    schema: "utfall/generation@1",
    version: tools.code.version,
    asOf: state.asOf,
    synthetic: state.synthetic,
    files,
    harmonize: harmonize.fingerprint,
    agreements: inManifest,
    ...(setAside.length > 0 && { setAside }),
    ...(earlier !== undefined && { earlier }),
    ...(signed.length > 0 && { overrides: signed }),
  };
  return { manifest, reports, setAside };
};
