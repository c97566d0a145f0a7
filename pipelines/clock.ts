/** The one place that asks the machine for the time; used for the ledger and the log, never for a result. */
export const systemClock = (): string => new Date().toISOString();
