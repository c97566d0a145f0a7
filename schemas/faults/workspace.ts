import { exitCode, fault } from "./fault.ts";

/** Command line and workspace. */
export const workspaceFaults = {
  "UTF-CL-001": fault(
    exitCode.refused,
    "Unknown command.",
    (p: { command: string; near: string | null }) =>
      `unknown command “${p.command}”.${p.near ? ` Did you mean “${p.near}”?` : ""} Run utfall --help for the list.`,
  ),
  "UTF-CL-002": fault(
    exitCode.refused,
    "Command line option not understood.",
    (p: { command: string; problem: string }) => `utfall ${p.command}: ${p.problem}. Run utfall ${p.command} --help.`,
  ),
  "UTF-WS-001": fault(
    exitCode.refused,
    "No workspace.",
    (p: { folder: string }) =>
      `${p.folder}: no utfall.yaml here. Run utfall init DIR to lay down a workspace, or point to one with -w DIR.`,
  ),
  "UTF-WS-002": fault(
    exitCode.refused,
    "Something in utfall.yaml is not right.",
    (p: { file: string; place: string; problem: string }) =>
      `${p.file}${p.place}: ${p.problem}. Correct the file; the comments in it say what each key takes.`,
  ),
  "UTF-WS-003": fault(
    exitCode.refused,
    "A folder for init that holds something already.",
    (p: { folder: string; found: string }) =>
      `${p.folder}: already holds ${p.found}. Choose an empty folder; nothing was written.`,
  ),
  "UTF-WS-004": fault(
    exitCode.refused,
    "A workspace whose path the database engine would read as a pattern.",
    (p: { folder: string }) =>
      `${p.folder}: the path holds one of [ ] * ?, which the database engine reads as a pattern. Move the workspace to a folder without them.`,
  ),
  "UTF-WS-005": fault(
    exitCode.refused,
    "Something in a code list of the workspace is not right.",
    (p: { file: string; line: number | null; problem: string }) =>
      `codes/${p.file}${p.line === null ? "" : ` line ${p.line}`}: ${p.problem}. codes/README.md says what the file takes.`,
  ),
} as const;
