import { text } from "../../column.ts";

/** The person key of Kreftregisteret's extracts. */
export const pid = text({
  name: "PID",
  presence: "required",
  aliases: ["PERSONLOEPENR", "personlopenr"],
  meaning: "Person key, valid within this source and delivery.",
});

/** The tumour-case key of Kreftregisteret's extracts. */
export const sid = text({
  name: "SID",
  presence: "required",
  aliases: ["sidkrg", "SYKDOMSTILFELLENR"],
  meaning: "Key of the tumour case (sykdomstilfelle), valid within this source and delivery.",
});
