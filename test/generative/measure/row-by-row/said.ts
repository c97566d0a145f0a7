/** A role in the evidence, and the facts any one of which bears it out: equal statements are as good as each other. */
export interface Said {
  readonly role: string;
  readonly by: readonly object[];
}

/** Evidence that any one of the facts bears out; none where no fact does. */
export const said = (role: string, by: readonly object[]): readonly Said[] => (by.length === 0 ? [] : [{ role, by }]);

/** Evidence that needs each of the facts, in their order. */
export const saidByEach = (role: string, facts: readonly object[]): readonly Said[] =>
  facts.map((fact) => ({ role, by: [fact] }));
