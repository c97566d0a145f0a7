import type { Column } from "../../../schemas/column.ts";
import type { Layout } from "../../../schemas/layout.ts";

/**
 * The columns of an NPR episode file that the made-up one has. The real one has some three hundred; those of them that
 * may be absent and that nothing reads would only make ten million rows longer.
 */
const episodeColumns: ReadonlySet<string> = new Set([
  "lopenr",
  "aar",
  "inndato",
  "utdato",
  "inntid",
  "uttid",
  "fodselsar",
  "kjonn",
  "komnrhjem2",
  "bydel2",
  "pas_reg2",
  "sh_reg",
  "nprid_reg",
  "institusjonid",
  "behandlingsstedkode",
  "sektor",
  "omsorgsniva",
  "aktivitetskategori3",
  "kontakttype",
  "innmatehast",
  "uttilstand",
  "episodefag",
  "liggetid",
  "aggrshoppid_lnr",
  "episode_lnr",
  "tilstand_1_1",
  "tilstand_2_1",
  "ncsp_1",
  "ncsp_2",
  "ncmp_1",
  "ncmp_2",
  "ATC_1",
]);

/** Report-table names that the raw registration form does not have beside the physical ones. */
const reportNames: ReadonlySet<string> = new Set(["erMann", "SykehusNavn", "Fylke", "Fylkenr", "PasientAlder"]);

/** Staff names and free text that do arrive in deliveries; what must never be transferred is not made up either. */
const arrivesAndIsDropped: ReadonlySet<string> = new Set(["ASSESSBY", "REGNAME", "USERCOMMENT", "GENETIC_CAUSE_DESC"]);

const isMade = (layout: Layout, column: Column): boolean => {
  if (column.kind === "dropped") return arrivesAndIsDropped.has(column.name);
  if (layout.id === "npr_episodes") return episodeColumns.has(column.name);
  return layout.id !== "registration" || !reportNames.has(column.name);
};

/** The columns that a made-up file of this layout has, in the layout's order. */
export const columnsFor = (layout: Layout): readonly Column[] =>
  layout.columns.filter((column) => isMade(layout, column));
