import { type HeaderProblem, mostColumns } from "../../connectors/csv/bind-header.ts";
import { counted, grouped } from "./finding.ts";
import type { EncodingFinding } from "./judge-encoding.ts";
import type { HoldingFault } from "./profile.ts";
import type { FileScan } from "./scan-file.ts";

/** Everything for which intake would hold the whole file, by the codes it would give. */
export const holdingFaults = (
  scan: FileScan,
  encoding: EncodingFinding,
  header: HeaderProblem | null,
): readonly HoldingFault[] => [
  ...bytesFault(encoding),
  ...(scan.tooLong === null
    ? []
    : [
        {
          code: "UTF-IN-019",
          problem: `${counted(scan.tooLong.lines, "line")} longer than intake takes; the first is line ${grouped(scan.tooLong.first)}`,
        },
      ]),
  ...(scan.lastLineEnded
    ? []
    : [{ code: "UTF-IN-007", problem: "the last line has no line end, so the file may be cut" }]),
  ...(scan.firstBlank ? [{ code: "UTF-IN-021", problem: "the first line is blank; the header must stand there" }] : []),
  ...(header === null ? [] : [headerFault(header)]),
];

const bytesFault = ({ unreadableFrom, unreadable }: EncodingFinding): readonly HoldingFault[] =>
  unreadable
    ? [
        {
          code: "UTF-IN-002",
          problem:
            unreadableFrom === null
              ? "the bytes are in no encoding that utfall reads"
              : `bytes that are not UTF-8 from line ${grouped(unreadableFrom)} on`,
        },
      ]
    : [];

const headerFault = (problem: HeaderProblem): HoldingFault => {
  switch (problem.code) {
    case "UTF-IN-003":
      return { code: problem.code, problem: `columns that must be there are missing: ${problem.columns.join(", ")}` };
    case "UTF-IN-004":
      return { code: problem.code, problem: "two header names mean the same column, or are alike" };
    case "UTF-IN-005":
      return { code: problem.code, problem: "the header is one cell; the delimiter is not told" };
    case "UTF-IN-060":
      return { code: problem.code, problem: `no extract may have a column ${problem.columns.join(", ")}` };
    case "UTF-IN-021":
      return {
        code: problem.code,
        problem: `the header is not well formed, or names more than ${grouped(mostColumns)} columns`,
      };
  }
};
