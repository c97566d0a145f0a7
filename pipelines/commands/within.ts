import { relative } from "node:path";

/** Whether a path lies in a folder. */
export const within = (folder: string, path: string): boolean =>
  !/^\.\.(?:[\\/]|$)|^\/|^[A-Za-z]:/.test(relative(folder, path));
