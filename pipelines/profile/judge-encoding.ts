import type { Encoding } from "../../connectors/csv/encoding.ts";
import { counted, type Finding, grouped, untold } from "./finding.ts";
import type { FileScan } from "./scan-file.ts";

/** Encoding of a file, and whether it has bytes that no encoding, or not the proposed one, can read. */
export interface EncodingFinding extends Finding<Encoding> {
  readonly unreadable: boolean;
  /** The first line with such bytes, where that is known. */
  readonly unreadableFrom: number | null;
}

const letters = [..."æøåÆØÅ"];
/** The last byte of each letter: alone in the one-byte encodings, after 0xC3 in UTF-8. */
const singles = letters.map((letter) => letter.charCodeAt(0));
const doubles = singles.map((byte) => byte - 0x40);
/** å æ ø Å Æ Ø in the DOS code pages 850 and 865. */
const dos = [0x86, 0x91, 0x9b, 0x8f, 0x92, 0x9d];
const notIn1252 = [0x81, 0x8d, 0x8f, 0x90, 0x9d];

const sum = (counts: Float64Array, bytes: readonly number[]): number =>
  bytes.reduce((total, byte) => total + (counts[byte] ?? 0), 0);

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

const seen = (counts: Float64Array, bytes: readonly number[]): string => {
  const found = letters.filter((_, i) => (counts[bytes[i] ?? 0] ?? 0) > 0);
  return found.length === 0 ? "no Norwegian letters" : `among them ${found.join(" ")}`;
};

/**
 * Tells the encoding from the bytes of the whole file.
 *
 * UTF-8 proves itself. The two one-byte encodings differ in 0x80–0x9F only: letters typed in Windows programs (quotes, dashes,
 * euro) stand there in windows-1252, and control characters that nobody writes in ISO-8859-1. Where none of these bytes
 * occurs both read the file alike.
 */
export const judgeEncoding = ({ account, bom, notUtf8 }: FileScan): EncodingFinding => {
  const { counts, afterC3 } = account;
  const high = sum(counts, range(0x80, 0xff));
  const multi = sum(counts, range(0xc2, 0xf4));
  const asUtf8 = seen(afterC3, doubles);
  if (high === 0) {
    return bom
      ? whole(sure("utf-8", "byte order mark; only ASCII after it"))
      : whole(untold("only ASCII, which every encoding reads alike"));
  }
  if (notUtf8 === null) {
    const evidence = `${bom ? "byte order mark, " : ""}${counted(multi, "character")} beyond ASCII, ${asUtf8}, all valid UTF-8`;
    // Ã is what æ, ø and å begin with when UTF-8 was taken for a one-byte encoding and encoded again.
    const twice = afterC3[0x83] ?? 0;
    if (twice === 0) return whole(sure("utf-8", evidence));
    const doubt = `${evidence}; Ã ${grouped(twice)} times, so letters may be encoded twice`;
    return whole({ value: "utf-8", certainty: "likely", evidence: doubt });
  }
  if (bom || sum(afterC3, doubles) > sum(counts, singles)) {
    const start = bom ? "byte order mark, but" : "most letters are UTF-8, but";
    const evidence = `${start} ${counted(notUtf8.lines, "line")} not; the first is line ${grouped(notUtf8.first)}`;
    return { value: "utf-8", certainty: "likely", evidence, unreadable: true, unreadableFrom: notUtf8.first };
  }
  const single = oneByte(counts);
  return single.value === null ? { ...single, unreadable: true, unreadableFrom: null } : whole(single);
};

const whole = (finding: Finding<Encoding>): EncodingFinding => ({
  ...finding,
  unreadable: false,
  unreadableFrom: null,
});

const sure = (value: Encoding, evidence: string): Finding<Encoding> => ({ value, certainty: "sure", evidence });

const oneByte = (counts: Float64Array): Finding<Encoding> => {
  const low = sum(counts, range(0x80, 0x9f));
  const upper = sum(counts, range(0xa0, 0xff));
  const norwegian = sum(counts, singles);
  if (sum(counts, notIn1252) > 0 || (norwegian === 0 && sum(counts, dos) > upper)) {
    const which =
      sum(counts, dos) > upper ? "looks like the DOS code page 850 or 865" : "holds bytes that windows-1252 lacks";
    return untold(`neither UTF-8 nor a one-byte encoding that utfall reads; ${which}`);
  }
  const evidence = `not UTF-8; ${counted(low, "byte")} 0x80–0x9F, ${counted(upper, "byte")} 0xA0–0xFF, ${seen(counts, singles)}`;
  const carries = norwegian > 0 ? "" : "; check a name with æ, ø or å";
  return low > 0
    ? { value: "windows-1252", certainty: norwegian > 0 ? "sure" : "likely", evidence: evidence + carries }
    : {
        value: "iso-8859-1",
        certainty: "likely",
        evidence: `${evidence}; windows-1252 reads these bytes alike${carries}`,
      };
};
