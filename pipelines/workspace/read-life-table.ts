import { join } from "node:path";
import { sha256 } from "../../connectors/files/fingerprint.ts";
import { readIfThere } from "../../connectors/files/read-if-there.ts";
import { daysBetween } from "../../schemas/calendar.ts";
import { UtfallError } from "../../schemas/errors.ts";
import { lifeTableEpoch, lifeTableFile, lifeTableHeader, lifeTableSexes } from "../../schemas/life-table.ts";
import type { LifeTable } from "../statistics/index.ts";

/** The mortality of the population as a workspace holds it. */
export interface WorkspaceLifeTable {
  readonly table: LifeTable;
  /** SHA-256 of the file, for the fingerprints of what is made with it. */
  readonly sha256: string;
}

const DAYS_A_YEAR = 365.25;

const fault = (line: number | null, problem: string): UtfallError =>
  new UtfallError("UTF-WS-005", { file: lifeTableFile, line, problem });

interface Band {
  readonly sex: string;
  readonly age: number;
  readonly year: number;
  readonly probability: number;
}

const bandOf = (row: string, line: number): Band => {
  const [sex = "", age = "", year = "", probability = "", ...more] = row.split(";").map((cell) => cell.trim());
  if (more.length > 0 || probability === "") throw fault(line, "a line has four cells");
  if (sex !== "m" && sex !== "f") throw fault(line, "sex is neither m nor f");
  if (!/^\d{1,3}$/.test(age)) throw fault(line, "age is no whole number of years");
  if (!/^\d{4}$/.test(year)) throw fault(line, "year is no calendar year");
  if (!/^(0([.,]\d+)?|1([.,]0+)?)$/.test(probability)) throw fault(line, "probability does not lie between 0 and 1");
  return { sex, age: Number(age), year: Number(year), probability: Number(probability.replace(",", ".")) };
};

/** Ascending without a hole: a missing year or age would be judged by its neighbour without a word. */
const consecutive = (values: Iterable<number>, what: string): readonly number[] => {
  const sorted = [...new Set(values)].sort((a, b) => a - b);
  const hole = sorted.findIndex((value, i) => i > 0 && value !== (sorted[i - 1] ?? 0) + 1);
  if (hole >= 0) throw fault(null, `${what} before ${sorted[hole]} is missing`);
  return sorted;
};

/** Deaths per person and day that give the probability over a year; a probability of 1 is taken just below it. */
const hazardOf = (probability: number): number => -Math.log1p(-Math.min(probability, 1 - 1e-9)) / DAYS_A_YEAR;

/**
 * The life table that a text holds: `sex;age;year;probability`, the probability of dying within a year by sex (m, f), age
 * in whole years from 0 and calendar year, every combination once, the oldest age standing for all above it.
 *
 * Throws UTF-WS-005 with the line.
 */
export const parseLifeTable = (text: string): LifeTable => {
  const [header = "", ...lines] = text.replace(/^\uFEFF/u, "").split(/\r?\n/u);
  if (header.trim() !== lifeTableHeader) throw fault(1, `the header is not ${lifeTableHeader}`);
  while (lines.at(-1) === "") lines.pop();
  const bands = lines.map((row, i) => bandOf(row, i + 2));
  if (bands.length === 0) throw fault(null, "the table is empty");
  const ages = consecutive(
    bands.map(({ age }) => age),
    "age",
  );
  const years = consecutive(
    bands.map(({ year }) => year),
    "year",
  );
  if (ages[0] !== 0) throw fault(null, "age 0 is missing");
  const hazards = new Map<string, number>();
  bands.forEach(({ sex, age, year, probability }, i) => {
    const key = `${sex};${age};${year}`;
    if (hazards.has(key)) throw fault(i + 2, "a line for this sex, age and year stands before");
    hazards.set(key, hazardOf(probability));
  });
  const dateOf = (year: number): number => daysBetween(lifeTableEpoch, `${year}-01-01`);
  return {
    ages: ages.map((age) => Math.round(age * DAYS_A_YEAR)),
    dates: years.map(dateOf),
    until: dateOf((years.at(-1) ?? 0) + 1),
    hazards: lifeTableSexes.map((sex) =>
      ages.flatMap((age) =>
        years.map((year) => {
          const hazard = hazards.get(`${sex};${age};${year}`);
          if (hazard === undefined) throw fault(null, `the line for ${sex}, age ${age} and year ${year} is missing`);
          return hazard;
        }),
      ),
    ),
  };
};

/** Reads `codes/life-table.csv`; null where a workspace has none. Throws UTF-WS-005, UTF-IO-*. */
export const readLifeTable = async (folder: string): Promise<WorkspaceLifeTable | null> => {
  const text = await readIfThere(join(folder, lifeTableFile));
  return text === null ? null : { table: parseLifeTable(text), sha256: sha256(text) };
};
