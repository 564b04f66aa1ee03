/** A dry run, for a person and for a program. */
import type { DryRun } from "../../shared/ports/stage-acts.ts";
import { factualMeasures, measureNames } from "../../shared/domain/values/measure.ts";
import { formatTitle } from "../../shared/domain/uploads/source-formats.ts";
import type { ProjectFacts } from "../../shared/domain/values/project.ts";
import type { Won } from "../../shared/domain/values/won.ts";
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";
import { type ExitCode, exits } from "../terminal/command-line.ts";
import { type Display, say } from "../terminal/display.ts";
import { findingLines, mapRemedy, withoutAnswers } from "./print-remedies.ts";
import { name as nameColumn, right } from "../terminal/table-columns.ts";
import { table } from "../terminal/terminal-table.ts";
import { wonCell } from "../terminal/money-unit.ts";

const verdictLabels: Readonly<Record<DryRun["verdict"], Bilingual>> = {
  applied: { ko: "반영될 파일입니다", en: "would be applied" },
  "already-discarded": { ko: "폐기하기로 한 파일입니다", en: "discarded before" },
  "already-undone": { ko: "되돌린 파일입니다", en: "undone before" },
  "already-applied": { ko: "이미 반영된 파일입니다", en: "applied before, nothing would change" },
  held: { ko: "보류될 파일입니다", en: "would be held" },
  rejected: { ko: "반려될 파일입니다", en: "would be refused" },
};

/** Names enough to recognise what happens, without filling the screen. */
const shownNames = 10;

export function previewExitCode({ verdict, findings }: DryRun): ExitCode {
  if (verdict === "held") return exits.held;
  const isRefused = verdict === "rejected" || (verdict === "already-applied" && findings.length > 0);
  return isRefused ? exits.refused : exits.done;
}

export function previewText(
  display: Display,
  { name, office }: { readonly name: string; readonly office: string },
  preview: DryRun,
  isWhole = true,
): string {
  const { added, changed, unchanged, vanished } = preview;
  const measures = factualMeasures.filter(
    (measure) => preview.after[measure] !== null || preview.before[measure] !== null,
  );
  const rows = measures.map((measure) => {
    const [before, after] = [preview.before[measure], preview.after[measure]];
    return [
      say(display, measureNames[measure]),
      wonCell(before),
      wonCell(after),
      wonCell((after ?? 0n) - (before ?? 0n)),
    ];
  });
  const assumed = withoutAnswers(display, preview.findings);
  const columns = [
    nameColumn("합계(원)", "totals (won)"),
    right("지금", "before"),
    assumed.length > 0
      ? right("답하지 않고 반영하면", "if applied without answers")
      : right("반영 후", "after"),
    right("차이", "difference"),
  ];
  return [
    `${say(display, { ko: "(미리 보기)", en: "(dry run)" })} ${name}: ${say(display, verdictLabels[preview.verdict])}${preview.format === null ? "" : ` (${say(display, formatTitle(preview.format))})`}`,
    ...(preview.verdict === "rejected"
      ? []
      : [
          ...listed(say(display, { ko: "새 사업", en: "new" }), added),
          ...listed(say(display, { ko: "변경", en: "changed" }), changed),
          `  ${say(display, { ko: "동일", en: "unchanged" })}: ${unchanged}`,
          ...listed(say(display, { ko: "있어야 하나 파일에 없음", en: "expected, and missing" }), vanished),
        ]),
    ...findingLines(display, preview.findings, isWhole),
    ...mapRemedy(display, name, office, preview.findings),
    // Of a refused file nothing goes in: totals before and after would be a promise.
    ...(rows.length === 0 || preview.verdict === "rejected"
      ? []
      : ["", ...assumed, table(display, columns, rows)]),
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

function totalsJson(totals: DryRun["before"]): Record<string, string | null> {
  return Object.fromEntries(
    Object.entries(totals).map(([measure, won]: [string, Won | null]) => [measure, won?.toString() ?? null]),
  );
}
