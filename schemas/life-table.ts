/** Day 0 of the calendar that life tables are kept in. */
export const lifeTableEpoch = "1900-01-01";

/** Columns of mortality of a life table, in order. */
export const lifeTableSexes = ["m", "f"] as const;

/** The file of a workspace's codes/ that holds the mortality of the population, and its header. */
export const lifeTableFile = "life-table.csv";
export const lifeTableHeader = "sex;age;year;probability";
