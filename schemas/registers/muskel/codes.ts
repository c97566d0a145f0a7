import type { DialectPart } from "../../dialect.ts";

/** Motor category: KLINISK_FUNKSJONSSTATUS, and FUNKSJONSSTATUS_baseline and _latest of the Sykehusinnkjøp extracts. */
export const motorCategory = { "1": "Non-sitter", "2": "Sitter", "3": "Walker" } as const;

/** Medicine at the assessment: BEHANDLNG_BEHANDLING. */
export const treatment = {
  "1": "Spinraza (nusinersen)",
  "2": "Evrysdi (risdiplam); the codebook spells it Evrydsdi",
} as const;

/** Whether the treatment was stopped for good after the assessment: BEHANDLNG_FUNKSJONSSTATUS. */
export const stopReason = {
  "1": "no (Nei)",
  "2": "yes, other serious condition that affected function (the codebook's text; the register's own report says bivirkninger)",
  "3": "yes, lack of effect",
} as const;

/** 1 no, 2 yes: not the 0/1 of the other lists of this register. */
export const noYes12 = { "1": "no (Nei)", "2": "yes (Ja)" } as const;

export const noYes01 = { "0": "no (Nei)", "1": "yes (Ja)" } as const;

export const formStatus = {
  "1": "completed (ferdigstilt)",
  "0": "draft (kladd)",
  "-1": "created (opprettet)",
} as const;

/** Undergruppe of the diagnoses that matter here; other muscle diseases carry other numbers. */
export const subgroups = {
  "1": "Duchenne",
  "2": "Becker",
  "4": "limb-girdle muscular dystrophy",
  "20": "myotonic dystrophy type 1",
  "21": "myotonic dystrophy type 2",
  "70": "SMA type I",
  "81": "SMA type II",
  "82": "SMA type III",
  "83": "SMA type IV",
  "84": "Kennedy disease",
  "1080": "other SMA",
  "2080": "SMA, type uncertain",
} as const;

/** R's write.csv2, as the register's own report server writes it. */
export const writeCsv2: DialectPart = { delimiter: ";", decimal: ",", encoding: "utf-8", null_tokens: ["NA"] };
