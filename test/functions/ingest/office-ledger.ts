/** What the ledger of an ingest world says in all, and what a verification finds in it. */
import { verifyLedger } from "../../../functions/verify/replay/verify-ledger.ts";
import type { Books } from "../../../shared/domain/values/books.ts";
import { openDocument } from "../../../shared/formats/containers/document/open-document.ts";
import { readLines } from "../../../shared/reading/read-lines.ts";
import { replayTarget } from "../../../shared/stores/compare-ledgers.ts";
import { books as usual } from "../../support/uploads.ts";
import type { openIngest } from "./ingest-fixture.ts";

type Fixture = ReturnType<typeof openIngest>;

/** Budget and spending of all lines that nobody splits by fund, in won. */
export async function totals({ ledger }: Pick<Fixture, "ledger">): Promise<[bigint, bigint]> {
  const { lines } = await readLines(ledger, usual, null);
  const sum = (of: (line: (typeof lines)[number]["line"]) => bigint | undefined): bigint =>
    lines.reduce((total, { line }) => total + (of(line) ?? 0n), 0n);
  return [
    sum(({ amounts }) => amounts.appropriation.unsplit),
    sum(({ amounts }) => amounts.expenditure.unsplit),
  ];
}

export async function discrepancies({ ledger, table, files }: Fixture, books: Books = usual) {
  const evidence = { ledger, replayTarget: () => replayTarget(table), files, readDocument: openDocument };
  return (await verifyLedger(books, evidence, [], () => {})).discrepancies;
}

/** What each line has spent in all funds that nobody splits, in won, as it is called now. */
export async function spentIn(ledger: Fixture["ledger"], books: Books): Promise<Record<string, bigint>> {
  const { lines } = await readLines(ledger, books, null);
  return Object.fromEntries(
    lines.map(({ line: { project, amounts } }) => [
      `${project.department ?? "–"} ${project.name}`,
      amounts.expenditure.unsplit ?? 0n,
    ]),
  );
}
