import { relative } from "node:path";
import { takeLock } from "../../connectors/files/lock.ts";
import { exitCode, UtfallError } from "../../schemas/errors.ts";
import type { Balance, StatementModel } from "../../schemas/statement.ts";
import { parsePeriod } from "../ledger/period.ts";
import { settleAgreement } from "../ledger/settle-agreement.ts";
import { sharedBasis } from "../night/basis.ts";
import { readLive } from "../night/manifest.ts";
import { writeStatements } from "../statement/write-statements.ts";
import { amountText } from "../trace/money-text.ts";
import { columns } from "./columns.ts";
import type { Arguments, Command } from "./command.ts";
import { counted } from "./counted.ts";
import { shown } from "./night-account.ts";
import { openWorkspace } from "./open-workspace.ts";
import { notJudged } from "./set-aside-text.ts";
import { wholeNumber } from "./whole-number.ts";

const periodOf = ({ options }: Arguments) => {
  if (typeof options.period !== "string") return null;
  const period = parsePeriod(options.period);
  if (period === null) {
    throw new UtfallError("UTF-CL-002", {
      command: "settle",
      problem: "--period takes FROM..TO as days, or 2026, 2026-Q2, 2026-T1, 2026-04",
    });
  }
  return period;
};

/** Booking takes what is live as it is; a day that is asked for must be the one it is judged as of. */
const refuseOtherDay = ({ options }: Arguments, asOf: string): void => {
  const asked = options["as-of"];
  if (typeof asked === "string" && asked !== asOf) {
    throw new UtfallError("UTF-CL-002", {
      command: "settle",
      problem: `the live result is judged as of ${asOf}, not as of the day that --as-of names; run utfall nightly --as-of first`,
    });
  }
};

/** The balances of a statement, a table for each currency, price level and VAT. */
const balanceTables = ({ parts }: StatementModel): string =>
  parts
    .map(({ denomination: { currency, priceLevel, vat }, opening, linesTotal, correctionsTotal, closing }) => {
      const row = (name: string, b: Balance) => [name, ...[b.net, b.held, b.disputed].map(amountText)];
      return columns(
        [`${currency}, ${priceLevel}, ${vat}. VAT`, "net", "held", "disputed"],
        [
          row("opening balance", opening),
          row("lines of the period", linesTotal),
          row("corrections and late entries", correctionsTotal),
          row("closing balance", closing),
        ],
      );
    })
    .join("\n\n");

export const settle: Command = {
  name: "settle",
  summary: "book what the live judgement says is owed, and write the statement of the period",
  positionals: ["AGREEMENT"],
  options: {
    period: {
      type: "string",
      value: "FROM..TO",
      help: "days, or 2026-Q2, 2026-T1, 2026-04, 2026 (default: what is due)",
    },
    "as-of": { type: "string", value: "DATE", help: "refuse unless the live result is judged as of this day" },
    gone: { type: "string", value: "N", help: "accept that N settled patients are not in the data any more" },
  },
  about: `
Books every claim of AGREEMENT (its id, without the version) that is due by the end of the period into the append-only
ledger in restricted/settlement/, and writes the supplier's and the purchaser's copy of the statement below
internal/statements/ as HTML, XLSX, PDF and CSV; where PDF cannot be made it says why, and
writes the others. Where the judgement has changed since the last booking, only the difference
is booked, as a correction with its reason; with nothing new nothing is booked. Periods follow on one another, and the
last one may be booked again. A period that patients of a version set aside by the last night may belong to is refused.
Nothing is written to releasable/: there is no disclosure control yet. Exit 0; 2 refused; 6 when another run holds the
lock; 8 when the ledger is not as it was written.`,
  async run(args, context) {
    const [agreement = ""] = args.positionals;
    const period = periodOf(args);
    const gone = args.options.gone === undefined ? 0 : wholeNumber("settle", args, "gone", 0);
    const workspace = await openWorkspace(args, context);
    const { paths } = workspace;
    const lock = await takeLock(paths.lock, context.clock());
    try {
      const live = await readLive(paths);
      if (live === null) throw new UtfallError("UTF-TR-002", { workspace: paths.root });
      refuseOtherDay(args, sharedBasis(live.manifest, agreement).asOf);
      const settled = await settleAgreement(workspace, live, { agreement, period, gone, now: context.clock() });
      const { folder, models, unprinted } = await writeStatements(workspace, live, agreement, settled);
      const [supplier] = models;
      if (args.options.json === true) {
        const { period: booked, lines, healed, entries } = settled;
        const summary = { agreement, period: booked, lines, entries: entries.length, healed };
        const parts = supplier?.parts.map((part) => ({
          ...part.denomination,
          opening: part.opening,
          lines: part.linesTotal,
          corrections: part.correctionsTotal,
          closing: part.closing,
          bounds: part.bounds,
        }));
        context.out(
          `${JSON.stringify({ ...summary, parts, folder: relative(paths.root, folder), unprinted }, null, 2)}\n`,
        );
        return exitCode.done;
      }
      const { from, to } = settled.period;
      context.err(
        `${settled.healed ? "A booking that was cut short was put right first.\n" : ""}${agreement}, ${from} to ${to}: ${settled.lines === 0 ? "nothing new to book" : `${counted(settled.lines, "line")} booked`}.\n`,
      );
      if (supplier !== undefined) {
        context.err(`\n${balanceTables(supplier)}\n\n`);
      }
      // A version that was set aside binds nobody yet in this period, or it would be refused; the next ones will be.
      context.err(notJudged((live.manifest.setAside ?? []).filter(({ id }) => id === agreement)));
      for (const { message } of unprinted) context.err(`${message}\n`);
      context.out(`${shown(context, folder)}\n`);
      return exitCode.done;
    } finally {
      await lock.release();
    }
  },
};
