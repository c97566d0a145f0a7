/** A share of the memory setting, for example `2GiB` for two steps at once is `1024MiB` each. */
export const divideMemory = (memory: string, parts: number): string => {
  const [, amount = "0", unit = "MiB"] = /^(\d+)(MiB|GiB)$/.exec(memory) ?? [];
  const mebibytes = unit === "GiB" ? Number(amount) * 1024 : Number(amount);
  return `${Math.max(128, Math.floor(mebibytes / parts))}MiB`;
};
