import type { Day } from "../calendar/day.ts";
import { dayOf } from "../calendar/day.ts";

/** Medicines that occur in the made-up registers. */
export type Medicine =
  | "pembrolizumab"
  | "pemetrexed"
  | "carboplatin"
  | "docetaxel"
  | "osimertinib"
  | "nusinersen"
  | "onasemnogene"
  | "risdiplam"
  | "ranibizumab"
  | "ustekinumab"
  | "bortezomib"
  | "tisagenlecleucel";

/** L01XC was split up in ATC's edition of 2022; older lines carry the older code. */
const SPLIT = dayOf("2022-01-01");

const atcNow: Readonly<Record<Medicine, string>> = {
  pembrolizumab: "L01FF02",
  pemetrexed: "L01BA04",
  carboplatin: "L01XA02",
  docetaxel: "L01CD02",
  osimertinib: "L01EB04",
  nusinersen: "M09AX07",
  onasemnogene: "M09AX09",
  risdiplam: "M09AX10",
  ranibizumab: "S01LA04",
  ustekinumab: "L04AC05",
  bortezomib: "L01XG01",
  tisagenlecleucel: "L01XL04",
};

/** The ATC code as valid on the day. */
export const atcOn = (medicine: Medicine, day: Day): string => {
  if (day < SPLIT && medicine === "pembrolizumab") return "L01XC18";
  if (day < SPLIT && medicine === "bortezomib") return "L01XX32";
  if (day < SPLIT && medicine === "tisagenlecleucel") return "L01XX71";
  if (day < dayOf("2021-01-01") && medicine === "osimertinib") return "L01XE35";
  return atcNow[medicine];
};

/** The særkode of a hospital medicine: the last five characters of its ATC code. */
export const saerkodeOn = (medicine: Medicine, day: Day): string => atcOn(medicine, day).slice(2);

/** Made-up package numbers; the price file carries the same. */
export const productNumber: Readonly<Record<Medicine, string>> = {
  pembrolizumab: "990101",
  pemetrexed: "990102",
  carboplatin: "990103",
  docetaxel: "990104",
  osimertinib: "990105",
  nusinersen: "990201",
  onasemnogene: "990202",
  risdiplam: "990203",
  ranibizumab: "990301",
  ustekinumab: "990302",
  bortezomib: "990303",
  tisagenlecleucel: "990304",
};
