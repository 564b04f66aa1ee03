/** A reconciliation as a person reads it: sums by verdict, payments that are in no row, then the rows that somebody has to look at. */
import type { AnswerableLine, PaymentAnswer } from "../../shared/domain/identity/payment-questions.ts";
import {
  isOpen,
  type ReconciledRow,
  type Reconciliation,
  unplacedParts,
  type Verdict,
  verdictNames,
  verdicts,
} from "../../shared/domain/matching/reconcile.ts";
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import { sumWon, type Won } from "../../shared/domain/values/won.ts";
import { type Display, say } from "../terminal/display.ts";
import { officeTitle } from "../terminal/office-names.ts";
import { exact, lessNeeded, name as nameColumn, right } from "../terminal/table-columns.ts";
import { table } from "../terminal/terminal-table.ts";
import { moneyCell, moneyText, unitText } from "../terminal/money-unit.ts";
import { wrapLine } from "../terminal/wrap-lines.ts";

export interface ReconciledBooks {
  readonly books: Books;
  readonly found: Reconciliation;
  /** Payments that fit no project, with what can be done about each. */
  readonly unmatched: readonly AnswerableLine[];
}

const shownRows = 40;

/** Short enough for a cell; a legend says those in full that are more than their word. */
const verdictWords: Readonly<Record<Verdict, Bilingual>> = {
  equal: verdictNames.equal,
  timing: verdictNames.timing,
  uncovered: { ko: "명세 못 미침", en: "list too short" },
  unmatched: { ko: "미연결", en: "unmatched" },
  "shared-name": { ko: "동명 사업", en: "shared name" },
  unlisted: { ko: "명세 없음", en: "not listed" },
  differs: verdictNames.differs,
};

const answerWords: Readonly<Record<PaymentAnswer, Bilingual>> = {
  asked: { ko: "답할 수 있음", en: "can be answered" },
  own: { ko: "새 사업(답함)", en: "its own (answered)" },
  alone: { ko: "닮은 사업 없음", en: "no project is like it" },
};

/** @param limit null for as many as are read at a glance, or for all where the whole is asked for. */
export function reconciliationText(
  display: Display,
  { books, found, unmatched }: ReconciledBooks,
  officeName: string | null,
  { isWhole, limit }: Readonly<{ isWhole: boolean; limit: number | null }>,
): string {
  const { rows, covered } = found;
  const office = officeTitle(books.office, officeName);
  const shown = isWhole ? rows : rows.filter(isOpen);
  const rest = Math.max(0, shown.length - (limit ?? (isWhole ? shown.length : shownRows)));
  return [
    say(display, {
      ko: `${office} · ${books.fiscalYear} 지출 대사 · ${unitText(display)}`,
      en: `${office} · ${books.fiscalYear} reconciliation · ${unitText(display)}`,
    }),
    covered === null
      ? say(display, { ko: "지급 명세가 없습니다.", en: "No payment list is known." })
      : say(display, {
          ko: `지급 명세: ${covered.from} – ${covered.to}`,
          en: `Payments: ${covered.from} – ${covered.to}`,
        }),
    sumsTable(display, found),
    ...(unmatched.length === 0 ? [] : [unmatchedText(display, unmatched)]),
    ...(shown.length === 0
      ? [say(display, { ko: "확인할 차이가 없습니다.", en: "No difference is open." })]
      : [rowsTable(display, shown.slice(0, shown.length - rest))]),
    ...(rest > 0
      ? [
          say(display, {
            ko: `그 밖에 ${rest}건: --limit 개수, 모두는 --all이나 -o 파일.csv`,
            en: `${rest} more: --limit COUNT, all by --all or -o FILE.csv`,
          }),
        ]
      : []),
  ].join("\n\n");
}

/** What payments lists say in all is the sum of what is paid, and of what is in no row. */
function sumsTable(display: Display, { rows, unplaced }: Reconciliation): string {
  const present = verdicts.filter((verdict) => rows.some((row) => row.verdict === verdict));
  const columns = {
    hasRecords: rows.some(({ paid, recorded }) => paid === null && recorded !== null),
  };
  const body = present.map((verdict) =>
    sumRow(
      display,
      say(display, verdictWords[verdict]),
      rows.filter((row) => row.verdict === verdict),
      columns,
    ),
  );
  return [
    table(
      display,
      [
        exact("판정", "verdict"),
        lessNeeded(1, right("사업", "projects")),
        right("집행", "stated"),
        right("지급", "paid"),
        ...(columns.hasRecords ? [recordsColumn] : []),
        right("차이", "difference"),
      ],
      [...body, sumRow(display, say(display, { ko: "합계", en: "total" }), rows, columns)],
    ),
    ...present.flatMap((verdict) => legendLines(display, verdictWords[verdict], verdictNames[verdict])),
    ...unplacedText(display, unplacedParts(unplaced)),
  ].join("\n");
}

