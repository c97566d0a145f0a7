import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { resolve } from "node:path";
import { z } from "zod";
import { exitCode, UtfallError } from "../../schemas/errors.ts";
import { demoScale, makeExtracts, type SyntheticScale } from "../synthetic/index.ts";
import { columns } from "./columns.ts";
import type { Command } from "./command.ts";
import { shown } from "./night-account.ts";
import { wholeNumber } from "./whole-number.ts";

export const synth: Command = {
  name: "synth",
  summary: "made-up extracts of any size, seeded and marked, with the truth beside them",
  positionals: ["DIR"],
  options: {
    seed: { type: "string", value: "N", help: "same seed, same bytes (default 1)" },
    "data-cut": { type: "string", value: "DATE", help: "until when the data reach (default 2026-06-30)" },
    lung: { type: "string", value: "N", help: `lung cancer patients (default ${demoScale.lung})` },
    "sma-children": { type: "string", value: "N", help: `children with SMA (default ${demoScale.sma_children})` },
    "sma-adults": { type: "string", value: "N", help: `adults with SMA (default ${demoScale.sma_adults})` },
    "small-groups": {
      type: "string",
      value: "N",
      help: `patients in each of four small groups: eye, psoriasis, myeloma, lymphoma (default ${demoScale.small_groups})`,
    },
    "npr-episodes": { type: "string", value: "N", help: `NPR episodes at least (default ${demoScale.npr_episodes})` },
    clean: { type: "boolean", help: "leave out the dirt that real deliveries contain" },
  },
  about: `
Writes made-up extracts of all registers into DIR/inbox, in the registers' own layouts and dialects: the same persons
across registers under different pseudonyms, deaths that agree, and dirt of every kind. DIR/truth/truth.json holds the
true parameters and the numbers to expect. Every delivery is marked synthetic. DIR/inbox must not hold anything yet.`,
  async run(args, context) {
    const { positionals, options } = args;
    const root = resolve(context.cwd, positionals[0] ?? ".");
    const inbox = resolve(root, "inbox");
    const lying = existsSync(inbox) ? await readdir(inbox, { recursive: true, withFileTypes: true }) : [];
    if (lying.some((entry) => entry.isFile() && !/\.md$/i.test(entry.name))) {
      throw new UtfallError("UTF-CL-002", {
        command: "synth",
        problem: "the inbox already holds something; choose another folder",
      });
    }
    const scale: SyntheticScale = {
      lung: wholeNumber("synth", args, "lung", demoScale.lung),
      sma_children: wholeNumber("synth", args, "sma-children", demoScale.sma_children),
      sma_adults: wholeNumber("synth", args, "sma-adults", demoScale.sma_adults),
      small_groups: wholeNumber("synth", args, "small-groups", demoScale.small_groups),
      npr_episodes: wholeNumber("synth", args, "npr-episodes", demoScale.npr_episodes),
    };
    const dataCut = z.iso.date().safeParse(options["data-cut"] ?? "2026-06-30");
    if (!dataCut.success) {
      throw new UtfallError("UTF-CL-002", { command: "synth", problem: "--data-cut takes a date as YYYY-MM-DD" });
    }
    const made = await makeExtracts({
      seed: wholeNumber("synth", args, "seed", 1),
      folder: inbox,
      dataCut: dataCut.data,
      scale,
      dirt: options.clean !== true,
    });
    if (options.json === true) context.out(`${JSON.stringify(made, null, 2)}\n`);
    else {
      const rows = made.files.map((f) => [f.source, f.delivery, f.file, String(f.lines)]);
      context.out(
        `Made-up extracts in ${shown(context, inbox)}\n${columns(["source", "delivery", "file", "lines"], rows)}\n` +
          `The truth: ${shown(context, made.truth)}\n`,
      );
    }
    return exitCode.done;
  },
};
