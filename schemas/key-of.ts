import { z } from "zod";

/** A text that is one of the keys of a closed list. */
export const keyOf = <List extends object>(list: List) =>
  z.custom<keyof List & string>((value) => typeof value === "string" && Object.hasOwn(list, value));
