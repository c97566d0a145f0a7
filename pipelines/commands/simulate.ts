import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { writeFileAtomic } from "../../connectors/files/atomic.ts";
import { fileErrorReason, translateFileError } from "../../connectors/files/translate-file-error.ts";
import type { Agreement } from "../../schemas/agreement/agreement.ts";
import { DecimalText } from "../../schemas/agreement/id.ts";
import { exitCode, UtfallError } from "../../schemas/errors.ts";
import type { Simulation } from "../../schemas/simulation/simulation.ts";
import { Language } from "../../schemas/texts.ts";
import type { Context } from "../context.ts";
import { agreementHash, readAgreement } from "../evaluate/read-agreement.ts";
import { softwareVersion } from "../night/code-version.ts";
import { readSimulation } from "../simulate/read-simulation.ts";
import { usualEffects } from "../simulate/resolve.ts";
import { simulate as simulateAgreement } from "../simulate/simulate.ts";
import { simulationText } from "../simulate/simulation-text.ts";
import { simulationPages } from "../simulate/write-page.ts";
import type { Arguments, Command } from "./command.ts";
import { languageOf, languageOption } from "./language.ts";
import { shown } from "./night-account.ts";
import { wholeNumber } from "./whole-number.ts";

const refuse = (problem: string): never => {
  throw new UtfallError("UTF-CL-002", { command: "simulate", problem });
};

const textOf = async (path: string, name: string): Promise<string> => {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    const missing = error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "EISDIR");
    throw missing
      ? new UtfallError("UTF-CL-002", { command: "simulate", problem: `${name}: ${fileErrorReason(error)}` })
      : translateFileError(error, "read", path);
  }
};

/** A decimal number within bounds; undefined where the option is not given. */
const numberOf = ({ options }: Arguments, name: string, least: number, most: number): number | undefined => {
  const value = options[name];
  if (value === undefined) return undefined;
  const number = typeof value === "string" && /^\d{1,6}(\.\d{1,6})?$/.test(value) ? Number(value) : Number.NaN;
  return number >= least && number <= most ? number : refuse(`--${name} takes a number from ${least} to ${most}`);
};

const countOf = (args: Arguments, name: string, most: number): number | undefined => {
  if (args.options[name] === undefined) return undefined;
  const count = wholeNumber("simulate", args, name, 0);
  return count >= 1 && count <= most ? count : refuse(`--${name} takes a whole number from 1 to ${most}`);
};

/** An amount as it was written: it never becomes a binary fraction. */
const priceOf = ({ options }: Arguments): string | undefined => {
  if (options["list-price"] === undefined) return undefined;
  const read = DecimalText.safeParse(options["list-price"]);
  return read.success ? read.data : refuse("--list-price takes an amount with a point before decimals");
};

/** Effects side by side: names of the usual ones, or hazard ratios. */
const effectsOf = ({ options }: Arguments): Simulation["scenarios"] => {
  if (typeof options.effect !== "string") return undefined;
  const words = options.effect.split(",");
  if (new Set(words).size < words.length || words.length > 8)
    return refuse("--effect takes up to eight different effects");
  return words.map((word) => {
    if (word === "hoped" || word === "reference" || word === "worse") return { id: word, ...usualEffects[word] };
    const ratio = /^\d{1,2}(\.\d{1,4})?$/.test(word) ? Number(word) : 0;
    if (!(ratio > 0 && ratio <= 20))
      return refuse("--effect takes hoped, reference, worse, or hazard ratios, with commas");
    return {
      id: `hazard-ratio-${word.replace(".", "-")}`,
      title: { nb: `Hasardratio ${word.replace(".", ",")}`, en: `Hazard ratio ${word}` },
      assume: { hazard_ratio: ratio },
    };
  });
};

/** What a scenario file states, with the command line on top of it. */
const statedBy = async (args: Arguments, context: Context): Promise<Simulation> => {
  const { options } = args;
  const file = typeof options.scenarios === "string" ? resolve(context.cwd, options.scenarios) : null;
  const base: Simulation =
    file === null
      ? { utfall: "simulation/1", assume: {} }
      : readSimulation(await textOf(file, shown(context, file)), shown(context, file));
  const patients = countOf(args, "patients", 5000);
  const perYear = numberOf(args, "accrual", 0.001, 5000);
  if (patients !== undefined && perYear !== undefined) return refuse("--patients and --accrual exclude each other");
  const years = numberOf(args, "years", 0.1, 50);
  const lag = options.lag === undefined ? undefined : wholeNumber("simulate", args, "lag", 0);
  if (lag !== undefined && lag > 3650) return refuse("--lag takes at most 3650 days");
  const missing = numberOf(args, "missing", 0, 1);
  const oddsRatio = numberOf(args, "informative", 0.001, 1000);
  const every = countOf(args, "every", 365);
  const price = priceOf(args);
  const effects = effectsOf(args);
  const seeds = countOf(args, "seeds", 100_000);
  const { accrual, scenarios, ...rest } = base;
  const counted = patients !== undefined ? { patients } : perYear !== undefined ? { per_year: perYear } : accrual;
  const shownScenarios = effects ?? scenarios;
  return {
    ...rest,
    ...(counted !== undefined && { accrual: counted }),
    ...(shownScenarios !== undefined && { scenarios: shownScenarios }),
    ...(years !== undefined && { years }),
    ...(seeds !== undefined && { seeds }),
    ...(options.seed !== undefined && { seed: wholeNumber("simulate", args, "seed", 1) }),
    assume: {
      ...base.assume,
      ...(every !== undefined && { stopping: { ...base.assume.stopping, dose_interval_days: every } }),
      ...(price !== undefined && { prices: { ...base.assume.prices, list: price } }),
      ...(lag !== undefined && { lag_days: lag }),
      ...((missing !== undefined || oddsRatio !== undefined) && {
        missing: {
          ...base.assume.missing,
          ...(missing !== undefined && { share: missing }),
          ...(oddsRatio !== undefined && { odds_ratio: oddsRatio }),
        },
      }),
    },
  };
};

