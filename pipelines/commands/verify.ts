import { readdir } from "node:fs/promises";
import { translateFileError } from "../../connectors/files/translate-file-error.ts";
import { exitCode, UtfallError } from "../../schemas/errors.ts";
import { type Verified, verifyLedger } from "../ledger/verify-ledger.ts";
import type { WorkspacePaths } from "../workspace/paths.ts";
import type { Command } from "./command.ts";
import { counted } from "./counted.ts";
import { openWorkspace } from "./open-workspace.ts";

const namesIn = (folder: string): Promise<readonly string[]> =>
  readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw translateFileError(error, "list", folder);
  });

/** Every agreement that has a ledger, or what a ledger leaves behind. */
const ledgersIn = async ({ settlement, statements }: WorkspacePaths): Promise<readonly string[]> => {
  const kept = (await namesIn(settlement)).flatMap((name) => /^(.+?)(?:\.head\.json|\.jsonl)$/.exec(name)?.[1] ?? []);
  return [...new Set([...kept, ...(await namesIn(statements))])].sort();
};

const account = (v: Verified): string => {
  if (v.faults.length > 0) return `${v.agreement}: ${counted(v.faults.length, "fault")}.`;
  const parts = [
    `${v.agreement}: ${v.entries} entries in ${counted(v.bookings, "booking")}, chain and head hold, the last entry ends ${v.last.slice(0, 12)}.`,
    `  ${v.derived} of ${v.bookings} made again from their judgements, byte for byte.`,
  ];
  if (v.notDerived.length > 0) {
    parts.push(
      `  Not made again, because the judgements are no longer in the store: booking ${v.notDerived.join(", ")}.`,
    );
  }
  if (v.interrupted !== null) {
    parts.push(
      `  A booking was cut short (${v.interrupted === "whole" ? "all of it is written" : "not all of it is written"}); the next utfall settle ${v.interrupted === "whole" ? "completes" : "withdraws"} it.`,
    );
  }
  return parts.join("\n");
};

export const verify: Command = {
  name: "verify",
  summary: "replay the settlement ledgers and make every booking again from its evidence",
  positionals: ["AGREEMENT?"],
  options: {},
  about: `
Reads the ledger of AGREEMENT, or all of them, and holds it against its chain of checksums and its head, so that a changed
byte, a line left out or swapped, and an end cut off are found; then makes every booking again from the stored judgements
that it names and compares byte for byte. Says which bookings could not be made again because their judgement is gone.
Changes nothing. Exit 0, or 8 when a person must look.`,
  async run(args, context) {
    const { paths } = await openWorkspace(args, context);
    const found = await ledgersIn(paths);
    const [asked] = args.positionals;
    if (asked !== undefined && !found.includes(asked)) {
      throw new UtfallError("UTF-CL-002", { command: "verify", problem: "nothing was ever booked for this agreement" });
    }
    const verified: Verified[] = [];
    for (const agreement of asked === undefined ? found : [asked]) verified.push(await verifyLedger(paths, agreement));
    const faults = verified.flatMap((each) => each.faults);
    if (args.options.json === true) {
      context.out(
        `${JSON.stringify(
          verified.map((each) => ({ ...each, faults: each.faults.map(({ record }) => record) })),
          null,
          2,
        )}\n`,
      );
    } else if (verified.length === 0) {
      context.out("Nothing has been booked yet.\n");
    } else {
      context.out(`${verified.map(account).join("\n")}\n`);
    }
    for (const fault of faults) context.err(`${fault.message}\n`);
    return faults.length === 0 ? exitCode.done : exitCode.integrity;
  },
};
