import { statfs } from "node:fs/promises";

/** Two steps run at once, and their results need room as well. */
const shareOfFree = 1 / 3;

/** What the engine may spill where nobody has set a limit: a third of the bytes that are free on the disk of the folder. */
export const usualSpillLimit = async (folder: string): Promise<string> => {
  const { bavail, bsize } = await statfs(folder);
  return `${Math.floor(bavail * bsize * shareOfFree)}B`;
};