function legendLines(display: Display, word: Bilingual, whole: Bilingual): readonly string[] {
  if (word.ko === whole.ko) return [];
  return wrapLine(`  ${say(display, word)}: ${say(display, whole)}`, display.columns, 4);
}

/** One by one where there are several: what no amount has, and what every total has, must not be read as one. */
function unplacedText(display: Display, parts: ReturnType<typeof unplacedParts>): readonly string[] {
  if (parts.length === 0) return [];
  const sum = moneyText(display, sumWon(parts.map(([, won]) => won)));
  const named = (language: "ko" | "en") =>
    parts.map(([name, won]) => `${name[language]} ${moneyText(display, won)[language]}`).join(", ");
  return [
    say(display, {
      ko: `사업별 줄에 없는 지급: ${sum.ko}(${named("ko")})`,
      en: `Payments that are in no row: ${sum.en} (${named("en")})`,
    }),
  ];
}

/** Each with what a person can do: what `monitor match` does not ask about, nobody can answer. */
function unmatchedText(display: Display, unmatched: readonly AnswerableLine[]): string {
  const asked = unmatched.filter(({ answer }) => answer === "asked").length;
  const alone = unmatched.filter(({ answer }) => answer === "alone").length;
  return [
    table(
      display,
      [
        nameColumn("연결되지 않은 지급", "unmatched payments"),
        lessNeeded(1, nameColumn("부서", "department")),
        right("금액", "amount"),
        exact("답", "answer"),
      ],
      unmatched.map(({ project, won, answer }) => [
        project.name,
        project.department ?? "–",
        moneyCell(display, won),
        say(display, answerWords[answer]),
      ]),
    ),
    ...(asked > 0
      ? [
          say(display, {
            ko: `${asked}건은 어느 사업인지 답할 수 있습니다: monitor match`,
            en: `${asked} can be answered: monitor match`,
          }),
        ]
      : []),
    ...(alone > 0
      ? [
          say(display, {
            ko: `${alone}건은 이름이나 금액이 닮은 사업이 장부에 없어 물을 것이 없습니다. 그 사업이 실린 자료가 오면 이어집니다.`,
            en: `${alone} have no project of a like name or amount in the ledger, so there is nothing to ask. They are matched when a file brings their project.`,
          }),
        ]
      : []),
  ].join("\n");
}

/** What e호조 and events record of a project by its code. */
const recordsColumn = lessNeeded(2, right("e호조·이벤트", "e-Hojo, events"));

/** The difference is stated less paid; where nothing is paid, less what was recorded: each row adds up. */
function sumRow(
  display: Display,
  name: string,
  rows: readonly ReconciledRow[],
  { hasRecords }: { readonly hasRecords: boolean },
): string[] {
  const sum = (wonOf: (row: ReconciledRow) => Won) => moneyCell(display, sumWon(rows.map(wonOf)));
  return [
    name,
    `${rows.length}`,
    sum(({ stated }) => stated),
    sum(({ paid }) => paid ?? 0n),
    ...(hasRecords ? [sum(({ paid, recorded }) => (paid === null ? (recorded ?? 0n) : 0n))] : []),
    sum(({ difference }) => difference),
  ];
}

/** A column that says nothing, or the same in every row, is none. */
function rowsTable(display: Display, rows: readonly ReconciledRow[]): string {
  const days = new Set(rows.map(({ day }) => day));
  const hasRecords = rows.some(({ recorded }) => recorded !== null);
  const columns = [
    lessNeeded(3, nameColumn("부서", "department")),
    nameColumn("사업", "project"),
    ...(days.size > 1 ? [lessNeeded(1, exact("기준일", "day"))] : []),
    right("집행", "stated"),
    right("지급", "paid"),
    ...(hasRecords ? [recordsColumn] : []),
    right("차이", "difference"),
    lessNeeded(4, exact("판정", "verdict")),
  ];
  const [day = ""] = days;
  const body = rows.map((row) => [
    row.project.department ?? "",
    row.project.name,
    ...(days.size > 1 ? [row.day] : []),
    moneyCell(display, row.stated),
    moneyCell(display, row.paid),
    ...(hasRecords ? [moneyCell(display, row.recorded)] : []),
    moneyCell(display, row.difference),
    [say(display, verdictWords[row.verdict]), row.equalOn ?? ""].join(" ").trimEnd(),
  ]);
  const title = say(display, { ko: `기준일 ${day}`, en: `as of ${day}` });
  return [...(days.size === 1 ? [title] : []), table(display, columns, body)].join("\n");
}
