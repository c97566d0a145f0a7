import { decideUse, type Offer, type Standing } from "../../pipelines/deliveries/decide-use.ts";

/** Deliveries as a table tells them, one a line: `name full|delta number|- bytes [corrects name] [held|waiting|unread]`. */
export const offers = (table: string): readonly Offer[] =>
  table
    .trim()
    .split("\n")
    .map((line) => {
      const [name = "", kind, number = "-", content = "", ...rest] = line.trim().split(/\s+/);
      const corrects = rest.indexOf("corrects");
      const reading = rest.at(-1);
      return {
        delivery: name,
        kind: kind === "delta" ? "delta" : "full",
        sequence: number === "-" ? null : Number(number),
        content,
        supersedes: corrects < 0 ? null : { delivery: rest[corrects + 1] ?? "", reason: "wrong unit" },
        reading: reading === "held" || reading === "waiting" || reading === "unread" ? reading : "accepted",
      };
    });

const word = (standing: Standing): string => {
  switch (standing.state) {
    case "in-use":
      return `in use ${standing.position}`;
    case "duplicate":
      return `duplicate of ${standing.of}`;
    case "superseded":
      return `superseded by ${standing.by}${standing.reason === null ? "" : `: ${standing.reason}`}`;
    case "gap":
      return `gap ${standing.missing}`;
    default:
      return standing.state;
  }
};

/** What the decision comes to, by delivery, in words. */
export const decided = (all: readonly Offer[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...decideUse(all).standings].map(([o, standing]) => [o.delivery, word(standing)] as const).toSorted(),
  );
