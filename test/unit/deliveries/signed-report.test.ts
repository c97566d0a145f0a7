import { expect, it } from "vitest";
import { buildReport } from "../../../reports/build.ts";
import { renderReportPage } from "../../../reports/html/report-page.ts";
import type { Language } from "../../../schemas/texts.ts";
import { lungInput } from "../../support/reports/lung.ts";

const signed = {
  source: "kreftregisteret",
  delivery: "2026-06-30",
  rule: "UTF-DQ-001",
  who: "Kari Testesen",
  when: "2026-07-01",
  reason: "Two hospitals <now> report elsewhere.",
};

const page = (language: Language, input: Parameters<typeof buildReport>[0]): string =>
  renderReportPage(buildReport(input), { language, otherLanguage: null, index: null });

it.each([
  ["nb", "Leveranser som er tatt inn etter signert unntak"],
  ["en", "Deliveries taken in under a signed exception"],
] as const)("a report in %s names who signed for a delivery, when and why", (language, heading) => {
  const markup = page(language, { ...lungInput(), signed: [signed] });
  expect(markup).toContain(heading);
  expect(markup).toContain("Kari Testesen");
  expect(markup).toContain("Two hospitals &lt;now&gt; report elsewhere.");
});

it("a report without signatures does not speak of them", () => {
  expect(buildReport(lungInput()).data).not.toHaveProperty("signed");
  expect(page("en", lungInput())).not.toContain("signed exception");
});
