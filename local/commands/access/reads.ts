/** monitor reads: who saw and who downloaded what, for as long as that is kept. */
import type { Books } from "../../../shared/domain/values/books.ts";
import type { LedgerStore } from "../../../shared/ports/ledger-store.ts";
import type { ReadLog, ReadRange, ReadRecord } from "../../../shared/ports/audit-trail.ts";
import {
  type Arguments,
  type Command,
  exits,
  type Opening,
  printResult,
  type Terminal,
} from "../../terminal/command-line.ts";
import { chosenLine } from "../../terminal/chosen-options.ts";
import { momentText } from "../../print/sentence-parts.ts";
import { readName, readTarget } from "../../../shared/domain/words/read-names.ts";
import { roleNames } from "../../../shared/domain/words/role-names.ts";
import { say } from "../../terminal/display.ts";
import {
  dayOptions,
  leftOutLines,
  limited,
  limitOption,
  momentsOf,
  readDays,
} from "../../terminal/option-values.ts";
import { booksTitle, type OfficeNames, officeNamesOf } from "../../terminal/office-names.ts";
import { booksOptions, selectBooks } from "../../terminal/select-books.ts";
import { exact, lessNeeded, name, right } from "../../terminal/table-columns.ts";
import { table } from "../../terminal/terminal-table.ts";

export interface ReadsHost {
  readonly ledger: Pick<LedgerStore, "listBooks" | "listUploads" | "readBalances" | "readHead">;
  readonly reads: Pick<ReadLog, "page">;
}

const pageSize = 500;

export function readsCommand(open: Opening<ReadsHost>): Command {
  return {
    name: "reads",
    usage: "[--downloads] [--from DATE] [--to DATE] [--limit COUNT] [--office CODE] [--year YYYY]",
    options: {
      downloads: { value: null, help: { ko: "내려받은 것만", en: "downloads alone" } },
      ...dayOptions,
      ...limitOption,
      ...booksOptions,
    },
    takesFiles: false,
    run: (args, terminal) =>
      open(async ({ ledger, reads }) => {
        const range: ReadRange = momentsOf(readDays(args));
        const found: FoundRecord[] = [];
        const selected = await selectBooks(ledger, args);
        for (const books of selected) {
          const records = await allOf(reads, books, range);
          const titles = records.length === 0 ? new Map<string, string>() : await titlesIn(ledger, books);
          found.push(
            ...records.map((record) => ({ books, record, title: titles.get(record.target) ?? null })),
          );
        }
        const sorted = found
          .filter(({ record }) => record.kind === "download" || !args.has("downloads"))
          .toSorted((a, b) => (a.record.last < b.record.last ? 1 : -1));
        print(sorted, await officeNamesOf(ledger, selected), args, terminal);
        return exits.done;
      }),
  };
}

interface FoundRecord {
  readonly books: Books;
  readonly record: ReadRecord;
  /** Of a project or an upload; null of what has no other name than the one that is kept. */
  readonly title: string | null;
}

/** By what the log keeps: ids of projects and uploads. */
async function titlesIn(ledger: ReadsHost["ledger"], books: Books): Promise<ReadonlyMap<string, string>> {
  const [uploads, balances] = await Promise.all([ledger.listUploads(books), ledger.readBalances(books)]);
  return new Map([
    ...uploads.map(({ uploadId, seq, fileName }) => [uploadId, `${seq} ${fileName}`] as const),
    ...[...balances].map(([id, { balance }]) => [id as string, balance.project.name] as const),
  ]);
}

async function allOf(reads: ReadsHost["reads"], books: Books, range: ReadRange): Promise<ReadRecord[]> {
  const records: ReadRecord[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<ReadLog["page"]>> = await reads.page(books, range, pageSize, cursor);
    records.push(...page.records);
    cursor = page.next;
  } while (cursor !== null);
  return records;
}

const columns = [
  exact("마지막", "last"),
  name("누가", "who"),
  lessNeeded(2, exact("장부", "books")),
  lessNeeded(3, exact("무엇을", "what")),
  name("대상", "target"),
  lessNeeded(1, right("횟수", "times")),
];

function print(all: readonly FoundRecord[], names: OfficeNames, args: Arguments, terminal: Terminal): void {
  const { display } = terminal;
  const found = limited(args, all);
  const kinds = {
    download: say(display, { ko: "내려받기", en: "download" }),
    view: say(display, { ko: "조회", en: "view" }),
  };
  const rows = found.map(({ books, title, record: { kind, what, target, by, last, count } }) => [
    momentText(display, last),
    `${by.name} (${say(display, roleNames[by.role])})`,
    booksTitle(books, names),
    `${kinds[kind]}: ${say(display, readName(what))}`,
    title ?? say(display, readTarget(target)),
    `${count}`,
  ]);
  const listed = ["office", "year", "downloads", "from", "to"] as const;
  const chosen = chosenLine(display, args, listed, readDays(args));
  printResult(
    terminal,
    args,
    () => found.map(({ books, record }) => ({ ...books, ...record })),
    () =>
      [
        ...(chosen === null ? [] : [chosen, ""]),
        rows.length === 0
          ? say(display, { ko: "읽은 기록이 없습니다.", en: "Nothing was read." })
          : table(display, columns, rows),
        ...leftOutLines(display, all.length - found.length),
      ].join("\n"),
  );
}
