/** monitor reads: who saw and who downloaded what, for as long as that is kept. */
import type { Books } from "../../../shared/domain/values/books.ts";
import { addDays, type IsoDate } from "../../../shared/domain/values/calendar.ts";
import { instantOf } from "../../../shared/domain/values/instant.ts";
import type { LedgerStore } from "../../../shared/ports/ledger-store.ts";
import type { ReadLog, ReadRange, ReadRecord } from "../../../shared/ports/read-log.ts";
import {
  type Arguments,
  type Command,
  exits,
  type Opening,
  printResult,
  type Terminal,
} from "../../terminal/command-line.ts";
import type { Bilingual } from "../../../shared/domain/values/bilingual.ts";
import { chosenLine } from "../../terminal/chosen-options.ts";
import { momentText } from "../../print/moment.ts";
import { roleNames } from "../../../shared/domain/words/role-names.ts";
import { say } from "../../terminal/display.ts";
import { readDate } from "../../terminal/option-values.ts";
import { booksOptions, selectBooks } from "../../terminal/select-books.ts";
import { exact, lessNeeded, name, right, table } from "../../terminal/terminal-table.ts";

export interface ReadsHost {
  readonly ledger: Pick<LedgerStore, "listBooks">;
  readonly reads: Pick<ReadLog, "page">;
}

const pageSize = 500;

export function readsCommand(open: Opening<ReadsHost>): Command {
  return {
    name: "reads",
    usage: "[--downloads] [--from DATE] [--to DATE] [--office CODE] [--year YYYY]",
    options: {
      downloads: { value: null, help: { ko: "내려받은 것만", en: "downloads alone" } },
      from: { value: "DATE", help: { ko: "이날부터", en: "from this day on" } },
      to: { value: "DATE", help: { ko: "이날까지", en: "until this day" } },
      ...booksOptions,
    },
    takesFiles: false,
    run: (args, terminal) =>
      open(async ({ ledger, reads }) => {
        const range = rangeOf(readDate(args, "from"), readDate(args, "to"));
        const found: FoundRecord[] = [];
        for (const books of await selectBooks(ledger, args)) {
          const records = await allOf(reads, books, range);
          found.push(...records.map((record) => ({ books, record })));
        }
        const sorted = found
          .filter(({ record }) => record.kind === "download" || !args.has("downloads"))
          .toSorted((a, b) => (a.record.last < b.record.last ? 1 : -1));
        print(sorted, args, terminal);
        return exits.done;
      }),
  };
}

interface FoundRecord {
  readonly books: Books;
  readonly record: ReadRecord;
}

function rangeOf(from: IsoDate | null, to: IsoDate | null): ReadRange {
  return {
    from: from === null ? null : instantOf({ date: from, minute: 0 }),
    before: to === null ? null : instantOf({ date: addDays(to, 1), minute: 0 }),
  };
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

/** By the name of the API's operation. */
const readNames: Readonly<Record<string, Bilingual>> = {
  overview: { ko: "현황", en: "overview" },
  projects: { ko: "사업 목록", en: "projects" },
  project: { ko: "사업", en: "project" },
  reconciliation: { ko: "지출 대사", en: "reconciliation" },
  rates: { ko: "집행률", en: "rates" },
  departments: { ko: "부서", en: "departments" },
  alerts: { ko: "알림", en: "alerts" },
  inbox: { ko: "할 일", en: "inbox" },
  uploads: { ko: "업로드 목록", en: "uploads" },
  upload: { ko: "업로드", en: "upload" },
  markedUpload: { ko: "사유를 적은 파일", en: "marked file" },
  questions: { ko: "같은 사업 질문", en: "questions" },
  snapshots: { ko: "스냅숏 목록", en: "snapshots" },
  snapshot: { ko: "스냅숏", en: "snapshot" },
  snapshotDiff: { ko: "스냅숏 비교", en: "snapshot diff" },
  report: { ko: "보고서", en: "report" },
  auditPack: { ko: "행정사무감사 자료", en: "audit pack" },
  policy: { ko: "정책", en: "policy" },
  policies: { ko: "정책 이력", en: "policies" },
  audit: { ko: "감사 기록", en: "audit trail" },
  settings: { ko: "설정", en: "settings" },
};

const columns = [
  exact("마지막", "last"),
  name("누가", "who"),
  lessNeeded(2, exact("장부", "books")),
  exact("무엇을", "what"),
  name("대상", "target"),
  lessNeeded(1, right("횟수", "times")),
];

function print(found: readonly FoundRecord[], args: Arguments, terminal: Terminal): void {
  const { display } = terminal;
  const kinds = {
    download: say(display, { ko: "내려받음", en: "download" }),
    view: say(display, { ko: "봄", en: "view" }),
  };
  const rows = found.map(({ books, record: { kind, what, target, by, last, count } }) => [
    momentText(display, last),
    `${by.name} (${say(display, roleNames[by.role])})`,
    `${books.office}/${books.fiscalYear}`,
    `${kinds[kind]} ${say(display, readNames[what] ?? { ko: what, en: what })}`,
    target,
    `${count}`,
  ]);
  const chosen = chosenLine(display, args, ["office", "year", "downloads", "from", "to"], {
    from: readDate(args, "from"),
    to: readDate(args, "to"),
  });
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
      ].join("\n"),
  );
}
