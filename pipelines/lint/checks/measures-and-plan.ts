import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import { addMonths } from "../../evaluate/calendar.ts";
import { breach, type Check, demanded, listed, ok, open } from "../check.ts";
import { unanswered } from "../says-nothing.ts";

/** The report gives three years as its example of a set period; a longer one is for people to weigh. */
const exampleYears = 3;

const usedMeasures = (a: Agreement): ReadonlySet<string> =>
  new Set([
    ...a.analyses.measures.map(({ measure }) => measure),
    ...a.milestones.flatMap(({ predicate }) => (predicate.kind === "alive-and-event-free" ? [predicate.measure] : [])),
  ]);

/** Questions 3 and 4 of ch. 7.1: outcome measures, and the plan for collecting the data. */
export const measuresAndPlan: readonly Check[] = [
  {
    id: "measures-identified",
    point: "7.1-3",
    title: { nb: "Utfallsmålene er valgt og entydige", en: "Outcome measures are chosen and unambiguous" },
    judge: (a) => {
      if (a.measures.length === 0) {
        return demanded(a)(["measures"], "Ingen utfallsmål er valgt.", "No outcome measure is chosen.");
      }
      const used = usedMeasures(a);
      const idle = a.measures.filter(({ id }) => !used.has(id)).map(({ id }) => id);
      return idle.length === 0
        ? ok(
            ["measures"],
            `${listed(a.measures.map(({ id }) => id))}: alle brukes.`,
            `${listed(a.measures.map(({ id }) => id))}: all are used.`,
          )
        : open(
            ["measures", a.measures.findIndex(({ id }) => idle.includes(id))],
            `${listed(idle)}: målet er definert, men ingenting lages av det.`,
            `${listed(idle)}: the measure is defined, but nothing is made of it.`,
          );
    },
  },
  {
    id: "criteria-frozen",
    point: "7.1-3",
    title: { nb: "Kriteriene var låst før data", en: "Criteria were frozen before the data" },
    judge: (a) => {
      const seen = a.amendments.findIndex(({ after_seeing_data }) => after_seeing_data);
      if (seen >= 0) {
        return breach(
          ["amendments", seen],
          "En endring er gjort etter at noen hadde sett data.",
          "A change was made after somebody had seen data.",
        );
      }
      const late = a.amendments.findIndex(({ date }) => date > a.first_data_cut);
      if (late >= 0) {
        return open(
          ["amendments", late],
          "En endring er fra etter første datauttrekk, men merket som gjort uten kjennskap til data.",
          "A change is from after the first data cut, yet marked as made without knowledge of data.",
        );
      }
      return a.criteria_frozen > a.effective.from
        ? open(
            ["criteria_frozen"],
            "Avtalen gjaldt før kriteriene var låst.",
            "The agreement was in force before the criteria were frozen.",
          )
        : ok(
            ["criteria_frozen"],
            `Låst ${a.criteria_frozen}; første datauttrekk ${a.first_data_cut}.`,
            `Frozen ${a.criteria_frozen}; first data cut ${a.first_data_cut}.`,
          );
    },
  },
  {
    id: "uncertainties-mapped",
    point: "7.1-4",
    title: { nb: "Hver usikkerhet har mål, kilde og frist", en: "Each uncertainty has measure, source and date" },
    judge: (a) => {
      const { uncertainties } = a.decision;
      const path = ["decision", "uncertainties"];
      const bare = uncertainties.filter(
        ({ measure, source, due }) => measure === null || source === null || due === null,
      );
      if (bare.length === uncertainties.length) {
        return demanded(a)(
          path,
          "Ingen usikkerhet har utfallsmål, kilde og frist.",
          "No uncertainty has a measure, a source and a date.",
        );
      }
      const [first] = bare;
      return first === undefined
        ? ok(
            path,
            `${listed(uncertainties.map(({ id }) => id))}: utfallsmål, kilde og frist er satt.`,
            `${listed(uncertainties.map(({ id }) => id))}: measure, source and date are set.`,
          )
        : open(
            [...path, uncertainties.indexOf(first)],
            `${listed(bare.map(({ id }) => id))}: mangler utfallsmål, kilde eller frist. Si hvem som ellers kan svare.`,
            `${listed(bare.map(({ id }) => id))}: lacks a measure, a source or a date. Say who else could answer.`,
          );
    },
  },
  {
    id: "answers-before-reassessment",
    point: "7.1-4",
    title: { nb: "Svarene kommer før revurderingen", en: "Answers come before the reassessment" },
    judge: ({ decision: { uncertainties }, reassessment }) => {
      const late = uncertainties.filter(({ due }) => due !== null && due > reassessment.date);
      const [first] = late;
      const path = ["decision", "uncertainties"];
      return first === undefined
        ? ok(path, `Ingen frist er etter ${reassessment.date}.`, `No date is after ${reassessment.date}.`)
        : breach(
            [...path, uncertainties.indexOf(first), "due"],
            `${listed(late.map(({ id }) => id))}: svaret kommer etter revurderingen som trenger det.`,
            `${listed(late.map(({ id }) => id))}: the answer comes after the reassessment that needs it.`,
          );
    },
  },
  {
    id: "responsible-named",
    point: "7.1-4",
    title: { nb: "Ansvaret for data er plassert", en: "Responsibility for the data is placed" },
    judge: (a) => {
      const path = ["parties", "documentation_duty"];
      return unanswered(a.parties.documentation_duty)
        ? demanded(a)(path, "Ingen har fått plikten til å dokumentere.", "Nobody has been given the duty to document.")
        : ok(path, a.parties.documentation_duty.nb, a.parties.documentation_duty.en);
    },
  },
  {
    id: "set-period",
    point: "7.1-4",
    title: { nb: "Perioden er bestemt og ikke lang", en: "The period is set and not long" },
    judge: ({ decision, effective, reassessment }) => {
      const start = decision.decided ?? effective.from;
      return reassessment.date > addMonths(start, 12 * exampleYears)
        ? open(
            ["reassessment", "date"],
            `Mer enn ${exampleYears} år fra ${start} til revurderingen; RHF-rapporten nevner tre som eksempel.`,
            `More than ${exampleYears} years from ${start} to the reassessment; the RHF report gives three as an example.`,
          )
        : ok(
            ["reassessment", "date"],
            `Fra ${start} til ${reassessment.date}.`,
            `From ${start} to ${reassessment.date}.`,
          );
    },
  },
];
