import { buildReport } from "../../../reports/build.ts";
import type { IndexModel } from "../../../reports/html/index-page.ts";
import type { Language } from "../../../schemas/texts.ts";
import { lungInput } from "./lung.ts";
import { nusinersenInput } from "./nusinersen.ts";
import { onasemnogeneInput } from "./onasemnogene.ts";
import { RUN } from "./shared.ts";

const reports = { nsclc: lungInput, onasemnogene: onasemnogeneInput, nusinersen: nusinersenInput };

/** A start page over the three made-up agreements, with one file held. */
export const indexModel = (language: Language): IndexModel => {
  const agreements = Object.entries(reports).map(([name, input]) => ({
    report: buildReport(input()),
    links: [
      { language: "nb", form: "html", href: `${name}.nb.html` },
      { language: "en", form: "html", href: `${name}.en.html` },
      { language: null, form: "json", href: `${name}.json` },
    ] as const,
  }));
  const sources = new Map(agreements.flatMap(({ report }) => report.data.sources.map((s) => [s.id, s] as const)));
  return {
    name: "Prøveområde",
    asOf: "2026-06-30",
    runId: RUN,
    synthetic: true,
    agreements,
    setAside: [
      {
        agreement: "sma-nusinersen@1",
        title: {
          nb: "Nusinersen ved spinal muskelatrofi, barn",
          en: "Nusinersen in spinal muscular atrophy, children",
        },
        standing: "data-not-ready",
        fault: {
          code: "UTF-AG-005",
          message:
            "UTF-AG-005 sma-nusinersen.yaml: needs assessment hfmse, and no layout of the agreement's sources in utfall.yaml holds it. Name a source that does, have the register deliver it, or change the rule.",
        },
        kept: { asOf: "2026-05-31", dataCuts: { folkeregisteret: "2026-04-30" } },
      },
    ],
    sources: [...sources.values()],
    held: [
      {
        source: "kreftregisteret",
        file: "lung_quality.csv.gz",
        fault: {
          code: "UTF-IN-006",
          message:
            "UTF-IN-006 kreftregisteret/2026-06-30/lung_quality.csv.gz: the gzip file is cut short or damaged. Copy it again, or ask for a new extract.",
        },
      },
    ],
    due: `due.${language}.html`,
    otherLanguage: `index.${language === "nb" ? "en" : "nb"}.html`,
  };
};
