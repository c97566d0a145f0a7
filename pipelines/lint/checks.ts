import type { Check } from "./check.ts";
import { frameworkPoints } from "./check.ts";
import { alternativeAgreement } from "./checks/alternative-agreement.ts";
import { certainPrice } from "./checks/certain-price.ts";
import { dataSources } from "./checks/data-sources.ts";
import { evaluated } from "./checks/evaluated.ts";
import { measuresAndPlan } from "./checks/measures-and-plan.ts";
import { norwegian } from "./checks/norwegian.ts";
import { objective } from "./checks/objective.ts";
import { priority } from "./checks/priority.ts";
import { risingCost } from "./checks/rising-cost.ts";
import { simple } from "./checks/simple.ts";
import { temporaryIntroduction } from "./checks/temporary-introduction.ts";
import { transparent } from "./checks/transparent.ts";
import { whoIsCounted } from "./checks/who-is-counted.ts";

const all: readonly Check[] = [
  ...alternativeAgreement,
  ...simple,
  ...transparent,
  ...objective,
  ...certainPrice,
  ...risingCost,
  ...dataSources,
  ...evaluated,
  ...priority,
  ...norwegian,
  ...temporaryIntroduction,
  ...measuresAndPlan,
  ...whoIsCounted,
];

/** Every check, in the order of the framework: points I to VI, then the nine questions of ch. 7.1. */
export const checks: readonly Check[] = frameworkPoints.flatMap((point) =>
  all.filter((check) => check.point === point),
);
