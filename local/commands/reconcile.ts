/** monitor reconcile: what the sources say of each project's spending, side by side, and what of it is open. */
import { reconciliationCsv } from "../../functions/api/projects/reconciliation-csv.ts";
import { reconciledRowToJson } from "../../shared/contracts/documents/rates-json.ts";
import {
  isOpen,
  reconcile,
  type ReconciledRow,
  type Reconciliation,
  unplacedParts,
  verdictNames,
  verdicts,
} from "../../shared/domain/matching/reconcile.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import { formatWon, sumWon, type Won } from "../../shared/domain/values/won.ts";
import { officeNameIn } from "../../shared/reading/read-journal.ts";
import { joinedReading } from "../../shared/reading/read-lines.ts";
import type { Host } from "../host/host.ts";
import { inHome } from "../host/open-home.ts";
import { writeNewFile } from "../storage/write-file.ts";
import { type Command, CommandError, exits, printResult } from "../terminal/command-line.ts";
import { booksOptions, selectBooks } from "../terminal/select-books.ts";
import { type Display, say } from "../terminal/display.ts";
import {
  exact,
  lessNeeded,
  name as nameColumn,
  officeTitle,
  right,
  table,
  wonCell,
} from "../terminal/terminal-table.ts";

export const reconcileCommand: Command = {
  name: "reconcile",
  usage: "[--all] [-o FILE.csv] [--office CODE] [--year YYYY]",
  options: {
    all: { value: null, help: { ko: "같거나 설명된 것까지 보기", en: "also what is equal or explained" } },
    output: { value: "FILE", short: "o", help: { ko: "모든 행을 CSV로 저장", en: "write every row as CSV" } },
    ...booksOptions,
  },
  takesFiles: false,
  run: (args, terminal) =>
    inHome(async (host) => {
      const selected = await selectBooks(host.ledger, args);
      const found: ReconciledBooks[] = [];
      for (const books of selected) found.push(await reconciliationOf(host, books));
      const path = args.value("output");
      if (path !== null) {
        const [only, ...more] = found;
        if (only === undefined || more.length > 0)
          throw new CommandError(
            "CSV 파일 하나에는 한 자치단체의 한 회계연도만 적습니다. --office 코드 --year 연도로 골라 주십시오.",
            "A CSV file holds one office and year: choose with --office CODE --year YYYY.",
          );
        await writeNewFile(path, reconciliationCsv(only.found.rows));
      }
      const names = new Map<string, string | null>();
      for (const { office } of selected) names.set(office, await officeNameIn(host.ledger, office));
      printResult(
        terminal,
        args,
        () => found.map(reconciliationJson),
        () =>
          found
            .map((each) =>
              reconciliationText(
                terminal.display,
                each,
                names.get(each.books.office) ?? null,
                args.has("all"),
              ),
            )
            .join("\n\n"),
      );
      return exits.done;
    }),
};

async function reconciliationOf({ ledger }: Host, books: Books): Promise<ReconciledBooks> {
  const reading = await ledger.readLedger(books);
  const { lines, unmatched } = joinedReading(reading, null);
  const balances = new Map([...reading.balances].map(([id, { balance }]) => [id, balance]));
  return { books, found: reconcile(lines, balances, unmatched) };
}

interface ReconciledBooks {
  readonly books: Books;
  readonly found: Reconciliation;
}

const shownRows = 40;

/** Sums first, then the open rows, the greatest difference first. */
function reconciliationText(
  display: Display,
  { books, found }: ReconciledBooks,
  officeName: string | null,
  isWhole: boolean,
): string {
  const { rows, covered } = found;
  const office = officeTitle(books.office, officeName);
  const shown = isWhole ? rows : rows.filter(isOpen);
  const rest = isWhole ? 0 : Math.max(0, shown.length - shownRows);
  return [
    say(display, {
      ko: `${office} · ${books.fiscalYear} 지출 대사`,
      en: `${office} · ${books.fiscalYear} reconciliation`,
    }),
    covered === null
      ? say(display, { ko: "지급 명세가 없습니다.", en: "No payment list is known." })
      : say(display, {
          ko: `지급 명세: ${covered.from} – ${covered.to}`,
          en: `Payments: ${covered.from} – ${covered.to}`,
        }),
    sumsTable(display, found),
    ...(shown.length === 0
      ? [say(display, { ko: "확인할 차이가 없습니다.", en: "No difference is open." })]
      : [rowsTable(display, shown.slice(0, shown.length - rest))]),
    ...(rest > 0
      ? [
          say(display, {
            ko: `그 밖에 ${rest}건: --all, -o 파일.csv`,
            en: `${rest} more: --all, -o FILE.csv`,
          }),
        ]
      : []),
  ].join("\n\n");
}

/** What payments lists say in all is the sum of what is paid, and of what is in no row. */
function sumsTable(display: Display, { rows, unplaced }: Reconciliation): string {
  const body = verdicts.flatMap((verdict) => {
    const of = rows.filter((row) => row.verdict === verdict);
    return of.length === 0 ? [] : [sumRow(say(display, verdictNames[verdict]), of)];
  });
  return [
    table(
      display,
      [
        nameColumn("판정", "verdict"),
        lessNeeded(1, right("사업", "projects")),
        right("집행", "stated"),
        right("지급", "paid"),
        right("차이", "difference"),
      ],
      [...body, sumRow(say(display, { ko: "합계", en: "total" }), rows)],
    ),
    ...unplacedText(display, unplacedParts(unplaced)),
  ].join("\n");
}

/** One by one where there are several: what no amount has, and what every total has, must not be read as one. */
function unplacedText(display: Display, parts: ReturnType<typeof unplacedParts>): readonly string[] {
  if (parts.length === 0) return [];
  const [sum, named] = [
    formatWon(sumWon(parts.map(([, won]) => won))),
    (language: "ko" | "en") =>
      parts
        .map(([name, won]) => `${name[language]} ${formatWon(won)}${language === "ko" ? "원" : ""}`)
        .join(", "),
  ];
  return [
    say(display, {
      ko: `사업별 줄에 없는 지급: ${sum}원(${named("ko")})`,
      en: `Payments that are in no row: ${sum} won (${named("en")})`,
    }),
  ];
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

function rowsTable(display: Display, rows: readonly ReconciledRow[]): string {
  return table(
    display,
    [
      lessNeeded(3, nameColumn("부서", "department")),
      nameColumn("사업", "project"),
      lessNeeded(1, exact("기준일", "day")),
      right("집행", "stated"),
      right("지급", "paid"),
      lessNeeded(2, right("e호조", "e-Hojo")),
      right("차이", "difference"),
      lessNeeded(4, nameColumn("판정", "verdict")),
    ],
    rows.map(({ project, day, stated, paid, recorded, difference, verdict, equalOn, partner }) => [
      project.department ?? "",
      project.name,
      day,
      formatWon(stated),
      wonCell(paid),
      wonCell(recorded),
      formatWon(difference),
      [say(display, verdictNames[verdict]), equalOn ?? "", partner?.name ?? ""].join(" ").trimEnd(),
    ]),
  );
}

function reconciliationJson({ books, found: { covered, rows, unplaced } }: ReconciledBooks) {
  const won = {
    unmatchedWon: `${unplaced.unmatched}`,
    sharedNameWon: `${unplaced.sharedName}`,
    unstatedWon: `${unplaced.unstated}`,
  };
  return { ...books, covered, ...won, rows: rows.map(reconciledRowToJson) };
}
