import { describe, expect, it } from "vitest";
import { mostCharacters, renderPdf } from "../../../connectors/typst/render-pdf.ts";
import { statementDocument } from "../../../reports/pdf/statement-document.ts";
import { statementModel } from "../../support/ledger/statement-model.ts";
import { pdfText } from "../../support/pdf/pdf-text.ts";

const titled = (title: string) => statementDocument(statementModel({ title: { nb: title, en: title } }), "nb");
const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");

describe("a statement for paper", () => {
  it("names itself, its language and its standard: PDF/UA-1 for reading, PDF/A-2a for the archive", async () => {
    const { accessible, archive } = await renderPdf(titled("Påsatt ærlig øl"));
    for (const form of [accessible, archive]) {
      expect(latin1(form)).toMatch(/\/Marked true/);
      expect(latin1(form)).toMatch(/\/Lang \(nb\)/);
      expect(latin1(form)).toContain("/StructTreeRoot");
      expect(Buffer.from(form).toString("utf8")).toContain(
        '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Påsatt ærlig øl',
      );
    }
    expect(latin1(accessible)).toContain("<pdfuaid:part>1</pdfuaid:part>");
    expect(latin1(accessible)).toContain("/DisplayDocTitle true");
    expect(latin1(archive)).toContain("<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>");
    expect(latin1(archive)).toContain("/OutputIntents");
    expect(pdfText(archive)).toBe(pdfText(accessible));
  });

  it("has the same bytes twice, and does not ask the clock", async () => {
    const [first, second] = [await renderPdf(titled("A")), await renderPdf(titled("A"))];
    expect(second).toEqual(first);
    // The day of judgement, in the form of PDF.
    expect(latin1(first.accessible)).toContain("D:20260630");
    expect(latin1(first.accessible)).not.toContain(
      `D:${new Date().getFullYear()}${String(new Date().getMonth() + 1).padStart(2, "0")}`,
    );
  });

  it("is set in the compiler's own fonts alone, so that the system's fonts make no difference", async () => {
    const fonts = [...latin1((await renderPdf(titled("A"))).accessible).matchAll(/\/FontName \/[A-Z]{6}\+(\w+)/g)];
    expect(new Set(fonts.map(([, name]) => name))).toEqual(new Set(["LibertinusSerif"]));
  });

  it("carries the mark of made-up data on its pages, page numbers, and the ledger's checksum", async () => {
    const text = pdfText((await renderPdf(titled("A"))).accessible);
    expect(text).toContain("Syntetiske data · Leverandørens eksemplar");
    expect(text).toContain("Syntetiske data: personene finnes ikke, og ingen skylder noe.");
    expect(text).toContain("1 / 1");
    expect(text).toContain("f".repeat(64));
    expect(text).toContain("0123456789abcdef · ffffffffffff");
    expect(text).toContain("Oppgjør i EUR, prisnivå AUP, uten mva.");
    expect(text).not.toContain("\ufffd");
    const real = statementDocument(statementModel({ synthetic: false }), "nb");
    expect(pdfText((await renderPdf(real)).accessible)).not.toContain("Syntetiske");
  });

  it("takes text as text: nothing in it is markup, code or a file", async () => {
    const hostile = '#panic("x") #read("frame.typ") $x^2$ *b* _i_ `c` <l> @r \\ // c [ ] { } = h';
    const text = pdfText((await renderPdf(titled(hostile))).accessible).replace(/\s+/g, " ");
    expect(text).toContain(hostile);
  });

  it("that is too long is refused, so that memory and time stay bounded", async () => {
    await expect(renderPdf(titled("a".repeat(mostCharacters)))).rejects.toThrow(`UTF-PD-002`);
  });

  it("with letters that no shipped font has is refused, and the message does not repeat them", async () => {
    await expect(renderPdf(titled("漢字"))).rejects.toThrow(/^UTF-PD-003 [ -~]*$/);
  });
});
