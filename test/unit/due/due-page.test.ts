import { describe, expect, it } from "vitest";
import { renderDuePage } from "../../../reports/html/due/due-page.ts";
import { madeUpDecisions } from "../../support/reports/due-overview.ts";
import { overview } from "./made-up-due.ts";

/** The words of a page, without markup. */
const wordsOf = (page: string): string =>
  page
    .replace(/<style>.*?<\/style>/s, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/[\s\u00a0\u202f]+/g, " ");

const page = (language: "nb" | "en") =>
  renderDuePage(madeUpDecisions, { language, otherLanguage: `due.${language}.html`, index: "index.html" });
const en = wordsOf(page("en"));

describe("the page of followed decisions", () => {
  it("says how many patients are needed, at what pace they come, and when the data can be expected to be mature", () => {
    expect(en).toContain(
      "14 of at least 30 patients have started. 9.6 starts a year from 1 January 2024 to 30 June 2025",
    );
    expect(en).toContain(
      "The last one needed is expected on 3 February 2027 (95% interval 20 January 2026 to 12 May 2029).",
    );
    expect(en).toContain("it is mature on 3 August 2028 (20 July 2027 to no end known)");
  });

  it("says who delivers which data, how often, and how far they are short", () => {
    expect(en).toContain(
      "Cancer Registry of Norway, NIPH Diagnosis, medicines given and vital status. Yearly lag 365 days",
    );
    expect(en).toContain("609 days short");
    expect(en).toContain("nothing delivered");
  });

  it("lists settlement periods, counts, answers and months of the coming year in order", () => {
    const calendar = en.slice(en.indexOf("What falls due in the coming year"), en.indexOf("utfall due --ics"));
    const found = [
      ...calendar.matchAll(/settlement period|Milestones falling due in the month: \d+|count of|Reassessment|Answer/g),
    ];
    expect(found.map(([text]) => text)).toStrictEqual([
      "settlement period",
      "Milestones falling due in the month: 3",
      "count of",
      "Milestones falling due in the month: 12",
      "Reassessment",
      "Answer",
      "Answer",
      "Answer",
    ]);
  });

  it("is marked as made up and internal, has no script, and links the start page and the other language", () => {
    const nb = page("nb");
    expect(nb).toContain("Syntetiske data");
    expect(nb).toContain("Internt eksemplar");
    expect(nb).not.toMatch(/<script|\son\w+=/);
    expect(nb).toContain('href="index.html"');
    expect(nb).toContain('href="due.nb.html" lang="en"');
  });

  it("is told in words where nothing is followed", () => {
    const empty = renderDuePage(overview([]), { language: "nb", otherLanguage: null, index: null });
    expect(wordsOf(empty)).toContain("Ingen beslutning følges.");
    expect(empty).not.toContain("<svg");
  });
});
