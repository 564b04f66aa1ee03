// npm run cases [PART OF A FOLDER]: every case of ../shared/data/cases through the real program, and what became of it.
import { existsSync, writeFileSync } from "node:fs";
import { caseTable } from "./case-table.ts";
import { casesDocument } from "./cases-document.ts";
import { type CaseResult, cases, runCase } from "./run-case.ts";
import { scriptArguments } from "../../shared/runtime/script-arguments.ts";

const { values, words } = scriptArguments({
  usage: "npm run cases -- [PART OF A FOLDER] | --document: writes docs/cases.md",
  options: { document: { type: "boolean", default: false } },
  mostWords: 1,
});
if (values.document) {
  writeFileSync(new URL("../../docs/cases.md", import.meta.url), casesDocument());
} else if (!existsSync(cases)) {
  process.stdout.write("../shared/data/cases is absent: there is nothing to run.\n");
} else {
  const wanted = words[0] ?? "";
  let wrong = 0;
  for (const each of caseTable.filter(({ folder }) => folder.includes(wanted))) {
    const result = await runCase(each);
    const isRight = each.expected.accepts(result);
    if (!isRight && each.awaits === null) wrong += 1;
    const mark = isRight ? "ok" : each.awaits === null ? "WRONG" : `not yet (${each.awaits})`;
    process.stdout.write(
      `${each.folder} | ${each.kind} | ${each.expected.text} | ${shown(result)} | ${mark}\n`,
    );
  }
  process.exitCode = wrong === 0 ? 0 : 1;
}

function shown({ steps, budget, spent }: CaseResult): string {
  const outcomes = steps.map(({ outcome, findings }) => {
    const codes = [...new Set(findings.map((finding) => finding.split(" ")[0]))];
    return codes.length === 0 ? outcome : `${outcome} (${codes.join(", ")})`;
  });
  return `${outcomes.join("; ")}; ${budget ?? "–"} / ${spent ?? "–"}`;
}
