import { readFileSync } from "node:fs";

interface ModelReference {
  readonly made: Readonly<Record<string, string>>;
  readonly repeated: {
    readonly persons: readonly { readonly person: string; readonly sex: string; readonly baseline: number }[];
    readonly visits: readonly {
      readonly years: number;
      readonly person: readonly string[];
      readonly change: readonly number[];
      readonly mean: number;
      readonly error: number;
    }[];
    readonly slope: number;
    readonly slopeError: number;
  };
}

/** What R makes of persons and visits: see make-model-reference.R. */
export const modelReference = JSON.parse(
  readFileSync(new URL("model-reference.json", import.meta.url), "utf8"),
) as ModelReference;
