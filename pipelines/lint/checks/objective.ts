import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import type { Domain } from "../../../schemas/agreement/predicate.ts";
import { breach, type Check, listed, ok, open, type PlaceInFile } from "../check.ts";
import { saysNumber } from "../number-in-words.ts";

/** A number on which a verdict or a flag turns, and where it stands. */
interface Deciding {
  readonly name: string;
  readonly value: number;
  readonly path: PlaceInFile;
}

const domainNumbers = (domain: Domain, path: PlaceInFile): readonly Deciding[] => {
  switch (domain.kind) {
    case "score-not-fallen":
      return [{ name: `${domain.id}.tolerance`, value: domain.tolerance, path: [...path, "tolerance"] }];
    case "ventilation-below":
      return [{ name: `${domain.id}.hours_per_day`, value: domain.hours_per_day, path: [...path, "hours_per_day"] }];
    case "respiration-not-worse":
    case "nutrition-not-worse":
      return [];
    default:
      return domain satisfies never;
  }
};

const groupNumbers = ({ group }: Agreement): readonly Deciding[] => {
  if (group === undefined) return [];
  const { estimate, reference, margin } = group;
  return [
    ...("days" in estimate ? [{ name: "days", value: estimate.days, path: ["group", "estimate", "days"] }] : []),
    { name: "reference", value: reference.value, path: ["group", "reference", "value"] },
    ...(margin === 0 ? [] : [{ name: "margin", value: margin, path: ["group", "margin"] }]),
  ];
};

const milestoneNumbers = (a: Agreement): readonly Deciding[] =>
  a.milestones.flatMap(({ predicate }, i) => {
    const place = ["milestones", i, "predicate"];
    switch (predicate.kind) {
      case "alive":
      case "unconditional":
      case "free-of-events":
        return [];
      case "value-change":
        return [{ name: "at_least_percent", value: predicate.at_least_percent, path: [...place, "at_least_percent"] }];
      case "response-sustained":
        return (["reached_by_months", "reached_by_days"] as const).flatMap((name) => {
          const value = predicate[name];
          return value === undefined ? [] : [{ name, value, path: [...place, name] }];
        });
    }
    if (predicate.kind === "stop-if-any") {
      return predicate.domains.flatMap((domain, j) =>
        domainNumbers(domain, ["milestones", i, "predicate", "domains", j]),
      );
    }
    const at = a.measures.findIndex(({ id }) => id === predicate.measure);
    const measure = a.measures[at];
    return measure?.kind !== "death-or-permanent-ventilation"
      ? []
      : [
          {
            name: `${measure.id}.hours_per_day`,
            value: measure.hours_per_day,
            path: ["measures", at, "hours_per_day"],
          },
          { name: `${measure.id}.days`, value: measure.days.count, path: ["measures", at, "days", "count"] },
        ];
  });

interface BelowError {
  readonly id: string;
  readonly path: PlaceInFile;
  readonly pays: boolean;
}

/** Thresholds smaller than the standard error of measurement that the file gives for their scale. */
const belowError = (a: Agreement): readonly BelowError[] => {
  const errors = new Map(
    a.measures.flatMap((m) =>
      m.kind === "score-change" && m.measurement_error !== undefined ? [[m.scale, m.measurement_error] as const] : [],
    ),
  );
  const measures = a.measures.flatMap((m, i) =>
    m.kind === "score-change" && m.tolerance < (errors.get(m.scale) ?? 0)
      ? [{ id: m.id, path: ["measures", i, "tolerance"], pays: a.group?.estimate.measure === m.id }]
      : m.kind === "response" && m.threshold < (m.measurement_error ?? errors.get(m.scale) ?? 0)
        ? [{ id: m.id, path: ["measures", i, "threshold"], pays: a.group?.estimate.measure === m.id }]
        : [],
  );
  const domains = a.milestones.flatMap(({ id, predicate, payment }, i) =>
    predicate.kind !== "stop-if-any"
      ? []
      : predicate.domains.flatMap((domain, j) => {
          if (domain.kind !== "score-not-fallen") return [];
          const scales = Object.values(domain.scales).flatMap((list) => list ?? []);
          return scales.some((scale) => domain.tolerance < (errors.get(scale) ?? 0))
            ? [
                {
                  id: `${id}.${domain.id}`,
                  path: ["milestones", i, "predicate", "domains", j, "tolerance"],
                  pays: payment !== null,
                },
              ]
            : [];
        }),
  );
  return [...measures, ...domains];
};

/** Scales on which something is judged and whose measurement error the file does not give. */
const withoutError = (a: Agreement): readonly string[] => {
  const given = new Set<string>(
    a.measures.flatMap((m) => (m.kind === "score-change" && m.measurement_error !== undefined ? [m.scale] : [])),
  );
  const used = [
    ...a.measures.flatMap((m) => (m.kind === "score-change" ? [m.scale] : [])),
    ...a.milestones.flatMap(({ predicate }) =>
      predicate.kind === "stop-if-any"
        ? predicate.domains.flatMap((d) =>
            d.kind === "score-not-fallen" ? Object.values(d.scales).flatMap((list) => list ?? []) : [],
          )
        : [],
    ),
  ];
  return used.filter((scale) => !given.has(scale));
};

