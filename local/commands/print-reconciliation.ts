/** A reconciliation as a person reads it: sums first, then the open rows, the greatest difference first. */
import { reconciledRowToJson } from "../../shared/contracts/documents/rates-json.ts";
import {
  isOpen,
  type ReconciledRow,
  type Reconciliation,
  verdictNames,
  verdicts,
} from "../../shared/domain/matching/reconcile.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import { formatWon, sumWon, type Won } from "../../shared/domain/values/won.ts";
import { officeTitle } from "../terminal/office-title.ts";
import { table } from "../terminal/terminal-table.ts";

export interface ReconciledBooks {
  readonly books: Books;
  readonly found: Reconciliation;
}

const shownRows = 40;

export function reconciliationText(
  { books, found }: ReconciledBooks,
  officeName: string | null,
  isWhole: boolean,
): string {
  const { rows, covered } = found;
  const shown = isWhole ? rows : rows.filter(isOpen);
  const rest = isWhole ? 0 : Math.max(0, shown.length - shownRows);
  return [
    `${officeTitle(books.office, officeName)} · ${books.fiscalYear} 지출 대사 reconciliation`,
    covered === null
      ? "지급 명세가 없습니다. / No payment list is known."
      : `지급 명세 payments: ${covered.from} – ${covered.to}`,
    sumsTable(found),
    ...(shown.length === 0
      ? ["확인할 차이가 없습니다. / No difference is open."]
      : [rowsTable(shown.slice(0, shown.length - rest))]),
    ...(rest > 0 ? [`그 밖에 ${rest}건: --all, -o FILE.csv / ${rest} more: --all, -o FILE.csv`] : []),
  ].join("\n\n");
}

/** What payments lists say in all is the sum of what is paid, and of what is in no row. */
function sumsTable({ rows, unplaced }: Reconciliation): string {
  const body = verdicts.flatMap((verdict) => {
    const of = rows.filter((row) => row.verdict === verdict);
    const { ko, en } = verdictNames[verdict];
    return of.length === 0 ? [] : [sumRow(`${ko} ${en}`, of)];
  });
  const right = { align: "right" as const };
  return [
    table(
      [
        { title: "판정 verdict", align: "left" },
        { title: "사업 projects", ...right },
        { title: "집행 stated", ...right },
        { title: "지급 paid", ...right },
        { title: "차이 difference", ...right },
      ],
      [...body, sumRow("합계 total", rows)],
    ),
    ...(unplaced === 0n
      ? []
      : [
          `어느 사업에도 넣지 못한 지급: ${formatWon(unplaced)}원 / payments that are in no row: ${formatWon(unplaced)} won`,
        ]),
  ].join("\n");
}

/** The difference is stated less paid; where nothing is paid, less what e호조 recorded. */
function sumRow(name: string, rows: readonly ReconciledRow[]): string[] {
  const sum = (wonOf: (row: ReconciledRow) => Won) => formatWon(sumWon(rows.map(wonOf)));
  return [
    name,
    `${rows.length}`,
    sum(({ stated }) => stated),
    sum(({ paid }) => paid ?? 0n),
    sum(({ difference }) => difference),
  ];
}

function rowsTable(rows: readonly ReconciledRow[]): string {
  return table(
    [
      { title: "부서 department", align: "left" },
      { title: "사업 project", align: "left" },
      { title: "기준일 day", align: "left" },
      { title: "집행 stated", align: "right" },
      { title: "지급 paid", align: "right" },
      { title: "e호조", align: "right" },
      { title: "차이 difference", align: "right" },
      { title: "판정 verdict", align: "left" },
    ],
    rows.map(({ project, day, stated, paid, recorded, difference, verdict, equalOn, partner }) => [
      project.department ?? "",
      project.name,
      day,
      formatWon(stated),
      wonOrNothing(paid),
      wonOrNothing(recorded),
      formatWon(difference),
      [verdictNames[verdict].ko, equalOn ?? "", partner?.name ?? ""].join(" ").trimEnd(),
    ]),
  );
}

function wonOrNothing(won: Won | null): string {
  return won === null ? "–" : formatWon(won);
}

export function reconciliationJson({ books, found: { covered, rows, unplaced } }: ReconciledBooks) {
  return { ...books, covered, unplacedWon: `${unplaced}`, rows: rows.map(reconciledRowToJson) };
}
