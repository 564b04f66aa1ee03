/**
 * What was found in a file, for a person: several falls are one sentence, and what says the same of row after row is said once,
 * with its rows. A mistyped year is wrong in every row, and a list of a thousand hides the one row that has another fault.
 */
import { withFallsFolded } from "../../shared/domain/checks/ledger-change-check.ts";
import { findingsOf, listedFacts, type Upload } from "../../shared/domain/uploads/upload.ts";
import type { Finding } from "../../shared/domain/values/finding.ts";
import { type Display, say } from "../terminal/display.ts";
import { heldOrder, heldRemedies } from "./print-remedies.ts";
import { counted } from "./sentence-parts.ts";

/** What was found of one file, and while it is held what a person may do. */
export function foundLines(display: Display, upload: Upload, isWhole: boolean): readonly string[] {
  const { outcome, seq } = upload;
  const [findings, all] = [findingsOf(outcome), listedFacts(upload).findings];
  if (findings.length === 0) return [];
  return [
    "",
    ...(outcome.state === "held" ? heldRemedies(display, seq, findings) : []),
    ...findingLines(display, heldOrder(findings), isWhole),
    ...(all === null || all <= findings.length
      ? []
      : [
          say(display, {
            ko: `  모두 ${all}건 가운데 처음 ${findings.length}건입니다. 나머지는 파일을 다시 올리면 나옵니다.`,
            en: `  The first ${findings.length} of ${all}; the others come when the file is sent again.`,
          }),
        ]),
  ];
}

/** One after the other, or folded with how to see them one by one. */
export function findingLines(
  display: Display,
  findings: readonly Finding[],
  isWhole: boolean,
): readonly string[] {
  const shown = isWhole ? findings : foldedFindings(findings);
  return [
    ...shown.map((finding) => findingText(display, finding)),
    ...foldedHint(display, findings, isWhole),
  ];
}

/** How to see what one sentence stands for. */
export function foldedHint(
  display: Display,
  findings: readonly Finding[],
  isWhole: boolean,
): readonly string[] {
  const lines = foldedFindings(findings).length;
  if (isWhole || lines === findings.length) return [];
  return [
    say(display, {
      ko: `  지적 ${findings.length}건을 ${lines}줄로 묶었습니다. 하나하나 보시려면 --all을 붙이거나 --json으로 보십시오.`,
      en: `  ${findings.length} findings in ${counted(lines, "line")}. One by one: --all, or --json.`,
    }),
  ];
}

export function findingText(display: Display, { code, row, column, value, ko, en }: Finding): string {
  const place = [
    row === null ? null : say(display, { ko: `${row}행`, en: `row ${row}` }),
    column,
    value === null ? null : `"${value}"`,
  ].filter((part) => part !== null);
  const where = place.length === 0 ? "" : `${place.join(", ")}: `;
  // The code is an English word for programs: --json has it in every language.
  return `  - ${where}${say(display, { ko, en: `${en} [${code}]` })}`;
}

/** Fewer are read as quickly as their sum. */
const fewest = 5;
const shownRanges = 4;

export function foldedFindings(findings: readonly Finding[]): readonly Finding[] {
  const alike = Map.groupBy(withFallsFolded(findings), sameness);
  return [...alike.values()].flatMap((group) => {
    const [first, ...others] = group;
    if (first === undefined || group.length < fewest || first.row === null) return group;
    const rows = rangesOf(others.flatMap(({ row }) => row ?? []));
    const more: Finding = {
      ...first,
      row: null,
      column: null,
      value: null,
      ko: `같은 지적이 ${others.length}건 더 있습니다(${rows.ko}).`,
      en: `The same is said ${others.length} times more (${rows.en}).`,
    };
    return [first, more];
  });
}

/** Two are alike when they say the same of one column, whichever row it is of; what is of the file stands for itself. */
function sameness({ code, consequence, row, column, value, ko }: Finding, at: number): string {
  if (row === null) return `${at}`;
  const sentence = ko.replaceAll(`${row}행`, "");
  return [code, consequence, column, value, sentence].join("\u0000");
}

function rangesOf(rows: readonly number[]): { readonly ko: string; readonly en: string } {
  const ranges: { readonly from: number; to: number }[] = [];
  for (const row of rows.toSorted((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last !== undefined && row <= last.to + 1) last.to = row;
    else ranges.push({ from: row, to: row });
  }
  const list = ranges
    .slice(0, shownRanges)
    .map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`))
    .join(", ");
  const rest = ranges.length > shownRanges ? ", …" : "";
  return { ko: `${list}행${rest}`, en: `rows ${list}${rest}` };
}
