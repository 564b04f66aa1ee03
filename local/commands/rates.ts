/** monitor rates: execution rates of every scope, whole or by fund, now or as of a day. */
import { rateRowToJson } from "../../shared/contracts/documents/rates-json.ts";
import type { LedgerLine } from "../../shared/domain/ledger/ledger-line.ts";
import { officeView } from "../../shared/domain/rates/office-view.ts";
import type { RateRow } from "../../shared/domain/rates/rate-rows.ts";
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import { inHome, pathOfHome } from "../host/open-home.ts";
import { readView } from "../host/read-view.ts";
import {
  type Arguments,
  type Command,
  CommandError,
  exits,
  type Terminal,
} from "../terminal/command-line.ts";
import { say } from "../terminal/display.ts";
import { readAsOf } from "../terminal/option-values.ts";
import {
  everything,
  isOfAttribute,
  filterMeant,
  type LineFilter,
  linesSelected,
  type RateSelection,
  readSelection,
  rowsByAttribute,
  rowsSelected,
} from "../terminal/rate-selection.ts";
import { writeNewFile, writtenText } from "../storage/write-file.ts";
import { ratesCsv } from "../reports/rates-csv.ts";
import { chosenRates, linesBeside } from "../print/rate-remarks.ts";
import { type BesideRates, ratesTable } from "../print/print-rates.ts";
import { inUnit, unitOption } from "../terminal/money-unit.ts";
import { booksOptions, selectOffered } from "../terminal/select-books.ts";

export const rates: Command = {
  name: "rates",
  usage:
    "[--level LEVEL | --by account|field] [--by-fund] [--department NAME] [--account ACCOUNT] [--field NAME] [--filter TEXT] [--sort COLUMN] [--limit COUNT] [--as-of DATE] [-o FILE.csv] [--unit UNIT] [--office CODE] [--year YYYY]",
  options: {
    level: {
      value: "LEVEL",
      help: {
        ko: "office(계), department(부서), unit-project(단위사업), business(사업), project(세부사업) 가운데 하나(기본값: project만 빼고 모두)",
        en: "office, department, unit-project, business or project (default: all but project)",
      },
    },
    "by-fund": {
      value: null,
      help: {
        ko: "재원별(국비, 도비·시비, 군비·구비, 기타)로도",
        en: "also by fund: national, provincial, municipal, other",
      },
    },
    by: {
      value: "COLUMN",
      help: { ko: "account(회계별) 또는 field(분야별) 합계", en: "totals by account or by field" },
    },
    department: {
      value: "NAME",
      help: {
        ko: "이 부서만(이름의 앞부분이나 코드)",
        en: "only this department, by code or the beginning of its name",
      },
    },
    account: { value: "ACCOUNT", help: { ko: "이 회계만", en: "only this account" } },
    field: { value: "NAME", help: { ko: "이 분야만", en: "only this field" } },
    filter: {
      value: "TEXT",
      help: { ko: "이름에 이 말이 든 사업만", en: "only projects whose name has this in it" },
    },
    sort: {
      value: "COLUMN",
      help: {
        ko: "name(이름), budget(예산), spent(집행), left(잔액): 큰 것부터, rate(집행률): 낮은 것부터",
        en: "name, budget, spent or left (the greatest first), or rate (the lowest first)",
      },
    },
    limit: { value: "COUNT", help: { ko: "이만큼만", en: "only so many rows" } },
    "as-of": {
      value: "DATE",
      help: {
        ko: "이 날 기준(YYYY-MM-DD, 기본값: 반영한 자료 전부)",
        en: "as of that day, YYYY-MM-DD (default: everything known)",
      },
    },
    output: { value: "FILE", short: "o", help: { ko: "모든 행을 CSV로 저장", en: "write every row as CSV" } },
    ...unitOption,
    ...booksOptions,
  },
  takesFiles: false,
  run: (args, given) => {
    const terminal = inUnit(given, args);
    const [selection, asOf] = [readSelection(args), readAsOf(args, null)];
    return inHome(async (home) => {
      const { ledger } = home;
      const tables: RatesOfBooks[] = [];
      const refused: CommandError[] = [];
      for (const books of await selectOffered(ledger, args)) {
        const { view, lines, ...beside } = await readView(home, books, asOf);
        const { by, filter } = selection;
        const meant = filterIn(lines, filter, refused);
        if (meant === "none") continue;
        const selected = meant === null ? lines : linesSelected(lines, meant);
        const shown =
          filter === null ? view : officeView(books.office, books.fiscalYear, selected, view.basis, view);
        const { rows, leftOut } =
          by === null
            ? rowsSelected(shown, selection, args.json)
            : rowsByAttribute(shown, selected, by, selection);
        tables.push({
          books,
          rows,
          // What is outside of every row is outside of a part of them too, and says nothing about it.
          beside: {
            ...beside,
            ...(filter === null ? {} : { unmatched: null, unnamed: [] }),
            selection,
            ...linesBeside(shown),
            chosen: chosenRates(terminal.display, args, { selection, meant, asOf }, () =>
              rowsSelected(shown, everything, true),
            ),
            leftOut,
          },
        });
      }
      // A department of one office is none of the next: it is wrong where no books have it.
      const [first] = refused;
      if (tables.length === 0 && first !== undefined) throw first;
      const path = args.value("output");
      const written = path === null ? null : await write(tables, path);
      print(tables, args, terminal);
      if (path !== null && !args.json)
        terminal.out(`\n${writtenText(terminal.display, path, written ?? 0)}\n`);
      return exits.done;
    });
  },
};

