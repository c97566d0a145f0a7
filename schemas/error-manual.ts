import { exitCode, faults, rowFaults } from "./errors.ts";

/** The page of all error codes, in Markdown: what each means and the exit code it leads to. */
export const errorManual = (): string => {
  const rows = Object.entries(faults).map(
    ([code, { exit, aside, about }]) =>
      `| \`${code}\` | ${exit}${aside === undefined ? "" : ` (night: ${exitCode.quality})`} | ${about} |`,
  );
  const lines = Object.entries(rowFaults).map(([code, text]) => `| \`${code}\` | ${text} |`);
  return `# Error codes

Made from \`schemas/errors.ts\`; renew with \`UPDATE=1 npx vitest run test/unit/errors.test.ts\`. A message says where, what, what is
expected and what to do, and never a value from the data. What concerns one agreement alone sets that agreement aside in
a night (exit ${exitCode.quality}); the others are judged.

| code | exit | what it means |
|---|---|---|
${rows.join("\n")}

## Lines in quarantine

Each quarantined line is listed by \`utfall quarantine\` with its line number, column and one of these.

| code | what is wrong |
|---|---|
${lines.join("\n")}
`;
};
