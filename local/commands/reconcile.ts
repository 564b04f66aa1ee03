/** monitor reconcile: what the sources say of each project's spending, side by side, and what of it is open. */
import { reconciliationCsv } from "../../functions/api/projects/reconcile-books.ts";
import { reconciledRowToJson } from "../../shared/contracts/documents/rates-json.ts";
import { answerable } from "../../shared/domain/identity/payment-questions.ts";
import { reconcile } from "../../shared/domain/matching/reconcile.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import { officeNameIn } from "../../shared/reading/read-journal.ts";
import { joinedReading } from "../../shared/reading/read-lines.ts";
import type { Host } from "../host/host.ts";
import { inHome } from "../host/open-home.ts";
import { type ReconciledBooks, reconciliationText } from "../print/print-reconciliation.ts";
import { writeNewFile, writtenText } from "../storage/write-file.ts";
import { type Command, CommandError, exits, printResult } from "../terminal/command-line.ts";
import { inUnit, unitOption } from "../terminal/money-unit.ts";
import { limitOption, readCount } from "../terminal/option-values.ts";
import { booksOptions, selectOffered } from "../terminal/select-books.ts";

export const reconcileCommand: Command = {
  name: "reconcile",
  usage: "[--all] [--limit COUNT] [-o FILE.csv] [--unit UNIT] [--office CODE] [--year YYYY]",
  options: {
    all: { value: null, help: { ko: "같거나 설명된 것까지 보기", en: "also what is equal or explained" } },
    ...limitOption,
    output: { value: "FILE", short: "o", help: { ko: "모든 행을 CSV로 저장", en: "write every row as CSV" } },
    ...unitOption,
    ...booksOptions,
  },
  takesFiles: false,
  run: (args, given) => {
    const terminal = inUnit(given, args);
    const limit = readCount(args, "limit");
    return inHome(async (host) => {
      const selected = await selectOffered(host.ledger, args);
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
          [
            ...found.map((each) =>
              reconciliationText(terminal.display, each, names.get(each.books.office) ?? null, {
                isWhole: args.has("all"),
                limit,
              }),
            ),
            ...(path === null
              ? []
              : [
                  writtenText(
                    terminal.display,
                    path,
                    found.reduce((sum, each) => sum + each.found.rows.length, 0),
                  ),
                ]),
          ].join("\n\n"),
      );
      return exits.done;
    });
  },
};

async function reconciliationOf({ ledger }: Host, books: Books): Promise<ReconciledBooks> {
  const reading = await ledger.readLedger(books);
  const { lines, unmatched } = joinedReading(reading, null);
  const balances = new Map([...reading.balances].map(([id, { balance }]) => [id, balance]));
  return {
    books,
    found: reconcile(lines, balances, unmatched),
    unmatched: answerable({ lines, unmatched }, reading.partners),
  };
}

function reconciliationJson({ books, found: { covered, rows, unplaced }, unmatched }: ReconciledBooks) {
  const won = {
    unmatchedWon: `${unplaced.unmatched}`,
    sharedNameWon: `${unplaced.sharedName}`,
    unstatedWon: `${unplaced.unstated}`,
  };
  const payments = unmatched.map(({ project: { id, name, department }, won: paid, answer }) => {
    return { id, name, department, won: `${paid}`, answer };
  });
  return { ...books, covered, ...won, unmatched: payments, rows: rows.map(reconciledRowToJson) };
}
