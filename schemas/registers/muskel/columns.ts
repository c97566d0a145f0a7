import { dropped, text } from "../../column.ts";
import { keyPattern } from "../patterns.ts";

/** The person key of Muskelregisteret. */
export const patientId = text({
  name: "PATIENT_ID",
  presence: "required",
  pattern: keyPattern,
  meaning: "Person key, valid within this source and delivery.",
  caveat: "R writes a round number as 1e+05, which would make one person of several; such a key is refused.",
});

/**
 * Fields that the codebook marks “Ikke overført”: they must never arrive, and are dropped unread if they do. Only SSN is
 * known by its physical name; the others are likely spellings. A column by yet another name is unknown, and not read either.
 */
export const neverTransferred = [
  dropped({ name: "SSN", meaning: "National identity number (fødselsnummer)." }),
  dropped({ name: "FIRST_NAME", aliases: ["FORNAVN"], meaning: "First name." }),
  dropped({ name: "MIDDLE_NAME", aliases: ["MELLOMNAVN"], meaning: "Middle name." }),
  dropped({ name: "LAST_NAME", aliases: ["ETTERNAVN"], meaning: "Last name." }),
  dropped({ name: "ADDRESS", aliases: ["ADRESSE"], meaning: "Address." }),
  dropped({ name: "ZIPCODE", aliases: ["ZIP", "POSTNUMMER"], meaning: "Postal code." }),
  dropped({ name: "TOWN", aliases: ["POSTSTED"], meaning: "Postal town." }),
  dropped({ name: "PHONE", aliases: ["TELEFON"], meaning: "Telephone." }),
  dropped({ name: "MOBILE", aliases: ["MOBIL"], meaning: "Mobile telephone." }),
  dropped({ name: "EMAIL", aliases: ["EPOST"], meaning: "E-mail." }),
  dropped({ name: "COMMENT", aliases: ["KOMMENTAR"], meaning: "Comment, free text." }),
] as const;

/** Staff names and free text of the register's forms. */
export const staffAndFreeText = [
  dropped({ name: "ASSESSBY", meaning: "Name of the assessor." }),
  dropped({ name: "REGNAME", meaning: "Name of the person who filled in the form." }),
  dropped({ name: "USERCOMMENT", meaning: "Comment, free text." }),
] as const;
