import type { Layout } from "../../layout.ts";
import { all, any, atMost, filled, not, oneOf } from "../../rule.ts";
import { filesNamed } from "../file-patterns.ts";
import { nprDialect } from "./dialect.ts";
import {
  contactColumns,
  diagnosisColumns,
  groupingColumns,
  personColumns,
  placeColumns,
  procedureColumns,
} from "./episode-columns.ts";

/** NPR's wide episode file: hospitals, contract specialists, rehabilitation and mental health care. */
export const nprEpisodes: Layout = {
  id: "npr_episodes",
  version: 0,
  title: "NPR, episodes",
  rowIs: "one episode of specialist health care",
  evidence:
    "Names and codes: SKDE-Analyse/sas_codes (2026-08-17), which prepares NPR deliveries; file form provisional.",
  provisional: "The form of the text file is replaced by the delivery letter; names and codes are NPR's own.",
  files: filesNamed("npr_episodes", "SOM_", "ASPES_", "REHAB_", "PHV_RUS_", "PHBU_"),
  dialect: nprDialect,
  person: "lopenr",
  institution: "institusjonid",
  columns: [
    ...personColumns,
    ...placeColumns,
    ...contactColumns,
    ...diagnosisColumns,
    ...procedureColumns,
    ...groupingColumns,
  ],
  rowRules: [
    {
      id: "out-after-in",
      outcome: "error",
      must: atMost("inndato", "utdato"),
      text: "utdato is not before inndato",
    },
    {
      id: "main-diagnosis",
      outcome: "finding",
      must: any(filled("tilstand_1_1"), filled("tilst1akse1")),
      text: "tilstand_1_1 is filled, or in mental health care tilst1akse1",
    },
    {
      id: "discharge-date",
      outcome: "finding",
      when: oneOf("sektor", "1", "2", "3", "4", "5"),
      must: filled("utdato"),
      text: "utdato is filled, except by contract specialists",
    },
    {
      id: "somatic-contact-described",
      outcome: "finding",
      when: oneOf("sektor", "4"),
      must: all(
        filled("behandlingsstedkode"),
        filled("omsorgsniva"),
        filled("aktivitetskategori3"),
        filled("innmatehast"),
        filled("episodefag"),
      ),
      text: "a somatic hospital contact has behandlingsstedkode, omsorgsniva, aktivitetskategori3, innmatehast and episodefag",
    },
    {
      id: "born-by-contact",
      outcome: "finding",
      when: not(oneOf("fodselsar", "9999")),
      must: atMost("fodselsar", "aar"),
      text: "fodselsar is not after aar; 9999 is no year",
    },
    {
      id: "born-by-contact-dsf",
      outcome: "finding",
      when: not(oneOf("fodtAar_DSF", "9999")),
      must: atMost("fodtAar_DSF", "aar"),
      text: "fodtAar_DSF is not after aar; 9999 is no year",
    },
    {
      id: "alive-by-registration",
      outcome: "finding",
      when: filled("doddato"),
      must: atMost("inndato", "doddato"),
      text: "inndato is not after doddato",
    },
  ],
  // The person with it: whether episode numbers start anew in each delivery, as those of hospital stays do, is not known,
  // and a number that starts anew must not take away the episode of somebody else.
  key: ["lopenr", "episode_lnr"],
  reaches: ["inndato", "utdato"],
};
