import { resolve } from "node:path";
import { writeFileAtomic } from "../../connectors/files/atomic.ts";
import { exitCode, UtfallError } from "../../schemas/errors.ts";
import { dueCalendar } from "../due/due-calendar.ts";
import { dueBlocks, dueHead, dueRows } from "../due/due-text.ts";
import { dueWords } from "../due/due-words.ts";
import { readDue } from "../due/read-due.ts";
import { columns } from "./columns.ts";
import type { Command } from "./command.ts";
import { languageOf, languageOption } from "./language.ts";
import { shown } from "./night-account.ts";
import { openWorkspace } from "./open-workspace.ts";
import { within } from "./within.ts";

export const due: Command = {
  name: "due",
  summary: "when each decision is reassessed, on which data, and how mature they are",
  positionals: [],
  options: {
    ics: { type: "string", value: "FILE", help: "write the dates as a calendar file (iCalendar) too" },
    language: languageOption,
  },
  about: `
The overview of followed decisions (RHF report 2021, ch. 12), from the live result: when each is reassessed, who documents,
which data come from whom and how far they reach against what is needed, how many milestones are not reported yet or
unknown, which fall due in which month, when settlement and price periods end, the first day on which the data can be mature
at the lags of the sources, and, where too few patients have started, when enough can be expected to (Poisson–gamma
prediction with its interval). Each night writes the same as a page beside the start page: internal/due.html.
The calendar file holds dates, titles and counts per month, nothing about one patient, and counts below 5 are not
written out in it. Exit 0, or 2 before the first night.`,
  async run(args, context) {
    const language = languageOf("due", args);
    const workspace = await openWorkspace(args, context);
    const { ics } = args.options;
    const target = typeof ics === "string" ? resolve(context.cwd, ics) : null;
    if (target !== null && within(workspace.paths.releasable, target)) {
      throw new UtfallError("UTF-CL-002", {
        command: "due",
        problem: "--ics takes a file outside releasable/, which holds only what passed disclosure",
      });
    }
    const overview = await readDue(workspace);
    const calendar = target === null ? null : dueCalendar(overview, language);
    if (target !== null && calendar !== null) {
      await writeFileAtomic(target, calendar);
      context.err(`Calendar written: ${shown(context, target)}\n`);
    }
    if (args.options.json === true) {
      context.out(`${JSON.stringify(overview, null, 2)}\n`);
      return exitCode.done;
    }
    const [head = [], ...rows] = dueRows(overview, language);
    const width = Math.min(Math.max(context.columns, 60), 100);
    const body =
      rows.length === 0 ? dueWords[language].none : `${columns(head, rows)}\n\n${dueBlocks(overview, language, width)}`;
    context.out(`${dueHead(overview, language)}\n\n${body}\n`);
    return exitCode.done;
  },
};
