/**
 * What was found in a file, for a person, and what may be done next. Several falls are one sentence, and what says the same of row
 * after row is said once, with its rows: a mistyped year is wrong in every row, and a list of a thousand hides another fault.
 */
import { withFallsFolded } from "../../shared/domain/checks/ledger-change-check.ts";
import { mayBeTaught } from "../../shared/domain/mappings/table-headers.ts";
import { asksOfCodes, isQuestion } from "../../shared/domain/identity/questions.ts";
import { type Bilingual, particle } from "../../shared/domain/values/bilingual.ts";
import { findingsOf, listedFacts, type Upload } from "../../shared/domain/uploads/upload.ts";
import type { Finding } from "../../shared/domain/values/finding.ts";
import { type Display, say } from "../terminal/display.ts";
import { counted } from "./sentence-parts.ts";

/** What findings say is read where there is no shell, too. */
export function mapRemedy(
  display: Display,
  path: string,
  office: string,
  findings: readonly Finding[],
): readonly string[] {
  const printed = printedUnitOf(findings);
  if (printed !== null) {
    const again = `monitor map ${asWord(path)} --remember --office ${office}`;
    return [
      say(display, {
        ko: `  적힌 단위가 맞으면 같은 명령에 --unit ${printed}${particle(printed, "을/를")} 더해 주십시오. 앞으로도 이 단위이면: ${again}`,
        en: `  If the printed unit is right, add --unit ${printed} to the command; if it stays so: ${again}`,
      }),
    ];
  }
  if (!mayBeTaught(findings)) return [];
  const command = `monitor map ${asWord(path)} --suggest --office ${office}`;
  return [
    say(display, {
      ko: `  표이면 열의 뜻을 한 번 알려 줄 수 있습니다: ${command}`,
      en: `  Of a table, say once what its columns mean: ${command}`,
    }),
  ];
}

/** What a table prints that was taught in another unit. */
function printedUnitOf(findings: readonly Finding[]): string | null {
  const conflict = findings.find(({ code, column }) => code === "unit-conflict" && column === null);
  const isTaught = findings.some(({ code }) => code === "mapping-recalled");
  return isTaught ? (conflict?.value?.split(", ")[0] ?? null) : null;
}

/** A path as one word of a command. */
export function asWord(path: string): string {
  return /^[\p{L}\p{N}\p{M}._/\\:~+-]+$/u.test(path) ? path : `"${path}"`;
}

/** Questions first: what else holds the file may be settled with them. */
export function heldOrder(findings: readonly Finding[]): readonly Finding[] {
  return [...findings.filter(isQuestion), ...findings.filter((finding) => !isQuestion(finding))];
}

/** What a person does with a held file: its questions are answered first, and release says what it does without answers. */
export function heldRemedies(display: Display, seq: number, findings: readonly Finding[]): readonly string[] {
  const questions = findings.filter(isQuestion);
  if (questions.length === 0)
    return [
      say(display, {
        ko: `  확인한 뒤 monitor release ${seq}(반영) 또는 monitor discard ${seq}(폐기)`,
        en: `  After a look: monitor release ${seq} (applies it) or monitor discard ${seq} (puts it aside)`,
      }),
    ];
  const without = questions.map(assumptionOf);
  return [
    say(display, {
      ko: `  먼저 질문에 답해 주십시오: monitor match ${seq} (모두 같은 사업이면 --all-same, 하나씩은 --same 번호, --new 번호)`,
      en: `  Answer its questions first: monitor match ${seq} (--all-same, or --same N and --new N one by one)`,
    }),
    say(display, {
      ko: `  monitor release ${seq}: 답하지 않고 반영합니다. ${without.map(({ ko }) => ko).join(" ")}`,
      en: `  monitor release ${seq}: applies it without answers: ${without.map(({ en }) => en).join("; ")}`,
    }),
    say(display, {
      ko: `  monitor discard ${seq}: 반영하지 않습니다.`,
      en: `  monitor discard ${seq}: puts it aside`,
    }),
  ];
}

/** What totals rest on while questions of a file are open: they are no plain facts. Nothing where none is. */
export function withoutAnswers(display: Display, findings: readonly Finding[]): readonly string[] {
  const assumed = findings.filter(isQuestion).map(assumptionOf);
  if (assumed.length === 0) return [];
  return [
    say(display, {
      ko: `아직 답하지 않은 질문이 있습니다. 아래 합계는 답하지 않고 반영할 때의 금액입니다. ${assumed.map(({ ko }) => ko).join(" ")}`,
      en: `Questions are open: the totals below are those of applying it without answers; ${assumed.map(({ en }) => en).join("; ")}.`,
    }),
  ];
}

function assumptionOf(question: Finding): Bilingual {
  return asksOfCodes(question) ? asRenamed : asNew;
}

const asNew = {
  ko: "새 사업은 장부의 사업과 따로 더해지므로, 같은 사업이면 금액이 두 번 더해집니다.",
  en: "new lines add to the known ones, twice where they are the same project",
};

const asRenamed = {
  ko: "코드가 같은 사업은 이름만 바뀐 것으로 이어집니다.",
  en: "lines of a known code go on as renamed projects",
};

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
  how: Bilingual = optionAll,
): readonly string[] {
  const shown = isWhole ? findings : foldedFindings(findings);
  return [
    ...shown.map((finding) => findingText(display, finding)),
    ...foldedHint(display, findings, isWhole, how),
  ];
}

export const optionAll: Bilingual = { ko: "--all을 붙이거나 --json으로 보십시오.", en: "--all, or --json" };

export function uploadWhole(seq: number): Bilingual {
  const command = `monitor uploads ${seq} --all`;
  return { ko: `${command}로 보십시오.`, en: command };
}

/** How to see what one sentence stands for. */
export function foldedHint(
  display: Display,
  findings: readonly Finding[],
  isWhole: boolean,
  how: Bilingual = optionAll,
): readonly string[] {
  const lines = foldedFindings(findings).length;
  if (isWhole || lines === findings.length) return [];
  return [
    say(display, {
      ko: `  지적 ${findings.length}건을 ${lines}줄로 묶었습니다. 하나하나 보시려면 ${how.ko}`,
      en: `  ${findings.length} findings in ${counted(lines, "line")}. One by one: ${how.en}.`,
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
