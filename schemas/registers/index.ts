import type { Layout } from "../layout.ts";
import { bodyWeights } from "./clinic/body-weights.ts";
import { responseAssessments } from "./clinic/response-assessments.ts";
import { individualExceptions } from "./exceptions/individual-exceptions.ts";
import { inspireMedication } from "./kreft/inspire-medication.ts";
import { kreftCases } from "./kreft/kreft-cases.ts";
import { lungProgression } from "./kreft/lung-progression.ts";
import { lungQuality } from "./kreft/lung-quality.ts";
import { laboratoryAnswers } from "./laboratory/laboratory-answers.ts";
import { lmrAdministrations } from "./lmr/lmr-administrations.ts";
import { registration } from "./muskel/registration.ts";
import { smafollowup } from "./muskel/smafollowup.ts";
import { sykehusinnkjopA } from "./muskel/sykehusinnkjop-a.ts";
import { sykehusinnkjopB } from "./muskel/sykehusinnkjop-b.ts";
import { nprDeaths } from "./npr/npr-deaths.ts";
import { nprEpisodes } from "./npr/npr-episodes.ts";
import { nprHresept } from "./npr/npr-hresept.ts";
import { smaChildren } from "./sma-children/sma-children.ts";
import { smaVentilationDays } from "./sma-children/sma-ventilation-days.ts";
import { linkKeys } from "./support/link-keys.ts";
import { prices } from "./support/prices.ts";
import { purchases } from "./support/purchases.ts";
import { vitalStatus } from "./support/vital-status.ts";

/** Every extract layout that utfall knows, register by register. */
export const layouts: readonly Layout[] = [
  kreftCases,
  inspireMedication,
  lungQuality,
  lungProgression,
  nprEpisodes,
  nprDeaths,
  nprHresept,
  smafollowup,
  registration,
  sykehusinnkjopA,
  sykehusinnkjopB,
  smaChildren,
  smaVentilationDays,
  lmrAdministrations,
  laboratoryAnswers,
  bodyWeights,
  responseAssessments,
  individualExceptions,
  vitalStatus,
  linkKeys,
  prices,
  purchases,
];

const byId: ReadonlyMap<string, Layout> = new Map(layouts.map((layout) => [layout.id, layout]));

/** The layout of that id; undefined where there is none. */
export const layoutOf = (id: string): Layout | undefined => byId.get(id);
