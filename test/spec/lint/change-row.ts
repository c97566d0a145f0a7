import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import type { ExampleName } from "../evaluate/made-up.ts";
import type { OneChange } from "./one-change.ts";

export const texts = (nb: string, en: string) => ({ nb, en });
export const open = texts("Ikke avtalt.", "Not agreed.");

export const part = <T>(list: readonly T[], i = 0): T => {
  const found = list[i];
  if (found === undefined) throw new Error(`the example has no part ${i}`);
  return found;
};

export const lung = "nsclc-pembrolizumab";
export const gene = "sma-onasemnogene";
export const nusinersen = "sma-nusinersen";

export const row = (
  name: ExampleName,
  what: string,
  change: (agreement: Agreement) => void,
  differs: OneChange["differs"],
): OneChange => ({ name, what, change, differs });

export const payment = (a: Agreement, i: number) => {
  const found = part(a.milestones, i).payment;
  if (found === null) throw new Error("the milestone carries no money");
  return found;
};
