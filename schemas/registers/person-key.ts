import { text } from "../column.ts";
import { keyPattern } from "./patterns.ts";

/** The person key of layouts whose own names are not known. */
export const personKey = text({
  name: "person_key",
  presence: "required",
  pattern: keyPattern,
  meaning: "Person key, valid within this source and delivery.",
});
