import type { Correction, DeliveryStanding } from "../night/delivery-standing.ts";
import type { Manifest } from "../night/manifest.ts";
import { columns } from "./columns.ts";
import { counted } from "./counted.ts";

/** Why a delivery stands as it does, in words; what is wrong with a held one is told with the held deliveries. */
const why = (d: DeliveryStanding): string => {
  switch (d.state) {
    case "in-use":
      return d.inInbox ? "" : "as accepted before; these files no longer lie in the inbox";
    case "duplicate":
      return `the same bytes as ${d.other}; nothing changed`;
    case "superseded":
      return d.reason === null ? `by ${d.other}` : `corrected by ${d.other}: ${d.reason}`;
    case "stale":
      return `came after ${d.other} was in use`;
    case "gap":
      return `number ${d.missing} is missing`;
    case "changed":
      return "other files than were accepted under this name";
    case "held":
      return d.since === null ? "see below" : `incomplete since ${d.since.slice(0, 16)}`;
    case "waiting":
      return d.since === null ? "the delivery before it is still arriving" : `arriving since ${d.since.slice(0, 16)}`;
    default:
      return d.state satisfies never;
  }
};

/** One line per delivery in the inbox or in use. */
export const deliveryText = (deliveries: readonly DeliveryStanding[]): string =>
  deliveries.length === 0
    ? "  none"
    : columns(
        ["source", "delivery", "kind", "number", "stands", "why"],
        deliveries.map((d) => [d.source, d.delivery, d.kind, d.sequence?.toString() ?? "", d.state, why(d)]),
      );

/** What each correction in use changed, by layout. */
export const correctionText = (corrections: readonly Correction[]): readonly string[] =>
  corrections.flatMap((c) => [
    `  ${c.source}/${c.delivery} corrects ${c.corrects}: ${c.reason}`,
    ...c.layouts.map(
      (l) =>
        `    ${l.layout}: ${counted(l.added, "row")} added, ${l.removed} removed${l.changed === null ? "" : `, ${l.changed} changed`}`,
    ),
    ...(c.layouts.length === 0 ? [`    ${c.corrects} was never accepted here, so there is nothing to compare`] : []),
  ]);

/** The signatures without which a delivery in use would be held. */
export const signedText = (overrides: Manifest["overrides"]): readonly string[] =>
  (overrides ?? []).map((o) => `  ${o.source}/${o.name}, ${o.rule}: signed by ${o.who} on ${o.when}: ${o.reason}`);
