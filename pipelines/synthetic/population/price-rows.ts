import { dayOf } from "../calendar/day.ts";
import type { RowValues } from "../rows/cell.ts";
import type { ExtractRow } from "../write/extract-row.ts";
import { atcOn, type Medicine, productNumber } from "./medicine-codes.ts";

/** Made-up pharmacy purchase prices per package in kroner, without value added tax. */
const purchasePrice: Readonly<Record<Medicine, number>> = {
  pembrolizumab: 36_400,
  pemetrexed: 2_100,
  carboplatin: 310,
  docetaxel: 540,
  osimertinib: 52_800,
  nusinersen: 812_000,
  onasemnogene: 21_700_000,
  risdiplam: 84_500,
  ranibizumab: 8_900,
  ustekinumab: 31_200,
  bortezomib: 9_150,
  tisagenlecleucel: 3_250_000,
};

/** Made-up rebate in the agreement with Sykehusinnkjøp. */
const NET_SHARE = 0.7;
const VAT = 1.25;
/** The law on maximum prices lets a pharmacy add roughly this much. */
const MARKUP = 1.03;

const medicines: readonly Medicine[] = [
  "pembrolizumab",
  "pemetrexed",
  "carboplatin",
  "docetaxel",
  "osimertinib",
  "nusinersen",
  "onasemnogene",
  "risdiplam",
  "ranibizumab",
  "ustekinumab",
  "bortezomib",
  "tisagenlecleucel",
];

/** Two periods that meet without a gap; the second is open and four per cent cheaper. */
const periods = [
  { from: "2018-01-01", to: "2023-12-31", factor: 1 },
  { from: "2024-01-01", to: null, factor: 0.96 },
] as const;

/** Prices of every medicine in the made-up registers, by level and period. */
export const priceRows = (): readonly ExtractRow[] =>
  medicines.flatMap((medicine) =>
    periods.flatMap(({ from, to, factor }) => {
      const base = purchasePrice[medicine] * factor;
      const common: RowValues = {
        product: productNumber[medicine],
        atc: atcOn(medicine, dayOf(from)),
        currency: "NOK",
        valid_from: from,
        valid_to: to,
      };
      const levels = [
        { price_level: "AIP", vat: "excl", amount: base },
        { price_level: "AUP", vat: "incl", amount: base * MARKUP * VAT },
        { price_level: "LIS_NET", vat: "excl", amount: base * NET_SHARE },
      ];
      return levels.map(
        ({ amount, ...level }): ExtractRow => ({
          layout: "prices",
          values: { ...common, ...level, amount: amount.toFixed(2) },
        }),
      );
    }),
  );
