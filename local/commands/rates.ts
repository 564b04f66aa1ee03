/** monitor rates: execution rates of every scope, whole or by fund, now or as of a day. */
import { rateRowToJson } from "../../shared/contracts/documents/rates-json.ts";
import { type Level, levels, type OfficeView } from "../../shared/domain/rates/office-view.ts";
import { type RateRow, rateRows } from "../../shared/domain/rates/rate-rows.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import { inHome } from "../host/open-home.ts";
import { readView } from "../host/read-view.ts";
import { type Arguments, type Command, exits, type Terminal } from "../terminal/command-line.ts";
import { readAsOf, readChoice } from "../terminal/option-values.ts";
import { type BesideRates, ratesTable } from "../print/print-rates.ts";
import { booksOptions, selectBooks } from "../terminal/select-books.ts";

export const rates: Command = {
  name: "rates",
  usage: "[--level LEVEL] [--by-fund] [--as-of DATE] [--office CODE] [--year YYYY]",
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
        ko: "재원별(국비, 시도비, 시군구비, 기타)로도",
        en: "also by fund: national, provincial, municipal, other",
      },
    },
    "as-of": {
      value: "DATE",
      help: {
        ko: "이 날 기준(YYYY-MM-DD, 기본값: 반영한 자료 전부)",
        en: "as of that day, YYYY-MM-DD (default: everything known)",
      },
    },
    ...booksOptions,
  },
  takesFiles: false,
  run: (args, terminal) =>
    inHome(async ({ ledger }) => {
      const [level, asOf] = [readChoice(args, "level", levels), readAsOf(args, null)];
      const selected = await selectBooks(ledger, args);
      const tables: RatesOfBooks[] = [];
      for (const books of selected) {
        const { view, ...beside } = await readView(ledger, books, asOf);
        tables.push({ books, rows: selectRows(view, level, args.has("by-fund"), args.json), beside });
      }
      print(tables, args, terminal);
      return exits.done;
    }),
};

/** For a person the thousands of projects wait until they are asked for; a program gets every level. */
export function selectRows(
  view: OfficeView,
  level: Level | null,
  byFund: boolean,
  isForProgram: boolean,
): RateRow[] {
  return rateRows(view, byFund).filter(({ scope }) =>
    level === null ? isForProgram || scope.level !== "project" : scope.level === level,
  );
}

interface RatesOfBooks {
  readonly books: Books;
  readonly rows: readonly RateRow[];
  readonly beside: BesideRates;
}

function print(tables: readonly RatesOfBooks[], args: Arguments, terminal: Terminal): void {
  if (args.json) {
    const rows = tables.flatMap(({ books, rows: each, beside }) =>
      each.map((row) => rateRowToJson(books, row, beside.unmatched)),
    );
    terminal.data(`${JSON.stringify(rows, null, 2)}\n`);
    return;
  }
  const texts = tables
    .map(({ books, rows: each, beside }) => ratesTable(terminal.display, books, each, beside))
    .filter((text) => text !== "");
  terminal.out(`${texts.join("\n\n") || "보일 수치가 없습니다. / No figures to show."}\n`);
}
