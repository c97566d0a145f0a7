import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { Texts } from "../../schemas/texts.ts";
import type { Workspace } from "../../schemas/workspace.ts";
import type { Held } from "../evaluate/needed-facts.ts";

/** `breach`: the file contradicts the framework. `open`: a person must decide. `ok`: the file answers. */
export type CheckAnswer = "ok" | "open" | "breach";

/** Points of the framework for alternative price agreements (I to VI), and the nine questions of ch. 7.1. */
export const frameworkPoints = [
  ...(["I", "II", "III", "IV", "V a", "V b", "V c", "V d", "V e", "V f", "VI"] as const),
  ...(["7.1-1", "7.1-2", "7.1-3", "7.1-4", "7.1-5", "7.1-6", "7.1-7", "7.1-8", "7.1-9"] as const),
] as const;
export type FrameworkPoint = (typeof frameworkPoints)[number];

export type PlaceInFile = readonly (string | number)[];

/** The answer to one check, why, and the part of the agreement file that it rests on. */
export interface Finding {
  readonly answer: CheckAnswer;
  readonly reason: Texts;
  readonly path: PlaceInFile;
}

/** What an agreement is held against besides itself; null where it is not known. */
export interface Surroundings {
  readonly workspace: Workspace | null;
  /** Day of judgement of the live result, ISO. */
  readonly asOf: string | null;
  /** What the workspace has beside its sources; left out where there is none. */
  readonly held?: Held;
}

/**
 * One question of the framework to an agreement file. A new question is one entry in one of the lists in checks/.
 *
 * Judging is pure: the same agreement and surroundings give the same answer. Null where the question cannot be put.
 */
export interface Check {
  readonly id: string;
  readonly point: FrameworkPoint;
  readonly title: Texts;
  readonly judge: (agreement: Agreement, surroundings: Surroundings) => Finding | null;
}

const finding =
  (answer: CheckAnswer) =>
  (path: PlaceInFile, nb: string, en: string): Finding => ({ answer, path, reason: { nb, en } });

export const ok = finding("ok");
export const open = finding("open");
export const breach = finding("breach");

/** What ch. 7.1 demands of a temporary introduction is advice for any other agreement. */
export const demanded = ({ decision }: Agreement): typeof ok => (decision.kind === "temporary" ? breach : open);

/** Ids in a sentence. */
export const listed = (ids: readonly (string | number)[]): string => [...new Set(ids)].join(", ");
