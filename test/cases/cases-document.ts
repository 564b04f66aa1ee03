// docs/cases.md, written from the table that the tests run: `npm run cases -- --document`.
import type { Case } from "./case.ts";
import { caseTable } from "./case-table.ts";

const head = `# Cases

Situations that people who do this work reported as bugs elsewhere, and cuts of real dumps. Each is taken in through the real
program on an empty ledger; \`npm run cases\` prints what becomes of it, and \`test/cases\` holds it to the outcome below. An
outcome is the office's budget and spending in won, or that one of its files is held or refused: "step 2" is the second file, and the reason follows. The
inputs are public data that lie beside the project; without them the tests are skipped. "Not yet" names what is still missing.

| case | kind | rule | outcome | |
| --- | --- | --- | --- | --- |`;

export function casesDocument(): string {
  return `${[head, ...caseTable.map(rowOf)].join("\n")}\n`;
}

function rowOf({ folder, kind, rule, expected, awaits }: Case): string {
  const state = awaits === null ? "" : `not yet: ${awaits}`;
  return `| ${folder} | ${kind} | ${rule} | ${expected.text.replaceAll("_", ",")} | ${state} |`;
}
