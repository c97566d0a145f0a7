import type { DeliveryTerms } from "../../schemas/delivery.ts";

/** What is known of the bytes of a delivery: taken in, kept out, still arriving, or not looked at yet. */
export type Reading = "accepted" | "held" | "waiting" | "unread";

/** A delivery of one source as it offers itself. */
export interface Offer extends Pick<DeliveryTerms, "kind" | "sequence" | "supersedes"> {
  readonly delivery: string;
  /** Fingerprint of its files; two deliveries alike in it hold the same bytes. */
  readonly content: string;
  readonly reading: Reading;
}

/** What becomes of a delivery. `of` and `by` are names of deliveries. */
export type Standing =
  | { readonly state: "in-use"; readonly position: number }
  | { readonly state: "duplicate"; readonly of: string }
  | { readonly state: "superseded"; readonly by: string; readonly reason: string | null }
  | { readonly state: "gap"; readonly missing: number }
  | { readonly state: "held" }
  | { readonly state: "waiting" };

export interface Use<O extends Offer> {
  /** The full delivery in use and the deltas after it, in the order in which they apply. */
  readonly inUse: readonly O[];
  readonly standings: ReadonlyMap<O, Standing>;
}

interface Rank {
  readonly sequence: number;
  readonly delivery: string;
}

/** Deliveries with a sequence come after those without; names decide the rest. */
export const compareRanks = (a: Rank, b: Rank): number =>
  a.sequence - b.sequence || (a.delivery < b.delivery ? -1 : a.delivery > b.delivery ? 1 : 0);

export const rankOf = ({ sequence, delivery }: Pick<Offer, "sequence" | "delivery">): Rank => ({
  sequence: sequence ?? -1,
  delivery,
});

const isSame = (a: Offer, b: Offer): boolean => a.delivery === b.delivery && a.content === b.content;

/** Not yet looked at counts as good: whoever asks reads what is then in use, and asks again. */
const isUsable = ({ reading }: Offer): boolean => reading === "accepted" || reading === "unread";

/** A total order that does not depend on how the offers came. */
const compareOffers = (a: Offer, b: Offer): number =>
  compareRanks(rankOf(a), rankOf(b)) || (a.content < b.content ? -1 : a.content > b.content ? 1 : 0);

/**
 * Which delivery takes the place of which. A correction that is held or still arriving corrects nothing yet; where
 * corrections name each other in a circle, the one of lowest rank does not count.
 */
const corrections = <O extends Offer>(offers: readonly O[]): ReadonlyMap<O, O> => {
  const correctedBy = new Map<O, O>();
  const leadsTo = (from: O, to: O): boolean => {
    for (let at: O | undefined = from; at !== undefined; at = correctedBy.get(at)) if (at === to) return true;
    return false;
  };
  for (const offer of offers.filter(isUsable).toSorted((a, b) => compareOffers(b, a))) {
    for (const named of offers) {
      if (named.delivery !== offer.supersedes?.delivery || isSame(named, offer)) continue;
      // A correction under its own name is of what was accepted there before, not of what came to lie there since.
      if (named.delivery === offer.delivery && !isUsable(named)) continue;
      const other = correctedBy.get(named);
      // Of two corrections of one delivery the later one corrects the other too.
      const [gone, by] = other === undefined ? [named, offer] : [offer, other];
      if (gone !== by && !correctedBy.has(gone) && !leadsTo(by, gone)) correctedBy.set(gone, by);
    }
  }
  return correctedBy;
};

/** A correction stands where the delivery that it corrects stood, through any number of corrections of one kind. */
const placeOf = <O extends Offer>(offer: O, correctedBy: ReadonlyMap<O, O>): Rank => {
  const places = [...correctedBy]
    .filter(([named, by]) => by === offer && named.kind === offer.kind)
    .map(([named]) => placeOf(named, correctedBy));
  return places.toSorted(compareRanks)[0] ?? rankOf(offer);
};

