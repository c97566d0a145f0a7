import { existsSync } from "node:fs";
import { join } from "node:path";
import { exitCode } from "../../schemas/errors.ts";
import { HarmonizeRecord } from "../../schemas/harmonize-record.ts";
import { type Change, changesBetween, previousManifest } from "../night/changes.ts";
import type { HeldDelivery } from "../night/held-delivery.ts";
import { readIntakeState } from "../night/intake-state.ts";
import { readLedger } from "../night/ledger.ts";
import { type JudgedAgreement, type Live, readLive } from "../night/manifest.ts";
import { exitWith } from "../night/night-result.ts";
import { readStored } from "../night/read-stored.ts";
import { stepFolder } from "../night/step.ts";
import type { LoadedWorkspace } from "../workspace/load-workspace.ts";
import { columns } from "./columns.ts";
import type { Command } from "./command.ts";
import { correctionText, deliveryText, signedText } from "./delivery-text.ts";
import { linkText } from "./link-text.ts";
import { shown } from "./night-account.ts";
import { openWorkspace } from "./open-workspace.ts";
import { setAsideText } from "./set-aside-text.ts";
import { codeFindings, findingCounts, findingsText, labelFindings } from "./status-findings.ts";

const findings = (rules: Live["manifest"]["files"][number]["record"]["rules"]): number =>
  rules.filter((r) => r.outcome === "finding").reduce((sum, r) => sum + r.rows, 0);

/** Names that are listed in one line; --json has them all. */
const mostNames = 20;

const firstOf = (names: readonly string[]): string =>
  names.length <= mostNames
    ? names.join(", ")
    : `${names.slice(0, mostNames).join(", ")} and ${names.length - mostNames} more`;

/** Columns that were delivered and not read, by file: a renamed column is found here. */
const ignored = (live: Live): readonly string[] =>
  live.manifest.files.flatMap(({ record: r }) =>
    r.unknownColumns.length === 0 ? [] : [`  not read from ${r.source}/${r.file}: ${firstOf(r.unknownColumns)}`],
  );

const sourceTable = (live: Live): string =>
  columns(
    ["source", "delivery", "data cut", "file", "lines", "accepted", "rejected", "repeated", "findings", "reaches"],
    live.manifest.files.map(({ record: r }) => [
      r.source,
      r.delivery,
      r.dataCut,
      r.file,
      String(r.lines),
      String(r.accepted),
      String(r.rejected),
      String(r.duplicates),
      String(findings(r.rules)),
      r.reaches ?? "",
    ]),
  );

const standing = (a: JudgedAgreement): string => {
  if (a.verdict !== null) return a.verdict;
  const counts = Object.entries(a.milestones).filter(([, n]) => n > 0);
  return counts.length === 0 ? "no patients" : counts.map(([status, n]) => `${status} ${n}`).join(", ");
};

const agreementTable = (live: Live): string =>
  columns(
    ["agreement", "analysed", "stands", "next due", "what"],
    live.manifest.agreements.map((a) => [
      `${a.id}@${a.version}`,
      String(a.analysed),
      a.from === undefined ? standing(a) : `${standing(a)} (of generation ${a.from})`,
      a.nextDue?.date ?? "–",
      a.nextDue?.what.en ?? "",
    ]),
  );

/** Held for its quality as a whole, which a person may sign for; what is wrong with other deliveries has to be put right. */
const byQuality = (delivery: HeldDelivery): string =>
  exitWith([delivery], []) === exitCode.quality ? " (a data-quality limit)" : "";

const heldText = (held: readonly HeldDelivery[]): string =>
  held.length === 0
    ? "  nothing"
    : held
        .flatMap((h) => [`  ${h.source}/${h.delivery}${byQuality(h)}`, ...h.faults.map((f) => `    ${f.message}`)])
        .join("\n");

const changeText = (changes: readonly Change[] | null): string => {
  if (changes === null) return "  first generation";
  return changes.length === 0
    ? "  nothing"
    : columns(
        ["what", "before", "now"],
        changes.map((c) => [c.what, c.before, c.after]),
      );
};

/** The account of harmonization; an earlier version did not say what was replaced. */
const harmonized = async (
  { paths }: LoadedWorkspace,
  live: Live,
): Promise<Pick<HarmonizeRecord, "links" | "replaced">> => {
  const step = { kind: "harmonize", fingerprint: live.manifest.harmonize } as const;
  const { links, replaced } = await readStored(paths, step, "harmonize.json", HarmonizeRecord.partial());
  return { links: links ?? [], replaced: replaced ?? [] };
};

