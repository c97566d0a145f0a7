import { describe, expect, it } from "vitest";
import { calendarText, foldLine } from "../../../pipelines/due/calendar-lines.ts";
import { dueCalendar } from "../../../pipelines/due/due-calendar.ts";
import type { DueOverview } from "../../../schemas/due.ts";
import { due, overview, title } from "./made-up-due.ts";

/** The content lines of a calendar file as another program reads them: unfolded, and without escapes. */
const unfolded = (file: string): readonly string[] =>
  file
    .replaceAll("\r\n ", "")
    .split("\r\n")
    .map((line) => line.replace(/\\([\\;,])/g, "$1"));

/** Events by their properties. */
const events = (file: string): readonly Readonly<Record<string, string>>[] => {
  const lines = unfolded(file);
  return lines.flatMap((line, i) => {
    if (line !== "BEGIN:VEVENT") return [];
    const end = lines.indexOf("END:VEVENT", i);
    return [
      Object.fromEntries(
        lines.slice(i + 1, end).map((each) => [each.replace(/[;:].*/, ""), each.replace(/^[^:]*:/, "")]),
      ),
    ];
  });
};

const calendar = (given: DueOverview, language: "nb" | "en" = "nb"): string => dueCalendar(given, language) ?? "";

describe("the calendar file", () => {
  it("read back holds the reassessment and the months, as all-day events that block no time", () => {
    const found = events(calendar(overview([due()])));
    expect(found.map((e) => [e.DTSTART, e.DTEND, e.SUMMARY])).toEqual([
      ["20260701", "20260702", `Milepæler med forfall: færre enn 5: ${title.nb}`],
      ["20261201", "20261202", `Milepæler med forfall: 5: ${title.nb}`],
      ["20270115", "20270116", `Revurdering: ${title.nb}`],
    ]);
    expect(new Set(found.map((e) => e.TRANSP))).toEqual(new Set(["TRANSPARENT"]));
  });

  it("has a UID per agreement, kind and date, and is stamped with the day of judgement", () => {
    const found = events(calendar(overview([due()])));
    expect(found.map((e) => e.UID)).toEqual([
      "sma-onasemnogene@1/milestones/2026-07-01@utfall",
      "sma-onasemnogene@1/milestones/2026-12-01@utfall",
      "sma-onasemnogene@1/reassessment/2027-01-15@utfall",
    ]);
    expect(new Set(found.map((e) => e.DTSTAMP))).toEqual(new Set(["20260630T000000Z"]));
  });

  it("has the same bytes twice, ends every line with CRLF, and no line longer than 75 octets", () => {
    const file = calendar(overview([due()]));
    expect(calendar(overview([due()]))).toBe(file);
    expect(file.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    expect(file.endsWith("END:VCALENDAR\r\n")).toBe(true);
    expect(Math.max(...file.split("\r\n").map((line) => Buffer.byteLength(line)))).toBe(75);
  });

  it("shows expected maturity on the first of a month, never on a day that gives a treatment start away", () => {
    const mature = (date: string) =>
      events(
        calendar(overview([due({ maturity: { state: "forecast", date, eventsUntil: "2026-01-01", latest: null } })])),
      ).filter((e) => e.UID?.includes("/mature/") === true);
    expect(mature("2026-09-17").map((e) => e.DTSTART)).toEqual(["20261001"]);
    expect(mature("2026-12-31").map((e) => e.DTSTART)).toEqual(["20270101"]);
    expect(mature("2026-09-01").map((e) => e.DTSTART)).toEqual(["20260901"]);
    expect(mature("2026-06-30")).toEqual([]);
  });

  it("marks made-up data in every event", () => {
    const found = events(calendar(overview([due()], true), "en"));
    expect(found.every((e) => e.SUMMARY?.startsWith("Made-up data: ") === true)).toBe(true);
  });

  it("is not made where no agreement is followed", () => {
    expect(dueCalendar(overview([]), "en")).toBeNull();
  });
});

describe("a line of a calendar file", () => {
  it("of 75 octets stays whole, and one of 76 is folded with a space", () => {
    expect(foldLine("a".repeat(75))).toBe("a".repeat(75));
    expect(foldLine("a".repeat(76))).toBe(`${"a".repeat(75)}\r\n a`);
  });

  it("is never cut within a character", () => {
    expect(foldLine(`${"a".repeat(74)}ø`)).toBe(`${"a".repeat(74)}\r\n ø`);
    expect(foldLine("ø".repeat(80)).replaceAll("\r\n ", "")).toBe("ø".repeat(80));
  });

  it("escapes what separates values", () => {
    expect(calendarText("a,b;c\\d\ne")).toBe("a\\,b\\;c\\\\d\\ne");
  });
});