/** Point V c on outcomes: objective and sufficiently documented variables. */
export const objective: readonly Check[] = [
  {
    id: "rule-says-its-numbers",
    point: "V c",
    title: { nb: "Regelen i ord sier de samme tallene", en: "The rule in words says the same numbers" },
    judge: (a) => {
      const numbers = [...groupNumbers(a), ...milestoneNumbers(a)];
      const missing = numbers.filter(
        ({ value }) => !saysNumber(a.rule.nb, value, "nb") || !saysNumber(a.rule.en, value, "en"),
      );
      const [first] = missing;
      return first === undefined
        ? ok(
            ["rule"],
            `${new Set(numbers.map(({ name }) => name)).size} avgjørende tall står i regelen på begge språk.`,
            `${new Set(numbers.map(({ name }) => name)).size} deciding numbers stand in the rule in both languages.`,
          )
        : open(
            first.path,
            `${listed(missing.map(({ name }) => name))}: tallet står ikke i regelen i ord på begge språk. Ordene er det som er avtalt.`,
            `${listed(missing.map(({ name }) => name))}: the number is not in the rule in words in both languages. The words are what was agreed.`,
          );
    },
  },
  {
    id: "assumptions-replaced",
    point: "V c",
    title: { nb: "Ingen vilkår er antatt", en: "No term is an assumption" },
    judge: ({ assumed, example }) =>
      assumed.length === 0
        ? ok(
            ["assumed"],
            "Ingen vilkår er forfatterens antakelse.",
            "No term is an assumption of whoever wrote the file.",
          )
        : open(
            ["assumed"],
            `${assumed.length} steder er antatt${example ? " (filen er et eksempel)" : ""}. Partene må avtale dem før noen undertegner.`,
            `${assumed.length} places are assumed${example ? " (the file is an example)" : ""}. The parties must agree on them before anybody signs.`,
          ),
  },
  {
    id: "reference-has-a-source",
    point: "V c",
    title: { nb: "Referansen har en kilde", en: "The reference has a source" },
    judge: ({ group }) => {
      if (group === undefined) return ok(["group"], "Ingen referanse for en gruppe.", "No reference for a group.");
      const path = ["group", "reference", "source"];
      return /antatt|assumed|ukjent|unknown|tb[adc]/i.test(group.reference.source)
        ? open(
            path,
            "Tallet som gruppen måles mot, er antatt. Vis til en studie eller et register.",
            "The figure that the group is measured against is assumed. Point to a study or a register.",
          )
        : ok(path, "Kilden til referansen er oppgitt.", "The source of the reference is given.");
    },
  },
  {
    id: "above-measurement-error",
    point: "V c",
    title: { nb: "Grenser er større enn målefeilen", en: "Thresholds exceed measurement error" },
    judge: (a) => {
      const below = belowError(a);
      const [first] = below;
      if (first !== undefined) {
        return (below.some(({ pays }) => pays) ? breach : open)(
          (below.find(({ pays }) => pays) ?? first).path,
          `${listed(below.map(({ id }) => id))}: grensen er mindre enn skalaens målefeil. Et fall kan være tilfeldig.`,
          `${listed(below.map(({ id }) => id))}: the threshold is smaller than the scale's measurement error. A fall may be chance.`,
        );
      }
      const unnamed = withoutError(a);
      return unnamed.length === 0
        ? ok(["measures"], "Ingen grense er innenfor målefeilen.", "No threshold lies within measurement error.")
        : open(
            ["measures"],
            `${listed(unnamed)}: målefeilen er ikke oppgitt, så grensen kan ikke vurderes.`,
            `${listed(unnamed)}: the measurement error is not given, so the threshold cannot be weighed.`,
          );
    },
  },
  {
    id: "decline-is-confirmed",
    point: "V c",
    title: { nb: "Et fall bekreftes ved ny test", en: "A decline is confirmed by a retest" },
    judge: (a) => {
      const scores = a.milestones.findIndex(
        ({ predicate: p }) => p.kind === "stop-if-any" && p.domains.some(({ kind }) => kind === "score-not-fallen"),
      );
      if (scores < 0) return ok(["milestones"], "Ingen skår avgjør en milepæl.", "No score decides a milestone.");
      return a.edge_cases.retest?.rule === "one-retest"
        ? ok(["edge_cases", "retest"], "Et forklart fall gir en ny test.", "An explained decline gives a retest.")
        : open(
            ["edge_cases", "retest"],
            "Én test avgjør. Dagsform og målefeil kan se ut som et fall.",
            "One test decides. The day's form and measurement error can look like a decline.",
          );
    },
  },
];
