/** One column of a table of the common model. */
export interface ModelColumn {
  readonly name: string;
  readonly type: "VARCHAR" | "DATE" | "TIMESTAMP" | "INTEGER" | "BIGINT" | "DOUBLE" | "DECIMAL(18,4)" | "BOOLEAN";
  readonly meaning: string;
}

/** A table of the common model. Facts only: nothing here knows of agreements or money. */
export interface ModelTable {
  readonly name: string;
  readonly rowIs: string;
  readonly columns: readonly ModelColumn[];
  /** Columns by which the stored rows are ordered, so that the same input gives the same bytes. */
  readonly order: readonly string[];
}

const col =
  (type: ModelColumn["type"]) =>
  (name: string, meaning: string): ModelColumn => ({ name, type, meaning });

export const varchar = col("VARCHAR");
export const dateCol = col("DATE");
export const timestamp = col("TIMESTAMP");
export const integer = col("INTEGER");
export const double = col("DOUBLE");
export const decimal = col("DECIMAL(18,4)");
export const bool = col("BOOLEAN");

/** The person, present in every table but coverage. */
export const person_id = varchar(
  "person_id",
  "Person in the project: the linked pseudonym, or source/delivery/key where no link exists.",
);

/** Where the fact was delivered, present in every table of facts. */
export const provenance: readonly ModelColumn[] = [
  varchar("source", "Source of the workspace that delivered the fact."),
  varchar("source_file", "File id of the intake catalogue."),
  col("BIGINT")("source_line", "Physical line number in the delivered file, header = 1."),
];