/**
 * Decides which deliveries of a source make the rows in use.
 *
 * A full delivery replaces everything before it; deltas apply after it in a sequence without holes. The order of the
 * argument, which is the order of arrival, makes no difference. A delivery that holds the bytes of an earlier full one
 * is a duplicate, unless its sequence says that it came after other deliveries.
 */
export const decideUse = <O extends Offer>(offers: readonly O[]): Use<O> => {
  const ordered = offers.toSorted(compareOffers);
  const correctedBy = corrections(ordered);
  const standings = new Map<O, Standing>();
  const place = new Map(ordered.map((o) => [o, placeOf(o, correctedBy)]));
  const at = (o: O): Rank => place.get(o) ?? rankOf(o);
  const filled = new Set(
    ordered.flatMap((o) => (o.sequence !== null && (isUsable(o) || correctedBy.has(o)) ? [o.sequence] : [])),
  );
  const arriving = new Set(ordered.flatMap((o) => (o.reading === "waiting" ? [o.sequence] : [])));
  const fulls: O[] = [];
  let series: readonly O[] = [];

  const replace = (gone: readonly O[], by: O): void => {
    for (const one of gone) standings.set(one, { state: "superseded", by: by.delivery, reason: null });
  };
  const takeFull = (offer: O): void => {
    const twin = fulls.find((earlier) => earlier.content === offer.content);
    const changesNothing = offer.sequence === null || (series.length === 1 && series[0]?.content === offer.content);
    if (twin !== undefined && offer.supersedes === null && changesNothing) {
      standings.set(offer, { state: "duplicate", of: twin.delivery });
      return;
    }
    replace(series, offer);
    series = [offer];
    fulls.push(offer);
  };
  const takeDelta = (offer: O): void => {
    const base = series[0];
    const last = series.at(-1);
    const number = at(offer).sequence;
    if (base === undefined || at(base).sequence < 0) {
      standings.set(offer, { state: "gap", missing: number - 1 });
      return;
    }
    if (last !== undefined && last !== base && at(last).sequence === number) {
      if (last.content === offer.content) {
        standings.set(offer, { state: "duplicate", of: last.delivery });
        return;
      }
      replace([last], offer);
      series = [...series.slice(0, -1), offer];
      return;
    }
    let missing = at(base).sequence + 1;
    while (missing < number && filled.has(missing)) missing += 1;
    if (missing < number) {
      standings.set(offer, arriving.has(missing) ? { state: "waiting" } : { state: "gap", missing });
      return;
    }
    series = [...series, offer];
  };

  // At one and the same place the full delivery comes last: it holds what the delta holds.
  const late = (o: O): number => (o.kind === "full" ? 1 : 0);
  const walked = ordered.toSorted(
    (a, b) => at(a).sequence - at(b).sequence || late(a) - late(b) || compareRanks(at(a), at(b)) || compareOffers(a, b),
  );
  for (const offer of walked) {
    const by = correctedBy.get(offer);
    if (by !== undefined) {
      standings.set(offer, { state: "superseded", by: by.delivery, reason: by.supersedes?.reason ?? null });
    } else if (!isUsable(offer)) {
      standings.set(offer, { state: offer.reading === "waiting" ? "waiting" : "held" });
    } else if (offer.kind === "full") takeFull(offer);
    else takeDelta(offer);
  }
  // What was wrong with deliveries before the full one in use is no longer anybody's concern.
  const base = series[0];
  for (const [offer, { state }] of standings) {
    if (base === undefined || (state !== "gap" && state !== "held" && state !== "waiting")) continue;
    if (compareRanks(at(offer), at(base)) < 0)
      standings.set(offer, { state: "superseded", by: base.delivery, reason: null });
  }
  series.forEach((offer, position) => {
    standings.set(offer, { state: "in-use", position });
  });
  return { inUse: series, standings };
};
