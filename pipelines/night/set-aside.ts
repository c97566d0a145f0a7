import { type AsideStanding, asideOf, type FaultRecord, UtfallError } from "../../schemas/errors.ts";
import type { Texts } from "../../schemas/texts.ts";
import type { AgreementInForce } from "./read-agreements.ts";

/** One version of an agreement that a night could not judge, and why. */
export interface SetAside {
  readonly id: string;
  readonly version: number;
  readonly title: Texts;
  readonly standing: AsideStanding;
  readonly fault: FaultRecord;
  /** First treatment start that this version binds, ISO date; not in manifests of earlier versions. */
  readonly startsFrom?: string;
  /** The earlier judgement that stays in its place; null where nothing of it was ever published. */
  readonly kept: KeptFrom | null;
}

/** Where an earlier judgement comes from. */
export interface KeptFrom {
  readonly generation: string;
  readonly asOf: string;
  /** Data cut by source of the agreement, ISO dates. */
  readonly dataCuts: Readonly<Record<string, string>>;
}

/** An agreement that fell out, before it is known what stays in its place. */
export interface Fallen extends Omit<SetAside, "kept"> {
  readonly inForce: AgreementInForce;
}

export type Attempt<T> = { readonly done: T } | { readonly fallen: Fallen };

/**
 * Does something for one agreement alone. A fault that concerns only that agreement makes it fall out; every other fault is
 * thrown on, because it would meet the next agreement as well.
 */
export const attempt = async <T>(inForce: AgreementInForce, work: () => T | Promise<T>): Promise<Attempt<T>> => {
  try {
    return { done: await work() };
  } catch (error) {
    const fault = error instanceof UtfallError ? error.record : null;
    const standing = fault === null ? null : asideOf(fault);
    if (fault === null || standing === null) throw error;
    const { id, version, title, population } = inForce.agreement;
    return { fallen: { id, version, title, standing, fault, startsFrom: population.start_from, inForce } };
  }
};

/** id@version, as agreements are named to people. */
export const nameOf = ({ id, version }: Pick<SetAside, "id" | "version">): string => `${id}@${version}`;
