import { join } from "node:path";
import { layoutOf } from "../../schemas/registers/index.ts";
import { type DataState, dataCutsOf } from "./data-state.ts";
import { harmonizeStep } from "./harmonize-step.ts";
import type { Intake } from "./intake.ts";
import { judgeAgreement } from "./judge-agreement.ts";
import type { FileInUse, JudgedAgreement, Manifest } from "./manifest.ts";
import { type NightTools, perform } from "./night-tools.ts";
import type { ReportFile } from "./publish-generation.ts";
import type { AgreementInForce } from "./read-agreements.ts";
import { stepFolder } from "./step.ts";
import { together } from "./together.ts";

/** A night's judgement: what will be live, and where its reports lie. */
export interface Judgement {
  readonly manifest: Manifest;
  readonly reports: readonly ReportFile[];
}

/** Files about persons; a price list or a key file says nothing about until when the patients' data reach. */
const aboutPersons = (file: FileInUse): boolean =>
  layoutOf(file.record.layout)?.person !== undefined && file.record.layout !== "link_keys";

/** The latest of the dates; the fallback where there are none. */
const latest = (dates: readonly string[], fallback: string): string =>
  dates.reduce((last, date) => (date > last ? date : last), dates[0] ?? fallback);

/** Harmonizes the files in use and judges every agreement on the facts, some at once. */
export const judgeAll = async (
  tools: NightTools,
  { inUse: files, signed }: Pick<Intake, "inUse" | "signed">,
  agreements: readonly AgreementInForce[],
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
  const judged = await together(agreements.map((agreement) => judgeAgreement(tools, state, agreement)));
  const manifest: Manifest = {
    schema: "utfall/generation@1",
    version: tools.code.version,
    asOf: state.asOf,
    synthetic: state.synthetic,
    files,
    harmonize: harmonize.fingerprint,
    agreements: judged.map((j): JudgedAgreement => j.agreement),
    ...(signed.length > 0 && { overrides: signed }),
  };
  return {
    manifest,
    reports: judged.flatMap((j) =>
      j.agreement.reports.map(({ path, sha256 }) => ({
        path,
        sha256,
        from: join(j.folder, path.split("/").at(-1) ?? ""),
      })),
    ),
  };
};
