import type { Context } from "../context.ts";

/** Shows what the night is doing: a bar on a terminal, one line per step elsewhere. */
export interface Progress {
  expect(steps: number): void;
  done(name: string, detail: string, skipped: boolean): void;
  say(line: string): void;
  end(): void;
}

const BAR = 24;

const bar = (done: number, total: number): string => {
  const full = total === 0 ? BAR : Math.round((done / total) * BAR);
  return `${"█".repeat(full)}${"░".repeat(BAR - full)}`;
};

/** Progress for a command; `quiet` is for --json, where stderr stays empty but for faults. */
export const openProgress = (context: Context, quiet: boolean): Progress => {
  let total = 0;
  let finished = 0;
  const erase = (): void => {
    if (context.terminal && !quiet) context.err("\r\u001b[K");
  };
  const draw = (name: string): void => {
    const line = `${bar(finished, total)} ${finished}/${total} ${name}`;
    context.err(line.slice(0, Math.max(20, context.columns - 1)));
  };
  return {
    expect(steps) {
      total += steps;
    },
    done(name, detail, skipped) {
      finished += 1;
      if (quiet) return;
      erase();
      if (context.terminal) draw(name);
      else if (!skipped) context.err(`${name}${detail === "" ? "" : `: ${detail}`}\n`);
    },
    say(line) {
      if (quiet) return;
      erase();
      context.err(`${line}\n`);
    },
    end: erase,
  };
};