const readTerms = async (args: Arguments, context: Context): Promise<{ agreement: Agreement; hash: string }> => {
  const path = resolve(context.cwd, args.positionals[0] ?? "");
  const text = await textOf(path, shown(context, path));
  return { agreement: readAgreement(text, shown(context, path)), hash: agreementHash(text) };
};

export const simulate: Command = {
  name: "simulate",
  summary: "what an agreement would do under stated assumptions, before it is signed",
  positionals: ["AGREEMENT.yaml"],
  options: {
    patients: { type: "string", value: "N", help: "so many patients (default 60)" },
    accrual: { type: "string", value: "PER_YEAR", help: "so many patients a year on average, by chance" },
    years: { type: "string", value: "Y", help: "years to the day of judgement (default: the reassessment)" },
    lag: { type: "string", value: "DAYS", help: "days until data arrive (default: the agreed lag of each source)" },
    missing: { type: "string", value: "SHARE", help: "share of assessments and follow-up missing (default 0.1)" },
    informative: { type: "string", value: "ODDS", help: "odds ratio of missing for those who do badly (default 1)" },
    every: { type: "string", value: "DAYS", help: "days from one use of the medicine to the next (default 42)" },
    "list-price": {
      type: "string",
      value: "AMOUNT",
      help: "price of a pack, for agreements by a price list (default 1000)",
    },
    effect: { type: "string", value: "LIST", help: "hoped,reference,worse or hazard ratios (default all three)" },
    scenarios: { type: "string", value: "FILE", help: "scenario file, simulation/1, for every other assumption" },
    seed: { type: "string", value: "N", help: "first seed; same seed, same bytes (default 1)" },
    seeds: { type: "string", value: "K", help: "number of runs, each with its own seed (default 500)" },
    html: { type: "string", value: "FILE", help: "write a page: FILE in Norwegian, and beside it .en in English" },
    language: languageOption,
  },
  about: `
Shows before signing what an agreement would pay and conclude. Draws patients who do not exist (starts, deaths,
ventilation, scores, responses, and each use of the medicine with amount, indication, weight, side and the price of the
day) under declared assumptions, and judges and settles them by the same rules as the night. Prints, assumptions first:
expected payment with quantiles, what was invoiced and what it costs after the agreement, the bounds that the unknown
leaves, the probability of each verdict and of one that the truth contradicts, how both depend on the number of patients,
and what clinics and parties are asked for.

What nobody states is a default of ours and marked so; what money turns on and nobody has stated is listed by name. State
it in a scenario file, for example for a price agreement:

  utfall: simulation/1
  accrual: { per_year: 120 }                  # patients a year; or { patients: 300 }
  seeds: 500
  assume:
    stopping: { continuing: 0.55, at_days: 365, dose_interval_days: 28 }   # still treated on a day; days between uses
    units: { per_use: 1, frequency_cv: 0.2 }  # agreed units in one use; spread between patients
    indications: { lung: 0.7, melanoma: 0.3 } # ids of units.indications
    weight: { mean_kg: 80, sd_kg: 16 }
    prices: { list: "35000.00", change_percent: "-2.5" }   # a pack; change each 1 January
    missing: { share: 0.1 }                   # share of follow-up, indications and weights not stated

Needs no workspace and no data. schemas/published/simulation.schema.json describes the scenario file,
simulation-result.schema.json what --json prints. Exit 0; 2 when a file or an option is refused.`,
  async run(args, context) {
    const language = languageOf("simulate", args);
    const stated = await statedBy(args, context);
    const terms = await readTerms(args, context);
    const result = await simulateAgreement({
      ...terms,
      software: `utfall ${softwareVersion()}`,
      stated,
      signal: context.signal,
    });
    if (typeof args.options.html === "string") {
      const file = resolve(context.cwd, args.options.html);
      for (const page of simulationPages(result)) {
        const path = page.language === Language.enum.nb ? file : file.replace(/(\.html?)?$/i, `.${page.language}$1`);
        await writeFileAtomic(path, page.html);
        context.err(`${shown(context, path)}\n`);
      }
    }
    const width = Math.min(Math.max(context.columns, 60), 110);
    context.out(
      args.options.json === true ? `${JSON.stringify(result, null, 2)}\n` : simulationText(result, language, width),
    );
    return exitCode.done;
  },
};
