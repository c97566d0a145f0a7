import type { AsideStanding } from "../../schemas/errors.ts";
import { nameOf, type SetAside } from "../night/set-aside.ts";
import { columns } from "./columns.ts";

/** How an agreement stands that was not judged, in words. */
const standings: Readonly<Record<AsideStanding, string>> = {
  "data-not-ready": "data not ready",
  refused: "refused",
};

/** What stays in the place of an agreement that was not judged. */
const keptText = ({ kept }: Pick<SetAside, "kept">): string => {
  if (kept === null) return "nothing of it has been published";
  const cuts = Object.entries(kept.dataCuts).map(([source, day]) => `${source} ${day}`);
  return `what was published stays, as of ${kept.asOf}${cuts.length === 0 ? "" : `, on data until ${cuts.join(", ")}`}`;
};

/** One line per agreement that was not judged, and one with its reason. */
export const notJudged = (setAside: readonly SetAside[]): string =>
  setAside
    .map((one) => `not judged: ${nameOf(one)} (${standings[one.standing]}); ${keptText(one)}\n  ${one.fault.message}\n`)
    .join("");

/** Agreements that were not judged, as `utfall status` prints them: how they stand, what stays, and why. */
export const setAsideText = (setAside: readonly SetAside[] = []): readonly string[] =>
  setAside.length === 0
    ? []
    : [
        columns(
          ["agreement", "stands", "instead"],
          setAside.map((one) => [nameOf(one), standings[one.standing], keptText(one)]),
        ),
        ...setAside.map(({ fault }) => `  ${fault.message}`),
      ];
