import { exitCode, UtfallError } from "../../schemas/errors.ts";
import { exceptionTables, exceptionWords } from "../exception-overview/exception-text.ts";
import { readOverview } from "../exception-overview/read-overview.ts";
import { columns } from "./columns.ts";
import type { Command } from "./command.ts";
import { languageOf, languageOption } from "./language.ts";
import { openWorkspace } from "./open-workspace.ts";

export const exceptions: Command = {
  name: "exceptions",
  summary: "individual exceptions across agreements: how many, where, why, how long",
  positionals: [],
  options: { language: languageOption },
  about: `
Patterns of the applications for individual exceptions in the live result, for all medicines, also those that no agreement
is about (expert group on access and priority setting 2024, recommendation 10): share granted with its exact interval, days
from application to decision with quartiles, applications a year, by medicine, health region, ground and year; and where
each agreement has put the patients. Counts are as they are: internal, not for sharing. Exit 0, or 2 before the first night.`,
  async run(args, context) {
    const language = languageOf("exceptions", args);
    const workspace = await openWorkspace(args, context);
    const overview = await readOverview(workspace);
    if (overview === null) throw new UtfallError("UTF-TR-002", { workspace: workspace.paths.root });
    if (args.options.json === true) {
      context.out(`${JSON.stringify(overview, null, 2)}\n`);
      return exitCode.done;
    }
    const w = exceptionWords[language];
    const blocks = exceptionTables(overview, language).map(({ title, head, rows }) =>
      rows.length === 0 ? title : `${title}\n${columns(head, rows)}`,
    );
    const mark = overview.synthetic ? w.madeUp : "";
    context.out(`${w.head(overview.workspace + mark, overview.asOf)}\n\n${blocks.join("\n\n")}\n\n${w.internal}\n`);
    return exitCode.done;
  },
};
