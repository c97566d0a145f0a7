import { renderSimulationPage } from "../../reports/simulation/simulation-page.ts";
import type { SimulationResult } from "../../schemas/simulation/result.ts";
import { Language } from "../../schemas/texts.ts";

/** The page of a simulation in every language of the house. */
export const simulationPages = (
  result: SimulationResult,
): readonly { readonly language: Language; readonly html: string }[] =>
  Language.options.map((language) => ({ language, html: renderSimulationPage(result, language) }));
