/** Counts by two names: how often each thing happened to each kind. */
export class Tally {
  readonly #counts = new Map<string, Map<string, number>>();

  add(kind: string, name: string, count = 1): void {
    const of = this.#counts.get(kind) ?? new Map<string, number>();
    this.#counts.set(kind, of.set(name, (of.get(name) ?? 0) + count));
  }

  count(kind: string, name: string): number {
    return this.#counts.get(kind)?.get(name) ?? 0;
  }

  /** Names by kind, in order; those that happened less often than so many times stand with their count. */
  names(enough: number): Readonly<Record<string, readonly string[]>> {
    return Object.fromEntries(
      [...this.#counts].map(([kind, names]) => [
        kind,
        [...names].map(([name, count]) => (count < enough ? `${name}: only ${count}` : name)).sort(),
      ]),
    );
  }
}
