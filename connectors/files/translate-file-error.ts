import { basename } from "node:path";
import { UtfallError } from "../../schemas/errors.ts";

/** Words for the reasons that an operator can do something about. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: "no permission",
  EPERM: "no permission",
  EROFS: "the file system is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EFBIG: "the file would become too large",
  ENOENT: "not there",
  EEXIST: "already there",
  ENOTDIR: "a part of the path is not a folder",
  EISDIR: "it is a folder",
  ENOTEMPTY: "the folder is not empty",
  ELOOP: "it is a link",
  EMFILE: "too many files are open",
  ENFILE: "too many files are open",
  EBUSY: "in use by another process",
  EXDEV: "source and target are on different volumes",
  EIO: "the disk reports a fault",
  ENAMETOOLONG: "the name is too long",
};

/** The word for a file-system error; errors without a known number are "unknown". */
export const fileErrorReason = (error: unknown): string => {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return reasons[code] ?? (/^E[A-Z]+$/.test(code) ? code : "unknown");
};

/** Turns a file-system error into one of ours; names the file without its folder. */
export const translateFileError = (error: unknown, action: string, path: string): UtfallError =>
  error instanceof UtfallError
    ? error
    : new UtfallError("UTF-IO-001", { action, file: basename(path), reason: fileErrorReason(error) });
