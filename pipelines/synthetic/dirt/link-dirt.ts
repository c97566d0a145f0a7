import { type Dirt, type DirtySheet, withCell } from "./dirt.ts";

/** Another made-up key of the same form: its digits in reverse. */
const otherKey = (key: string): string => key.slice(0, 3) + [...key.slice(3)].reverse().join("");

/**
 * The dirt of key files: one person key that meets two project persons on the same day, and so links nobody.
 *
 * Only keys of persons outside every cohort get it; whoever is lost by it is missed by no expected number.
 */
export const linkDirt = (sheet: DirtySheet): readonly Dirt[] => [
  {
    kind: "two-project-persons",
    outcome: "finding",
    seenBy: "intake",
    fault: "UTF-RW-014",
    plant: ({ values, cells, ofBystander }) => {
      const project = String(values.project_person_id ?? "");
      const other = otherKey(project);
      if (!ofBystander || other === project) return null;
      const column = "project_person_id";
      return { where: "after", cells: withCell(cells, sheet.indexOf(column), sheet.write(column, other)) };
    },
  },
];
