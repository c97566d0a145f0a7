import { code, date, dec, int } from "../../column.ts";
import type { Layout } from "../../layout.ts";
import { all, any, filled, not, oneOf } from "../../rule.ts";
import { filesNamed } from "../file-patterns.ts";
import { mutation } from "./codes.ts";
import { pid, sid } from "./keys.ts";

/** The national quality register for lung cancer: values at diagnosis. */
export const lungQuality: Layout = {
  id: "lung_quality",
  version: 0,
  title: "Lung cancer quality register",
  rowIs: "one tumour case, with values at diagnosis",
  evidence: "Provisional; KREMT's coding of performance status from its XSD v4.0 (registers.md 2.5).",
  provisional: "Replaced by Kreftregisteret's metadata (ELVIS) and the delivery's codebook.",
  files: filesNamed("lung_quality"),
  person: "PID",
  columns: [
    pid,
    sid,
    int({
      name: "ecog",
      presence: "conditional",
      min: 0,
      max: 99,
      meaning: "Performance status (ECOG/WHO) in the list that ecog_codelist names; 99 is unknown.",
      caveat: "KREMT codes the WHO value + 1. Never read without ecog_codelist. Empty is not delivered.",
    }),
    code({
      name: "ecog_codelist",
      presence: "conditional",
      codes: { who: "WHO value: 0 to 4, 99 unknown", kremt: "WHO value + 1: 1 to 5, 99 unknown" },
      meaning: "List in which ecog is coded.",
      caveat: "More than one list in a file points to mixed sources.",
    }),
    date({ name: "ecog_date", presence: "optional", meaning: "Day on which the performance status was assessed." }),
    code({ name: "egfr", presence: "optional", codes: mutation, meaning: "EGFR mutation." }),
    code({ name: "alk", presence: "optional", codes: mutation, meaning: "ALK rearrangement." }),
    code({ name: "ros1", presence: "optional", codes: mutation, meaning: "ROS1 rearrangement." }),
    dec({
      name: "pdl1_tps",
      presence: "optional",
      min: 0,
      max: 100,
      scale: 2,
      meaning: "PD-L1 tumour proportion score, percent.",
      caveat: "“<1” comes as 0 through a value alias; other interval texts are errors unless an alias maps them.",
    }),
    code({
      name: "smoking",
      presence: "optional",
      codes: { never: "never smoked", former: "former smoker", current: "current smoker", unknown: "unknown" },
      meaning: "Smoking.",
    }),
    code({
      name: "histology_group",
      presence: "optional",
      codes: {
        adeno: "adenocarcinoma",
        squamous: "squamous cell carcinoma",
        large_cell: "large cell carcinoma",
        nsclc_nos: "non-small cell lung cancer, not otherwise specified",
        sclc: "small cell lung cancer",
        neuroendocrine_other: "other neuroendocrine tumour",
        other: "other",
        unknown: "unknown",
      },
      meaning: "Histology, grouped.",
    }),
    code({
      name: "tnm_stage_group",
      presence: "optional",
      codes: Object.fromEntries(
        [
          "occult",
          "0",
          "I",
          "IA",
          "IA1",
          "IA2",
          "IA3",
          "IB",
          "II",
          "IIA",
          "IIB",
          "III",
          "IIIA",
          "IIIB",
          "IIIC",
          "IV",
          "IVA",
          "IVB",
        ]
          .map((stage): readonly [string, string] => [
            stage,
            stage === "occult" ? "occult carcinoma" : `stage ${stage}`,
          ])
          .concat([["unknown", "unknown"]]),
      ),
      meaning: "Stage group by TNM.",
      caveat: "Stage groups of different TNM editions are not pooled without a declared rule.",
    }),
    int({
      name: "tnm_edition",
      presence: "optional",
      drifts: true,
      min: 7,
      max: 9,
      meaning: "Edition of TNM: 7, 8 or 9.",
    }),
  ],
  rowRules: [
    {
      id: "ecog-has-codelist",
      outcome: "file-error",
      when: filled("ecog"),
      must: filled("ecog_codelist"),
      text: "ecog_codelist is filled whenever ecog is",
    },
    {
      id: "ecog-listed",
      outcome: "error",
      when: filled("ecog"),
      must: oneOf("ecog", "0", "1", "2", "3", "4", "5", "99"),
      text: "ecog is 0 to 5, or 99 for unknown",
    },
    {
      id: "ecog-in-its-list",
      outcome: "file-error",
      must: not(
        any(
          all(oneOf("ecog_codelist", "kremt"), oneOf("ecog", "0")),
          all(oneOf("ecog_codelist", "who"), oneOf("ecog", "5")),
        ),
      ),
      text: "0 does not occur under kremt, nor 5 under who; either shows that the wrong list is declared",
    },
  ],
  unique: { columns: ["PID", "SID"], outcome: "error" },
  key: ["PID", "SID"],
  reaches: ["ecog_date"],
};
