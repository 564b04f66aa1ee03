/** A dry run, for a person and for a program. */
import type { DryRun, Totals } from "../../functions/ingest/dry-run.ts";
import { factualMeasures, measureNames } from "../../shared/domain/values/measure.ts";
import type { ProjectFacts } from "../../shared/domain/values/project.ts";
import type { Won } from "../../shared/domain/values/won.ts";
import { type ExitCode, exits } from "./command-line.ts";
import { findingText } from "./print-outcome.ts";
import { right, table, wonCell } from "./terminal-table.ts";

const verdictLabels: Readonly<Record<DryRun["verdict"], string>> = {
  applied: "반영될 파일입니다 / would be applied",
  "already-discarded": "폐기하기로 한 파일 / discarded before",
  "already-undone": "되돌린 파일 / undone before",
  "already-applied": "이미 반영된 파일입니다 / applied before, nothing would change",
  held: "보류될 파일입니다 / would be held",
  rejected: "반려될 파일입니다 / would be refused",
};

/** Names enough to recognise what happens, without filling the screen. */
const shownNames = 10;

export function previewExitCode({ verdict }: DryRun): ExitCode {
  if (verdict === "held") return exits.held;
  return verdict === "rejected" ? exits.refused : exits.done;
}

export function previewText(name: string, preview: DryRun): string {
  const { added, changed, unchanged, vanished } = preview;
  const measures = factualMeasures.filter(
    (measure) => preview.after[measure] !== null || preview.before[measure] !== null,
  );
  const rows = measures.map((measure) => {
    const [before, after] = [preview.before[measure], preview.after[measure]];
    return [
      `${measureNames[measure].ko} ${measureNames[measure].en}`,
      wonCell(before),
      wonCell(after),
      wonCell((after ?? 0n) - (before ?? 0n)),
    ];
  });
  const columns = ["합계 totals (원)", ...["지금 before", "반영 후 after", "차이 difference"].map(right)];
  return [
    `(dry run) ${name}: ${verdictLabels[preview.verdict]}${preview.format === null ? "" : ` [${preview.format}]`}`,
    ...(preview.explanation === null ? [] : [`  ${preview.explanation}`]),
    ...listed("새 사업 new", added),
    ...listed("변경 changed", changed),
    `  동일 unchanged: ${unchanged}`,
    ...listed("파일에 없음 missing from the file", vanished),
    ...preview.findings.map(findingText),
    ...(rows.length === 0 ? [] : ["", table(columns, rows)]),
  ].join("\n");
}

export function previewJson(name: string, preview: DryRun) {
  const { verdict, format, explanation, findings, added, changed, unchanged, vanished, before, after } =
    preview;
  return {
    file: name,
    verdict,
    format,
    explanation,
    findings,
    added: added.map(nameOf),
    changed: changed.map(nameOf),
    unchanged,
    vanished: vanished.map(nameOf),
    before: totalsJson(before),
    after: totalsJson(after),
  };
}

function listed(title: string, projects: readonly ProjectFacts[]): string[] {
  if (projects.length === 0) return [`  ${title}: 0`];
  const names = projects.slice(0, shownNames).map(({ name }) => name);
  return [`  ${title}: ${projects.length} (${names.join(", ")}${projects.length > shownNames ? ", …" : ""})`];
}

function nameOf({ id, name, department }: ProjectFacts) {
  return { id, name, department };
}

function totalsJson(totals: Totals): Record<string, string | null> {
  return Object.fromEntries(
    Object.entries(totals).map(([measure, won]: [string, Won | null]) => [measure, won?.toString() ?? null]),
  );
}
