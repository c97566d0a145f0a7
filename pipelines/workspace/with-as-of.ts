import { UtfallError } from "../../schemas/errors.ts";
import { Workspace } from "../../schemas/workspace.ts";
import type { LoadedWorkspace } from "./load-workspace.ts";

/** The workspace judged as of another day than utfall.yaml says. */
export const withAsOf = (workspace: LoadedWorkspace, asOf: string): LoadedWorkspace => {
  const day = Workspace.shape.as_of.safeParse(asOf);
  if (!day.success) {
    throw new UtfallError("UTF-CL-002", { command: "nightly", problem: "--as-of takes a date as YYYY-MM-DD" });
  }
  return { ...workspace, config: { ...workspace.config, as_of: day.data } };
};
