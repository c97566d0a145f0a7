import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lineAccount } from "../../../pipelines/profile/line-account.ts";

const most = { lines: 1000, bytes: 1_000_000 };

const accountOf = (content: Buffer, chunk: number, limits = most) => {
  const lines = lineAccount(limits);
  for (let at = 0; at < content.length; at += chunk) lines.take(content.subarray(at, at + chunk));
  lines.end();
  return lines.account();
};

describe("the account of lines", () => {
  it("counts line ends, blank lines and a last line without its end", () => {
    expect(accountOf(Buffer.from("a;b\r\n1;2\n\r\n3;4"), 4)).toEqual({
      lines: 4,
      blank: 1,
      firstBlank: false,
      lineEnds: { lf: 1, crlf: 2 },
      lastLineEnded: false,
      tooLong: null,
      notUtf8: null,
      sample: ["a;b", "1;2", "3;4"],
      sampleCut: false,
    });
  });

  it("names the first of the lines that are not UTF-8", () => {
    const content = Buffer.concat([Buffer.from("blå\n"), Buffer.from("blå\ngrønn\n", "latin1"), Buffer.from("rød\n")]);
    for (const chunk of [1, 3, 100]) expect(accountOf(content, chunk).notUtf8).toEqual({ lines: 2, first: 2 });
  });

  it("holds no more of a line beyond the limit than it must, and goes on after it", () => {
    const content = Buffer.concat([Buffer.from("a\n"), Buffer.alloc(3_000_000, 65), Buffer.from("\nb\n")]);
    const account = accountOf(content, 65_536);
    expect(account).toMatchObject({
      lines: 3,
      tooLong: { lines: 1, first: 2 },
      sample: ["a", "b"],
      lastLineEnded: true,
    });
  });

  it("stops the sample at its limits and not the count", () => {
    const content = Buffer.from("abcd\n".repeat(50));
    expect(accountOf(content, 7, { lines: 3, bytes: 1000 })).toMatchObject({
      lines: 50,
      sampleCut: true,
      sample: { length: 3 },
    });
    expect(accountOf(content, 7, { lines: 99, bytes: 20 })).toMatchObject({
      lines: 50,
      sampleCut: true,
      sample: { length: 5 },
    });
  });

  it("is the same however the content is cut into chunks", () => {
    const piece = fc.constantFrom("a", ";", "\n", "\r\n", "\r", "ø", "\n\n");
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 60 }),
        fc.integer({ min: 1, max: 9 }),
        fc.boolean(),
        (parts, chunk, latin) => {
          const content = Buffer.from(parts.join(""), latin ? "latin1" : "utf8");
          const account = accountOf(content, chunk);
          expect(account).toEqual(accountOf(content, 1_000_000));
          const text = content.toString("latin1");
          expect(account.lines).toBe(text.split("\n").length - (text.endsWith("\n") || text === "" ? 1 : 0));
        },
      ),
    );
  });
});
