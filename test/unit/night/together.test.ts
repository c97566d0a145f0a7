import { expect, it } from "vitest";
import { together } from "../../../pipelines/night/together.ts";

const after = <T>(turns: number, end: () => T): Promise<T> =>
  turns === 0 ? Promise.resolve().then(end) : Promise.resolve().then(() => after(turns - 1, end));

it("answers with all results in the order given", async () => {
  expect(await together([after(5, () => "a"), after(0, () => "b")])).toEqual(["a", "b"]);
});

it("throws the first fault in the order given, when nothing is under way any more", async () => {
  const ended: string[] = [];
  const fail = (name: string) => (): never => {
    ended.push(name);
    throw new RangeError(name);
  };
  const work = [after(9, () => ended.push("good")), after(5, fail("slow")), after(0, fail("quick"))];
  await expect(together(work)).rejects.toThrow("slow");
  expect(ended).toEqual(["quick", "slow", "good"]);
});
