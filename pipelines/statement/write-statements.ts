import { join } from "node:path";
import { groupReads, writeFileAtomic } from "../../connectors/files/atomic.ts";
import { makeFolder } from "../../connectors/files/make-folder.ts";
import { writeXlsx } from "../../connectors/xlsx/write-xlsx.ts";
import { statementDocument } from "../../reports/pdf/statement-document.ts";
import { statementCsv } from "../../reports/statement/statement-csv.ts";
import { renderStatementPage } from "../../reports/statement/statement-page.ts";
import { statementSheets } from "../../reports/statement/statement-sheets.ts";
import type { FaultRecord } from "../../schemas/errors.ts";
import type { Purchase } from "../../schemas/purchase.ts";
import type { StatementModel } from "../../schemas/statement.ts";
import { markAfter } from "../ledger/seal.ts";
import type { Settled } from "../ledger/settle-agreement.ts";
import { writeStatementMark } from "../ledger/statement-marks.ts";
import { sharedBasis } from "../night/basis.ts";
import { softwareVersion } from "../night/code-version.ts";
import type { Basis, Live } from "../night/manifest.ts";
import { openStore } from "../night/open-store.ts";
import { stepFolder } from "../night/step.ts";
import type { LoadedWorkspace } from "../workspace/load-workspace.ts";
import { buildStatement } from "./build-statement.ts";
import { printStatement } from "./print-statement.ts";
import { readPurchases } from "./read-purchases.ts";
import { reconcile } from "./reconcile.ts";
import { type RegisterUnits, registerUnits } from "./register-units.ts";

/** What was written of a statement. */
export interface WrittenStatements {
  readonly folder: string;
  readonly models: readonly StatementModel[];
  /** Why PDFs are lacking, each reason once; the other forms were written. */
  readonly unprinted: readonly FaultRecord[];
}

/**
 * Writes both copies of a statement below internal/statements/, as HTML, XLSX and PDF in every language of the workspace and
 * as CSV; answers with the folder and both models. The same ledger and live result give the same bytes.
 *
 * Nothing goes to releasable/: there is no disclosure control that a copy could have passed.
 */
export const writeStatements = async (
  workspace: LoadedWorkspace,
  live: Live,
  agreement: string,
  settled: Settled,
): Promise<WrittenStatements> => {
  const { paths, config } = workspace;
  const { period } = settled;
  const tolerancePercent = settled.judgements.at(-1)?.agreement.settlement?.purchase_tolerance_percent ?? null;
  const basis = sharedBasis(live.manifest, agreement);
  const { registers, purchases } = await quantitiesOf(workspace, basis, settled);
  const models = (["supplier", "purchaser"] as const).map((audience) =>
    buildStatement(
      {
        agreement,
        period,
        entries: settled.entries,
        judgements: settled.judgements,
        claims: settled.claims,
        key: settled.key,
        asOf: basis.asOf,
        generation: live.generation,
        software: `utfall ${softwareVersion()}`,
        synthetic: basis.synthetic,
        volumes: reconcile(registers, purchases, tolerancePercent, audience),
        tolerancePercent,
      },
      audience,
    ),
  );
  const folder = join(paths.statements, agreement, `${period.from}_${period.to}`);
  await makeFolder(folder, 0o750);
  await writeStatementMark(folder, markAfter(settled.entries));
  const unprinted: FaultRecord[] = [];
  for (const model of models) {
    const file = (name: string): string => join(folder, `${model.audience}${name}`);
    await writeFileAtomic(file(".csv"), statementCsv(model), groupReads);
    for (const language of config.languages) {
      await writeFileAtomic(file(`.${language}.html`), renderStatementPage(model, language), groupReads);
      await writeFileAtomic(file(`.${language}.xlsx`), await writeXlsx(statementSheets(model, language)), groupReads);
      const fault = await printStatement(file(`.${language}`), statementDocument(model, language));
      if (fault !== null) unprinted.push(fault);
    }
  }
  return {
    folder,
    models,
    unprinted: unprinted.filter(({ message }, i, all) => all.findIndex((f) => f.message === message) === i),
  };
};

/** Registers: the facts of the sources that the versions of the agreement name. Purchases: every file of them in use. */
const quantitiesOf = async (
  workspace: LoadedWorkspace,
  basis: Basis,
  { judgements, period }: Settled,
): Promise<{ readonly registers: readonly RegisterUnits[]; readonly purchases: readonly Purchase[] }> => {
  const sources = [
    ...new Set(judgements.flatMap(({ agreement }) => agreement.sources.map(({ source }) => source))),
  ].sort();
  const substances = [...new Set(judgements.flatMap(({ agreement }) => agreement.population.substances))].sort();
  const folder = stepFolder(workspace.paths, { kind: "harmonize", fingerprint: basis.harmonize });
  const database = await openStore(workspace);
  try {
    const files = basis.files.map(({ record, step, position }) => ({
      record,
      folder: stepFolder(workspace.paths, { kind: "ingest", fingerprint: step }),
      ...(position === undefined ? {} : { position }),
    }));
    return {
      registers: await registerUnits({ folder, sources }, substances, period, database),
      purchases: await readPurchases(files, substances, period, workspace.config, database),
    };
  } finally {
    database.close();
  }
};