/** @returns how many rows. @throws CommandError where the file would mix several offices or years, or is there. */
async function write(tables: readonly RatesOfBooks[], path: string): Promise<number> {
  const [only, ...more] = tables;
  if (only === undefined || more.length > 0)
    throw new CommandError(
      "CSV 파일 하나에는 한 자치단체의 한 회계연도만 적습니다. --office 코드 --year 연도로 골라 주십시오.",
      "A CSV file holds one office and year: choose with --office CODE --year YYYY.",
    );
  const rows = [...only.rows, ...(only.beside.leftOut ?? [])];
  await writeNewFile(path, ratesCsv(only.books, rows, only.beside.selection));
  return rows.length;
}

/** "none" where these books have no such department, account or field; why is added to `refused`. */
function filterIn(
  lines: readonly LedgerLine[],
  filter: LineFilter | null,
  refused: CommandError[],
): LineFilter | null | "none" {
  try {
    return filter === null ? null : filterMeant(lines, filter);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    refused.push(error);
    return "none";
  }
}

interface RatesOfBooks {
  readonly books: Books;
  readonly rows: readonly RateRow[];
  readonly beside: BesideRates & { readonly selection: RateSelection };
}

/** With the folder: one that was mistyped is empty too. */
function nothingToShow(home: string): Bilingual {
  return {
    ko: `보일 수치가 없습니다. 조건이 맞는지, 자료 폴더가 맞는지 확인해 주십시오: ${home}`,
    en: `No figures to show. See whether the options and the home are the ones that you mean: ${home}`,
  };
}

function print(tables: readonly RatesOfBooks[], args: Arguments, terminal: Terminal): void {
  if (args.json) {
    const rows = tables.flatMap(({ books, rows: each, beside }) =>
      each.map((row) => ({
        ...rateRowToJson(books, row, beside.unmatched),
        ...(isOfAttribute(row) ? { level: beside.selection.by } : {}),
      })),
    );
    terminal.data(`${JSON.stringify(rows, null, 2)}\n`);
    return;
  }
  const texts = tables
    .map(({ books, rows: each, beside }) => ratesTable(terminal.display, books, each, beside))
    .filter((text) => text !== "");
  if (texts.length > 0) terminal.out(`${texts.join("\n\n")}\n`);
  else {
    const chosen = tables[0]?.beside.chosen ?? null;
    const nothing = say(terminal.display, nothingToShow(pathOfHome()));
    terminal.out(`${chosen === null ? "" : `${chosen}\n`}${nothing}\n`);
  }
}
