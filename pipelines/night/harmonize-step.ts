import { fingerprint } from "../../connectors/files/fingerprint.ts";
import { harmonize } from "../harmonize/harmonize.ts";
import type { FileInUse } from "./manifest.ts";
import type { NightTools } from "./night-tools.ts";
import { type Step, stepFolder } from "./step.ts";

/** Facts from the files in use; depends on them and on what utfall.yaml says of coverage and lag. */
export const harmonizeStep = (tools: NightTools, files: readonly FileInUse[]): Step => {
  const { config, paths } = tools.workspace;
  const settings = Object.entries(config.sources).map(([id, s]) => [
    id,
    s.coverage,
    s.lag_days,
    s.person_keys,
    Object.entries(s.layouts).map(([layout, own]) => [layout, own?.drop_exact_duplicates ?? true]),
  ]);
  return {
    kind: "harmonize",
    name: "harmonize",
    fingerprint: fingerprint({
      kind: "harmonize",
      code: tools.code.of("harmonize"),
      files: files.map((f) => [f.step, f.position ?? 0]),
      settings,
    }),
    async run({ folder, database }) {
      const accepted = files.map((f) => ({
        record: f.record,
        position: f.position ?? 0,
        folder: stepFolder(paths, { kind: "ingest", fingerprint: f.step }),
      }));
      const record = await harmonize({ files: accepted, workspace: config, folder }, database);
      return record.tables.map((t) => `${t.table} ${t.rows}`).join(", ");
    },
  };
};
