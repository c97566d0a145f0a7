import { mappings } from "../../../connectors/registers/index.ts";
import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import { type Measure, measureNeeds } from "../../../schemas/measure.ts";
import type { ModelTableName } from "../../../schemas/model/tables.ts";
import type { Workspace } from "../../../schemas/workspace.ts";
import { lackingFacts } from "../../evaluate/needed-facts.ts";
import { breach, type Check, listed, ok, open } from "../check.ts";

/** Everyone starts with an exposure; the rest is what the kind of measure says it needs. */
const tablesOfMeasure = (measure: Measure): readonly ModelTableName[] => [
  "exposure",
  ...measureNeeds(measure).flatMap((fact): readonly ModelTableName[] => {
    if (fact.kind === "table" || fact.kind === "column") return [fact.table];
    return fact.kind === "assessment" || fact.kind === "event" ? [fact.kind] : [];
  }),
];

type Predicate = Agreement["milestones"][number]["predicate"];

const tablesOfPredicate = ({ kind }: Predicate): readonly ModelTableName[] => {
  switch (kind) {
    case "alive":
      return ["vital_status"];
    case "alive-and-event-free":
      return ["event", "vital_status"];
    case "stop-if-any":
    case "value-change":
    case "response-sustained":
      return ["assessment"];
    case "free-of-events":
      return ["event", "vital_status"];
    case "unconditional":
      return ["exposure"];
    default:
      return kind satisfies never;
  }
};

/** Tables of the common model that the layouts of the agreement's sources fill. */
const filledTables = (a: Agreement, { sources }: Workspace): ReadonlySet<ModelTableName> => {
  const layouts = new Set(a.sources.flatMap(({ source }) => Object.keys(sources[source]?.layouts ?? {})));
  return new Set(mappings.filter(({ layout }) => layouts.has(layout)).map(({ table }) => table));
};

/** Point V a: as simple as possible, no appreciable extra work, in systems that are there. */
export const simple: readonly Check[] = [
  {
    id: "extra-registrations",
    point: "V a",
    title: { nb: "Ingen ekstra registreringer", en: "No extra registrations" },
    judge: ({ parties: { extra_registrations: extra } }) =>
      extra.length === 0
        ? ok(
            ["parties", "extra_registrations"],
            "0 registreringer bare for denne avtalen.",
            "0 registrations only for this agreement.",
          )
        : open(
            ["parties", "extra_registrations"],
            `Registreringer bare for denne avtalen: ${extra.length}. Er merarbeidet lite nok?`,
            `Registrations only for this agreement: ${extra.length}. Is the extra work small enough?`,
          ),
  },
  {
    id: "criteria-by-hand",
    point: "V a",
    title: { nb: "Startkriterier finnes i registrene", en: "Start criteria stand in the registers" },
    judge: ({ decision: { start_criteria_by_hand: byHand } }) =>
      byHand.length === 0
        ? ok(["decision", "start_criteria_by_hand"], "Ingen vurderes for hånd.", "None is judged by hand.")
        : open(
            ["decision", "start_criteria_by_hand"],
            `Startkriterier som vurderes for hånd: ${byHand.length}. Ingen av dem endrer et tall her.`,
            `Start criteria judged by hand: ${byHand.length}. None of them changes a number here.`,
          ),
  },
  {
    id: "delivered-already",
    point: "V a",
    title: { nb: "Utfallene står i data som leveres", en: "Outcomes stand in data that are delivered" },
    judge: (a, { workspace, held }) => {
      if (workspace === null) {
        return open(
          ["measures"],
          "Uten arbeidsområde (-w) kan kildenes oppsett ikke ses.",
          "Without a workspace (-w) the layouts of the sources cannot be seen.",
        );
      }
      const filled = filledTables(a, workspace);
      const lacks = (tables: readonly ModelTableName[]): boolean => tables.some((table) => !filled.has(table));
      const measure = a.measures.findIndex((each) => lacks(tablesOfMeasure(each)));
      const milestone = a.milestones.findIndex(({ predicate }) => lacks(tablesOfPredicate(predicate)));
      const { facts, held: delivered } = lackingFacts(a, workspace, held);
      if (facts.length > 0) {
        return breach(
          [a.price_rules.length > 0 ? "price_rules" : a.milestones.length > 0 ? "milestones" : "measures"],
          `Ingen av avtalens kilder leverer ${listed(facts)}${delivered === "" ? "" : ` (de leverer ${delivered})`}. Natten avviser avtalen.`,
          `No source of the agreement delivers ${listed(facts)}${delivered === "" ? "" : ` (they deliver ${delivered})`}. A night refuses the agreement.`,
        );
      }
      const without = [
        ...a.measures.filter((each) => lacks(tablesOfMeasure(each))).map(({ id }) => id),
        ...a.milestones.filter(({ predicate }) => lacks(tablesOfPredicate(predicate))).map(({ id }) => id),
      ];
      return without.length === 0
        ? ok(
            ["measures"],
            `${a.measures.length} mål og ${a.milestones.length} milepæler leses fra oppsett som kildene leverer.`,
            `${a.measures.length} measures and ${a.milestones.length} milestones are read from layouts that the sources deliver.`,
          )
        : breach(
            measure >= 0 ? ["measures", measure] : ["milestones", milestone],
            `${listed(without)}: ingen av avtalens kilder leverer opplysningene som trengs.`,
            `${listed(without)}: no source of the agreement delivers what is needed.`,
          );
    },
  },
];
