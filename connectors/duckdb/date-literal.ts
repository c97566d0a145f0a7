import { literal, type Sql, sql } from "./sql.ts";

/** A DATE from ISO text, for statements that take no parameters (COPY, views). */
export const dateLiteral = (iso: string): Sql => sql`CAST(${literal(iso)} AS DATE)`;
