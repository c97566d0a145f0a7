import type { Day } from "../calendar/day.ts";
import { iso } from "../calendar/day.ts";

/** The extract layouts that are made up; every layout of the house has its made-up file. */
export type MadeLayout =
  | "kreft_cases"
  | "inspire_medication"
  | "lung_quality"
  | "lung_progression"
  | "npr_episodes"
  | "npr_deaths"
  | "npr_hresept"
  | "smafollowup"
  | "registration"
  | "sykehusinnkjop_a"
  | "sykehusinnkjop_b"
  | "sma_children"
  | "sma_ventilation_days"
  | "lmr_administrations"
  | "laboratory_answers"
  | "body_weights"
  | "response_assessments"
  | "individual_exceptions"
  | "vital_status"
  | "link_keys"
  | "prices"
  | "purchases";

/** Sources of the workspace, named as their folders in the inbox. */
export type MadeSource =
  | "kreftregisteret"
  | "npr"
  | "nornmd"
  | "sma_children"
  | "lmr"
  | "laboratory"
  | "clinic"
  | "exceptions"
  | "folkeregisteret"
  | "keys"
  | "prices"
  | "purchases";

export const madeSources: readonly MadeSource[] = [
  "kreftregisteret",
  "npr",
  "nornmd",
  "sma_children",
  "lmr",
  "laboratory",
  "clinic",
  "exceptions",
  "folkeregisteret",
  "keys",
  "prices",
  "purchases",
];

/** NPR's delivery tag: the tertial when the cut ends one, otherwise the month. */
const deliveryTag = (cut: Day): string => {
  const [year = "", month = "", day = ""] = iso(cut).split("-");
  const tertial = new Map([
    ["04-30", "T1"],
    ["08-31", "T2"],
    ["12-31", "T3"],
  ]).get(`${month}-${day}`);
  return tertial === undefined ? `M${month}` : `M${year.slice(2)}${tertial}`;
};

/** Source and file name of a row; `year` is the delivery year of NPR's rows. */
export const destinationOf = (
  layout: MadeLayout,
  cut: Day,
  year: number,
): { readonly source: MadeSource; readonly file: string } => {
  const cutDate = iso(cut);
  switch (layout) {
    case "kreft_cases":
    case "inspire_medication":
    case "lung_quality":
    case "lung_progression":
      return { source: "kreftregisteret", file: `${layout}.csv` };
    case "npr_episodes":
      return { source: "npr", file: `SOM_${year}_${deliveryTag(cut)}.csv` };
    case "npr_deaths":
      return { source: "npr", file: `DOD_${year}_${deliveryTag(cut)}.csv` };
    case "npr_hresept":
      return { source: "npr", file: `HRESEPT_${year}_${deliveryTag(cut)}.csv` };
    case "smafollowup":
    case "registration":
      return { source: "nornmd", file: `${layout}.csv` };
    case "sykehusinnkjop_a":
      return { source: "nornmd", file: `TilSykehusinnkjøpMuskel${cutDate}.csv` };
    case "sykehusinnkjop_b":
      return { source: "nornmd", file: `sykehusinnkjop${cutDate}.csv` };
    case "sma_children":
    case "sma_ventilation_days":
      return { source: "sma_children", file: `${layout}.csv` };
    case "lmr_administrations":
      return { source: "lmr", file: `${layout}.csv` };
    case "laboratory_answers":
      return { source: "laboratory", file: `${layout}.csv` };
    case "body_weights":
    case "response_assessments":
      return { source: "clinic", file: `${layout}.csv` };
    case "individual_exceptions":
      return { source: "exceptions", file: `${layout}.csv` };
    case "vital_status":
      return { source: "folkeregisteret", file: `${layout}.csv` };
    case "link_keys":
      return { source: "keys", file: `${layout}.csv` };
    case "prices":
    case "purchases":
      return { source: layout, file: `${layout}.csv` };
  }
};
