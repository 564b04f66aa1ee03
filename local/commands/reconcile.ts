/** monitor reconcile: what the sources say of each project's spending, side by side, and what of it is open. */
import { reconciliationCsv } from "../../functions/api/projects/reconciliation-csv.ts";
import { reconcile, type Reconciliation } from "../../shared/domain/matching/reconcile.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import { officeNameIn } from "../../shared/reading/read-journal.ts";
import { joinedReading } from "../../shared/reading/read-lines.ts";
import type { Host } from "../host/host.ts";
import { createFile } from "../storage/write-file.ts";
import { type Command, exits, Refusal } from "../terminal/command-line.ts";
import { booksOptions, selectBooks } from "../terminal/select-books.ts";
import { reconciliationJson, reconciliationText } from "./print-reconciliation.ts";
import { inHome } from "./with-host.ts";

export const reconcileCommand: Command = {
  name: "reconcile",
  usage: "[--all] [-o FILE.csv] [--office CODE] [--year YYYY]",
  options: {
    all: { value: null, help: "also what is equal or explained" },
    output: { value: "FILE", short: "o", help: "write every row as CSV" },
    ...booksOptions,
  },
  takesFiles: false,
  run: (words, terminal) =>
    inHome(async (host) => {
      const selected = await selectBooks(host.ledger, words);
      const found: { readonly books: Books; readonly found: Reconciliation }[] = [];
      for (const books of selected) found.push({ books, found: await reconciliationOf(host, books) });
      const path = words.value("output");
      if (path !== null) {
        const [only, ...more] = found;
        if (only === undefined || more.length > 0)
          throw new Refusal(
            "CSV 파일 하나에는 한 자치단체의 한 회계연도만 적습니다. --office CODE --year YYYY로 골라 주십시오.",
            "A CSV file holds one office and year: choose with --office CODE --year YYYY.",
          );
        if (!(await createFile(path, reconciliationCsv(only.found.rows))))
          throw new Refusal(
            `${path}: 이미 있는 파일입니다. 다른 이름을 적어 주십시오.`,
            `${path}: the file is there already. Give another name.`,
          );
      }
      const names = new Map<string, string | null>();
      for (const { office } of selected) names.set(office, await officeNameIn(host.ledger, office));
      terminal.out(
        words.json
          ? `${JSON.stringify(found.map(reconciliationJson), null, 2)}\n`
          : `${found.map((each) => reconciliationText(each, names.get(each.books.office) ?? null, words.has("all"))).join("\n\n")}\n`,
      );
      return exits.done;
    }),
};

async function reconciliationOf({ ledger }: Host, books: Books): Promise<Reconciliation> {
  const reading = await ledger.readLedger(books);
  const { lines, unmatched } = joinedReading(reading, null);
  const balances = new Map([...reading.balances].map(([id, { balance }]) => [id, balance]));
  return reconcile(lines, balances, unmatched);
}
