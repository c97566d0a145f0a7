import type { Person, Statement } from "./person.ts";

export interface FollowUp {
  readonly death: number | null;
  readonly emigration: number | null;
  /** Last day known alive; null when someone is dead or nobody knows. */
  readonly alive: number | null;
  readonly undated: boolean;
  /** The statements any one of which says so. */
  readonly by: Readonly<Record<"death" | "emigration" | "alive", readonly Statement[]>>;
}

const ranks = [1, 2, 3] as const;

const isEmigration = ({ status }: Statement): boolean => status === "emigrated";

/** The follow-up rule read out loud: rank by rank, statement by statement. */
export const followUpOf = (person: Person, asOf: number): FollowUp => {
  const at = (rank: number): readonly Statement[] => person.statements.filter((s) => s.rank === rank);
  const aliveAt = (rank: number): number | null => {
    const days = at(rank).flatMap((s) => (s.status !== "dead" && s.day !== null ? [s.day] : []));
    return days.length === 0 ? null : Math.max(...days);
  };
  const deathAt = (rank: number): number | null => {
    const days = new Set(at(rank).flatMap((s) => (s.status === "dead" && s.day !== null ? [s.day] : [])));
    const [only] = days;
    return days.size === 1 && only !== undefined ? only : null;
  };
  const leftAt = (rank: number): number | null => {
    const days = at(rank).flatMap((s) => (s.status === "dead" && s.left !== null ? [s.left] : []));
    return days.length === 0 ? null : Math.max(...days);
  };
  let death: number | null = null;
  let left: number | null = null;
  let believed: readonly Statement[] = [];
  for (const rank of ranks) {
    const day = deathAt(rank);
    if (death !== null || day === null) continue;
    const contradicted = ranks.some((better) => better < rank && (aliveAt(better) ?? -1) > day);
    if (contradicted) continue;
    death = day;
    left = leftAt(rank);
    believed = at(rank).filter((s) => s.status === "dead");
  }
  const best = ranks.find((rank) => aliveAt(rank) !== null) ?? null;
  const alive = best === null ? null : aliveAt(best);
  const emigrated =
    best !== null && at(best).some((s) => isEmigration(s) && s.day !== null && s.day === alive) ? alive : null;
  const undated =
    death === null &&
    ranks.some((rank) => at(rank).some((s) => s.status === "dead") && (best === null || rank <= best));
  const abroad = emigrated ?? (left !== null && (alive === null || alive <= left) ? left : null);
  const emigration = abroad !== null && abroad <= asOf ? abroad : null;
  const ofDeath = believed.filter((s) => s.day === death);
  const ofLife = best === null ? [] : at(best).filter((s) => s.status !== "dead" && s.day === alive);
  const ofLeaving = emigrated === null ? believed.filter((s) => s.left === left) : ofLife.filter(isEmigration);
  const by = { death: ofDeath, emigration: ofLeaving, alive: death === null ? ofLife : ofDeath };
  if (death !== null && death <= asOf) return { death, emigration, alive: null, undated, by };
  if (death !== null) return { death: null, emigration, alive: asOf, undated, by };
  return { death: null, emigration, alive: alive === null ? null : Math.min(alive, asOf), undated, by };
};