/** A heading with its lines; nothing where there are none. */
const section = (head: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ["", head, ...lines];

/** Sources of the configuration from which nothing is in use. */
const silent = ({ config }: LoadedWorkspace, live: Live | null): readonly string[] =>
  Object.keys(config.sources).filter((s) => !(live?.manifest.files ?? []).some((f) => f.record.source === s));

/** What harmonization found registers to contradict each other about. */
const contradictionsOf = async (
  { paths }: LoadedWorkspace,
  { manifest }: Live,
): Promise<NonNullable<HarmonizeRecord["contradictions"]>> => {
  const step = { kind: "harmonize", fingerprint: manifest.harmonize } as const;
  if (!existsSync(stepFolder(paths, step))) return [];
  return (await readStored(paths, step, "harmonize.json", HarmonizeRecord.partial())).contradictions ?? [];
};

export const status: Command = {
  name: "status",
  summary: "what was loaded, until when data reach, what changed, what is held, what is due",
  positionals: [],
  options: {},
  about: `
Says how the workspace stands: the last run, what is loaded from each source and until when its data reach, what the live
result changed against the one before, what became of every delivery (in use, duplicate, superseded, late,
waiting, held) and why, what is held in quarantine, how each agreement stands and when it is next due,
and which could not be judged and why.
Exit 0; 4 while a data-quality limit holds a delivery or an agreement could not be judged, 3 while a delivery is held otherwise.`,
  async run(args, context) {
    const workspace = await openWorkspace(args, context);
    const live = await readLive(workspace.paths);
    const { held, deliveries, corrections } = await readIntakeState(workspace.paths);
    const last = (await readLedger(workspace.paths.ledger)).at(-1) ?? null;
    const before = live === null ? null : await previousManifest(workspace.paths, live.generation);
    const changes = live === null || before === null ? null : changesBetween(before, live.manifest);
    const records = (live?.manifest.files ?? []).map(({ record }) => record);
    const contradicted = live === null ? [] : await contradictionsOf(workspace, live);
    const setAside = live?.manifest.setAside ?? [];
    const exit = exitWith(held, setAside);
    const without = silent(workspace, live);
    const { links, replaced } = live === null ? { links: [], replaced: [] } : await harmonized(workspace, live);
    if (args.options.json === true) {
      const state = {
        generation: live?.generation ?? null,
        manifest: live?.manifest ?? null,
        deliveries,
        corrections,
        overrides: live?.manifest.overrides ?? [],
        links,
        replaced,
        held,
        exit,
        setAside,
        changes,
        findings: findingCounts(records),
        codes: codeFindings(records),
        labels: labelFindings(records),
        contradictions: contradicted,
        without,
        lastRun: last,
      };
      context.out(`${JSON.stringify(state, null, 2)}\n`);
      return exit;
    }
    const mark = workspace.config.synthetic ? " (made-up data)" : "";
    const lines = [
      `${workspace.config.name}${mark}`,
      last === null
        ? "No run yet. Run utfall nightly."
        : `Last run ${last.ended}, exit ${last.exit}${last.fault === null ? "" : ` (${last.fault})`}; ${last.changed ? "published" : "nothing new"}.`,
    ];
    if (live !== null) {
      lines.push(
        `Live: generation ${live.generation}, as of ${live.manifest.asOf}`,
        "",
        "Loaded",
        sourceTable(live),
        ...ignored(live),
        ...findingsText(records, contradicted),
        ...(without.length === 0 ? [] : [`  nothing from: ${without.join(", ")}`]),
        "",
        "Agreements",
        agreementTable(live),
        ...section("Not judged", setAsideText(live.manifest.setAside)),
        "",
        "Changed since the generation before",
        changeText(changes),
      );
    }
    lines.push(
      ...section("Deliveries", [deliveryText(deliveries)]),
      ...section("Corrections", correctionText(corrections)),
      ...section("Signed for in overrides.yaml", signedText(live?.manifest.overrides)),
      ...section("Person keys", linkText({ links, replaced })),
    );
    lines.push("", "Held in quarantine", heldText(held));
    if (live !== null) lines.push("", `Reports: ${shown(context, join(workspace.paths.internal, "index.html"))}`);
    context.out(`${lines.join("\n")}\n`);
    return exit;
  },
};
