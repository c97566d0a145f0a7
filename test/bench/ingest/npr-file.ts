import { closeSync, openSync, writeSync } from "node:fs";

/** Columns of the file with the type by which DuckDB reads them. */
export const nprColumns = {
  lopenr: "VARCHAR",
  aar: "INTEGER",
  inndato: "DATE",
  utdato: "DATE",
  inntid: "TIME",
  fodselsar: "INTEGER",
  kjonn: "VARCHAR",
  alderidager: "INTEGER",
  komnrhjem2: "VARCHAR",
  institusjonid: "VARCHAR",
  behandlingsstedkode: "VARCHAR",
  sektor: "VARCHAR",
  omsorgsniva: "VARCHAR",
  aktivitetskategori3: "VARCHAR",
  innmatehast: "VARCHAR",
  episodefag: "VARCHAR",
  liggetid: "INTEGER",
  tilstand_1_1: "VARCHAR",
  tilstand_1_2: "VARCHAR",
  tilstand_2_1: "VARCHAR",
} as const;

/** Writes a made-up NPR file of so many rows: semicolons, CR LF, byte order mark, DD.MM.YYYY; the same bytes every time. */
export const writeNprFile = (path: string, rows: number): void => {
  let state = 1;
  const random = (below: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % below;
  };
  const two = (n: number): string => String(n).padStart(2, "0");
  const icd = (): string => `C${two(random(90))}${random(9)}`;
  const row = (): string => {
    const year = 2015 + random(10);
    const day = `${two(1 + random(28))}.${two(1 + random(12))}.${year}`;
    return [
      `L${100000 + random(200000)}`,
      year,
      day,
      day,
      `${two(random(24))}:${two(random(60))}`,
      1930 + random(80),
      1 + random(2),
      random(36000),
      `${two(3 + random(50))}${two(random(99))}`,
      974000000 + random(999999),
      974000000 + random(999999),
      4,
      1 + random(3),
      1 + random(3),
      1 + random(5),
      100 + random(899),
      random(40),
      icd(),
      icd(),
      random(3) === 0 ? icd() : "",
    ].join(";");
  };
  const file = openSync(path, "w");
  writeSync(file, `\ufeff${Object.keys(nprColumns).join(";")}\r\n`);
  for (let done = 0; done < rows; done += 10_000) {
    const block = Array.from({ length: Math.min(10_000, rows - done) }, row);
    writeSync(file, `${block.join("\r\n")}\r\n`);
  }
  closeSync(file);
};
