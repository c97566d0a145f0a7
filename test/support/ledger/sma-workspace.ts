import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cli } from "../run-cli.ts";

/** A made-up child: the project's key, the day of the infusion, and the day of death if any. */
export interface Child {
  readonly key: string;
  readonly infusion: string;
  readonly death?: string;
}

export interface SmaWorkspace {
  readonly root: string;
  /** Lays a delivery of both sources and its link keys in the inbox; every delivery has person keys of its own. */
  deliver(dataCut: string, children: readonly Child[]): Promise<void>;
  remove(): Promise<void>;
}

const lines = (head: string, rows: readonly string[]): string => `${[head, ...rows].join("\n")}\n`;

/** A workspace with the onasemnogene example alone, over two made-up sources that are linked by keys. */
export const smaWorkspace = async (): Promise<SmaWorkspace> => {
  const parent = await mkdtemp(join(tmpdir(), "utfall-ledger-"));
  const root = join(parent, "workspace");
  await cli(parent, "init", "workspace");
  for (const name of ["sma-nusinersen", "nsclc-pembrolizumab"]) await rm(join(root, "agreements", `${name}.yaml`));
  const config = join(root, "utfall.yaml");
  const text = await readFile(config, "utf8");
  await writeFile(config, text.replace("synthetic: false", "synthetic: true"));
  const write = async (source: string, delivery: string, file: string, content: string): Promise<void> => {
    const folder = join(root, "inbox", source, delivery);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, file), content);
  };
  const known: string[] = [];
  return {
    root,
    async deliver(dataCut, children) {
      const inRegister = (key: string): string => `S-${dataCut}-${key}`;
      await write(
        "sma_children",
        dataCut,
        "sma_children.csv",
        lines(
          "PATIENT_ID;assessment_date;sma_type;smn2_copies;onset_age_months;CHOP_INTEND;HINE2;HFMSE;RULM;who_sit;who_stand_assisted;who_crawl;who_walk_assisted;who_stand;who_walk;ventilation_hours;ventilation_type;tracheostomy;nutrition;acute_reversible;decline_explanation;drug;dose_date",
          children.map(
            ({ key, infusion }) =>
              `${inRegister(key)};${infusion};1;2;;;;;;9;9;9;9;9;9;0;none;0;oral;0;;onasemnogene;${infusion}`,
          ),
        ),
      );
      await write(
        "sma_children",
        dataCut,
        "sma_ventilation_days.csv",
        lines(
          "PATIENT_ID;date_from;date_to;hours_per_day;acute_reversible",
          children.map(({ key, infusion, death }) => `${inRegister(key)};${infusion};${death ?? ""};0;0`),
        ),
      );
      await write(
        "folkeregisteret",
        dataCut,
        "vital_status.csv",
        lines(
          "person_key;status;status_date;death_date;emigration_date",
          children.map(({ key, death }) =>
            death === undefined ? `F-${dataCut}-${key};B;${dataCut};;` : `F-${dataCut}-${key};D;${death};${death};`,
          ),
        ),
      );
      known.push(
        ...children.flatMap(({ key }) => [
          `sma_children;${dataCut};${inRegister(key)};${key};${dataCut}`,
          `folkeregisteret;${dataCut};F-${dataCut}-${key};${key};${dataCut}`,
        ]),
      );
      await write(
        "keys",
        dataCut,
        "link_keys.csv",
        lines("source;delivery;source_person_id;project_person_id;valid_from", known),
      );
    },
    remove: () => rm(parent, { recursive: true, force: true }),
  };
};
