import type { Verdict } from "../../schemas/evaluation.ts";
import { type Html, html, rawHtml } from "../html/html.ts";

const strokes: Readonly<Record<Verdict | "patient-level", string>> = {
  met: "M11 20.5l6 6 12-13",
  "not-met": "M13 13l14 14M27 13L13 27",
  "cannot-conclude": "M11 16.5h18M11 23.5h18",
  "data-not-ready": "M20 11v9.5l6 4",
  "patient-level": "M12 14h16M12 20h16M12 26h10",
};

/** A sign beside the verdict word, which says the same: nothing hangs on it alone. */
export const verdictIcon = (verdict: Verdict | "patient-level"): Html =>
  html`<svg class="verdict-icon" aria-hidden="true" viewBox="0 0 40 40" width="40" height="40"><circle cx="20" cy="20" r="18.5"/><path d="${rawHtml(strokes[verdict])}"/></svg>`;
