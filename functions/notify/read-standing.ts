/** Reads the alerts of some books with whom each concerns, as the ledger's lines say today. */
import type { Books } from "../../shared/domain/books.ts";
import type { IsoDate } from "../../shared/domain/calendar.ts";
import { joinedLedger } from "../../shared/domain/joined-ledger.ts";
import { currentLine } from "../../shared/domain/ledger-line.ts";
import { officeView } from "../../shared/domain/office-view.ts";
import { concernOf } from "../../shared/domain/recipients.ts";
import type { AlertStore } from "../../shared/ports/alert-store.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";
import type { StandingAlert } from "./compose-digest.ts";

export interface StandingSources {
  readonly alerts: Pick<AlertStore, "readAlerts">;
  readonly ledger: Pick<LedgerStore, "readBalances">;
}

export interface Standing {
  readonly standing: readonly StandingAlert[];
  readonly asOf: IsoDate | null;
}

export async function readStanding(books: Books, { alerts, ledger }: StandingSources): Promise<Standing> {
  const [found, balances] = await Promise.all([alerts.readAlerts(books), ledger.readBalances(books)]);
  const lines = joinedLedger([...balances.values()].map(({ balance }) => balance)).map(({ balance }) =>
    currentLine(balance),
  );
  const { rows } = officeView(books.office, books.fiscalYear, lines);
  const linesOf = new Map(rows.map((row) => [`${row.scope.level}/${row.scope.id}`, row.lines]));
  return {
    standing: found.map((alert) => {
      const { scope } = alert;
      return { alert, concern: concernOf(scope, linesOf.get(`${scope.level}/${scope.id}`) ?? []) };
    }),
    asOf: rows.find(({ scope }) => scope.level === "office")?.asOf ?? null,
  };
}
