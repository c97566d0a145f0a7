import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type EncodingFinding, judgeEncoding } from "../../../pipelines/profile/judge-encoding.ts";
import { scanFile } from "../../../pipelines/profile/scan-file.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "utfall-encoding-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const found = async (...parts: readonly (string | readonly number[])[]): Promise<EncodingFinding> => {
  const path = join(folder, "file.csv");
  await writeFile(path, Buffer.concat(parts.map((part) => Buffer.from(part as string))));
  return judgeEncoding(await scanFile({ path, member: null, lines: 100, work: folder }));
};

const mark = [0xef, 0xbb, 0xbf];

describe("the encoding", () => {
  it.each([
    ["cannot be told from ASCII alone", ["a;b\n1;2\n"], null, "cannot tell"],
    ["is UTF-8 by its byte order mark", [mark, "a;b\n1;2\n"], "utf-8", "sure"],
    ["is UTF-8 where everything beyond ASCII is valid", ["kjønn;år\n1;2\n"], "utf-8", "sure"],
    ["is ISO-8859-1 where only 0xA0 to 0xFF occur", ["kj", [0xf8], "nn;", [0xe5], "r\n"], "iso-8859-1", "likely"],
    ["is windows-1252 where 0x80 to 0x9F occur", ["kj", [0xf8], "nn;", [0x96], "\n"], "windows-1252", "sure"],
    ["is none of ours where bytes occur that windows-1252 lacks", ["a;", [0x9d, 0xf8], "\n"], null, "cannot tell"],
    ["is none of ours in the DOS code page", ["kj", [0x9b], "nn;", [0x86], "r\n"], null, "cannot tell"],
  ] as const)("%s", async (_name, parts, value, certainty) => {
    expect(await found(...parts)).toMatchObject({ value, certainty });
  });

  it("names the Norwegian letters that occur, and says that windows-1252 reads these bytes alike", async () => {
    const { evidence } = await found("k", [0xf8], ";", [0xe5], ";", [0xc6], "\n");
    expect(evidence).toBe(
      "not UTF-8; 0 bytes 0x80–0x9F, 3 bytes 0xA0–0xFF, among them ø å Æ; windows-1252 reads these bytes alike",
    );
  });

  it("is only likely to be UTF-8 where letters seem to be encoded twice", async () => {
    const once = Buffer.from("kjønn;år\n").toString("latin1");
    expect(await found(once)).toMatchObject({ value: "utf-8", certainty: "likely" });
    expect((await found(once)).evidence).toContain("Ã 2 times, so letters may be encoded twice");
  });

  it("is unreadable from the first line on that contradicts the byte order mark", async () => {
    expect(await found(mark, "a;b\næ;1\n", [0xe6], ";2\n")).toMatchObject({
      value: "utf-8",
      certainty: "likely",
      unreadable: true,
      unreadableFrom: 3,
    });
  });
});
