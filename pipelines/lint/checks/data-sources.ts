import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import { coveredThrough, declaredCoverage } from "../../due/declared-coverage.ts";
import { addMonths } from "../../evaluate/calendar.ts";
import { breach, type Check, type Finding, listed, ok, open, type PlaceInFile } from "../check.ts";
import { unanswered } from "../says-nothing.ts";

const regions = ["nord", "midt", "vest", "sor-ost"] as const;

const noWorkspace = (path: PlaceInFile): Finding =>
  open(
    path,
    "Uten arbeidsområde (-w) kan dette ikke holdes mot utfall.yaml.",
    "Without a workspace (-w) this cannot be held against utfall.yaml.",
  );

/** Demanded kinds and regions, with the place of the demand. */
const demands = ({ group }: Agreement) =>
  (group?.ready.coverage ?? []).flatMap(({ kind, regions: named }, i) => named.map((region) => ({ kind, region, i })));

/** Point V d: handling, sources and follow-up settled before the decision. */
export const dataSources: readonly Check[] = [
  {
    id: "sources-described",
    point: "V d",
    title: { nb: "Eier, innhold og hyppighet er oppgitt", en: "Owner, content and frequency are named" },
    judge: ({ sources }) => {
      const places = sources.flatMap((source, i) =>
        (["owner", "provides", "frequency"] as const)
          .filter((part) => unanswered(source[part]))
          .map((part) => ({ name: `${source.source}.${part}`, path: ["sources", i, part] })),
      );
      const [first] = places;
      return first === undefined
        ? ok(
            ["sources"],
            `${listed(sources.map(({ source }) => source))} er beskrevet.`,
            `${listed(sources.map(({ source }) => source))} described.`,
          )
        : breach(
            first.path,
            `${listed(places.map(({ name }) => name))} er ikke avklart.`,
            `${listed(places.map(({ name }) => name))} not settled.`,
          );
    },
  },
  {
    id: "sources-known",
    point: "V d",
    title: { nb: "Kildene leverer til arbeidsområdet", en: "The sources deliver to the workspace" },
    judge: ({ sources }, { workspace }) => {
      if (workspace === null) return noWorkspace(["sources"]);
      const unknown = sources
        .filter(({ source }) => workspace.sources[source] === undefined)
        .map(({ source }) => source);
      return unknown.length === 0
        ? ok(["sources"], "Alle kildene står i utfall.yaml.", "All sources stand in utfall.yaml.")
        : breach(
            ["sources", sources.findIndex(({ source }) => unknown.includes(source)), "source"],
            `${listed(unknown)} står ikke i utfall.yaml; ingenting kan leveres derfra.`,
            `${listed(unknown)} not in utfall.yaml; nothing can be delivered from there.`,
          );
    },
  },
  {
    id: "lag-not-shorter",
    point: "V d",
    title: { nb: "Etterslepet er ikke satt for kort", en: "The lag is not set too short" },
    judge: ({ sources }, { workspace }) => {
      if (workspace === null) return noWorkspace(["sources"]);
      const short = sources.filter(
        ({ source, data_lag_days }) => data_lag_days < (workspace.sources[source]?.lag_days ?? 0),
      );
      const [first] = short;
      const inDays =
        (of: "av" | "of") =>
        ({ source, data_lag_days }: (typeof short)[number]): string =>
          `${source} (${data_lag_days} ${of} ${workspace.sources[source]?.lag_days ?? 0})`;
      return first === undefined
        ? ok(["sources"], "Minst like langt som kildens eget etterslep.", "At least as long as the source's own lag.")
        : breach(
            ["sources", sources.indexOf(first), "data_lag_days"],
            `${listed(short.map(inDays("av")))}: kortere enn i utfall.yaml. Det som ikke er meldt ennå, blir regnet som manglende.`,
            `${listed(short.map(inDays("of")))}: shorter than in utfall.yaml. What is not reported yet is taken as missing.`,
          );
    },
  },
  {
    id: "coverage-declared",
    point: "V d",
    title: { nb: "Dekningen holder fra første start", en: "Coverage holds from the first start" },
    judge: (a, { workspace }) => {
      if (workspace === null) return noWorkspace(["sources"]);
      const periods = declaredCoverage(a, workspace);
      const start = a.population.start_from;
      const needed = demands(a);
      if (needed.length === 0) {
        const bare = a.sources.filter(
          ({ source }) =>
            !periods.some((p) => p.source === source && p.from <= start && (p.to === null || p.to >= start)),
        );
        const [first] = bare;
        return first === undefined
          ? ok(["sources"], `Hver kilde dekker ${start}.`, `Every source covers ${start}.`)
          : open(
              ["sources", a.sources.indexOf(first)],
              `${listed(bare.map(({ source }) => source))}: utfall.yaml oppgir ingen dekning ved ${start}.`,
              `${listed(bare.map(({ source }) => source))}: utfall.yaml declares no coverage on ${start}.`,
            );
      }
      const months = a.group?.ready.minimum_follow_up_months ?? 0;
      const until = a.population.start_to === undefined ? null : addMonths(a.population.start_to, months);
      const short = needed.filter(({ kind, region }) => {
        const end = coveredThrough(start, kind, region, periods);
        return end === null || (end !== "goes-on" && (until === null || end < until));
      });
      const [first] = short;
      return first === undefined
        ? ok(
            ["group", "ready", "coverage"],
            "Det som kreves, er dekket fra første start og ut oppfølgingen.",
            "What is demanded is covered from the first start through follow-up.",
          )
        : breach(
            ["group", "ready", "coverage", first.i],
            `${listed(short.map(({ kind, region }) => `${kind} (${region})`))}: ikke dekket uten hull fra første start og ut oppfølgingen.`,
            `${listed(short.map(({ kind, region }) => `${kind} (${region})`))}: not covered without a hole from the first start through follow-up.`,
          );
    },
  },
  {
    id: "all-regions",
    point: "V d",
    title: { nb: "Data fra alle helseregioner", en: "Data from all health regions" },
    judge: (a) => {
      if (a.group === undefined) {
        return ok(
          ["milestones"],
          "Vurderes pasient for pasient, uansett region.",
          "Judged patient by patient, whatever the region.",
        );
      }
      const named = new Set<string>(demands(a).map(({ region }) => region));
      const path = ["group", "ready", "coverage"];
      if (named.size === 0) {
        return open(
          path,
          "Gruppen bedømmes uten krav til dekning.",
          "The group is judged without a demand on coverage.",
        );
      }
      const without = named.has("national") ? [] : regions.filter((region) => !named.has(region));
      return without.length === 0
        ? ok(path, "Alle fire regioner kreves dekket.", "All four regions must be covered.")
        : open(
            path,
            `Uten krav til ${listed(without)}: gjelder konklusjonen pasientene der?`,
            `No demand on ${listed(without)}: does the verdict hold for patients there?`,
          );
    },
  },
];
