/** The most memory that this process has held so far, in MiB. */
export const peakMemory = (): number => Math.round(process.resourceUsage().maxRSS / 1024);
