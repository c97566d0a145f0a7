import { type Check, demanded, listed, ok, open } from "../check.ts";
import { unanswered } from "../says-nothing.ts";

/** Question 9 of ch. 7.1: which patients are counted, and what is done with records less specific than the indication. */
export const whoIsCounted: readonly Check[] = [
  {
    id: "indication-in-criteria",
    point: "7.1-9",
    title: { nb: "Hvem som telles, er entydig", en: "Who is counted is unambiguous" },
    judge: (a) => {
      const { criteria } = a.population;
      const path = ["population", "criteria"];
      if (criteria.length === 0) {
        return demanded(a)(
          path,
          "Alle som har fått legemidlet, telles, uansett indikasjon.",
          "Everybody who received the medicine is counted, whatever the indication.",
        );
      }
      return criteria.some(({ kind }) => kind === "diagnosis")
        ? ok(
            path,
            `${listed(criteria.map(({ id }) => id))}, med diagnose.`,
            `${listed(criteria.map(({ id }) => id))}, with a diagnosis.`,
          )
        : open(
            path,
            "Ingen av kriteriene er en diagnose. Den som får legemidlet utenfor indikasjonen, telles.",
            "None of the criteria is a diagnosis. Whoever gets the medicine outside the indication is counted.",
          );
    },
  },
  {
    id: "less-specific-records",
    point: "7.1-9",
    title: { nb: "Mindre spesifikke koder er avklart", en: "Less specific records are settled" },
    judge: (a) => {
      const at = a.population.criteria.findIndex(
        (c) => c.kind === "diagnosis" && c.icd10.some((code) => code.length > 3),
      );
      const path = ["population", "criteria"];
      if (at >= 0) {
        return open(
          [...path, at, "icd10"],
          "En kode på tre tegn dekkes ikke av koder på fire. Skal pasienter med bare den telles?",
          "A code of three characters is not covered by codes of four. Are patients with only that to be counted?",
        );
      }
      const kept = a.population.criteria.filter(({ when_unknown }) => when_unknown === "keep").map(({ id }) => id);
      return ok(
        path,
        kept.length === 0
          ? "Den som ikke kan vurderes, telles ikke."
          : `Den som ikke kan vurderes, telles likevel: ${listed(kept)}.`,
        kept.length === 0
          ? "Whoever cannot be judged is not counted."
          : `Whoever cannot be judged is counted all the same: ${listed(kept)}.`,
      );
    },
  },
  {
    id: "pretreated-apart",
    point: "7.1-9",
    title: { nb: "Tidligere behandlede er holdt utenfor", en: "Those treated before are kept apart" },
    judge: ({ edge_cases: { pretreated } }) =>
      pretreated === "excluded-by-criterion"
        ? ok(["edge_cases", "pretreated"], "Et kriterium holder dem utenfor.", "A criterion keeps them out.")
        : open(
            ["edge_cases", "pretreated"],
            "Pasienter som er behandlet før avtalen eller i en studie, telles sammen med de nye.",
            "Patients treated before the agreement or in a trial are counted together with the new ones.",
          ),
  },
  {
    id: "opted-out-settled",
    point: "7.1-9",
    title: { nb: "De som har reservert seg, er omtalt", en: "Those who opted out are provided for" },
    judge: (a) => {
      const text = a.edge_cases.reservation;
      const path = ["edge_cases", "reservation"];
      return text === undefined || unanswered(text)
        ? demanded(a)(
            path,
            "Filen sier ikke hva som gjelder dem som ikke er i registeret.",
            "The file does not say what holds for those who are not in the register.",
          )
        : ok(path, text.nb, text.en);
    },
  },
];
