/** Counts of persons or rows below this are shown as “<5” where they are broken down. */
const smallest = 5;

/** A count as it may be shown beside an institution or a kind of contradiction; 0 stays 0. */
export const shownCount = (count: number): string => (count > 0 && count < smallest ? `<${smallest}` : String(count));
