/** monitor audit: who did what, when, and how it stood before and after. */
import type { Books } from "../../shared/domain/books.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";
import type { AuditEntry, AuditTrail } from "../../shared/ports/audit-trail.ts";
import { type Command, exits } from "../command-line.ts";
import { booksOptions, selectBooks } from "../select-books.ts";
import { table } from "../terminal-table.ts";

export interface AuditHost {
  readonly ledger: LedgerStore;
  readonly audit: AuditTrail;
}

/** Opens the stores for the time of one command. */
export type WithAudit = <Result>(work: (host: AuditHost) => Promise<Result>) => Promise<Result>;

const pageSize = 500;

export function auditCommand(open: WithAudit): Command {
  return {
    name: "audit",
    summary: "누가 언제 무엇을 했는지 봅니다. Every act of a person: who, what, when, before and after.",
    usage: "[--office CODE] [--year YYYY]",
    options: booksOptions,
    takesFiles: false,
    run: (words, terminal) =>
      open(async (host) => {
        const found: { books: Books; entry: AuditEntry }[] = [];
        for (const books of await selectBooks(host.ledger, words)) {
          const entries = await allOf(host.audit, books);
          found.push(...entries.map((entry) => ({ books, entry })));
        }
        terminal.out(
          words.json
            ? `${JSON.stringify(
                found.map(({ books, entry }) => ({ ...books, ...entry })),
                null,
                2,
              )}\n`
            : `${auditTable(found.map(({ entry }) => entry))}\n`,
        );
        return exits.done;
      }),
  };
}

async function allOf(audit: AuditTrail, books: Books): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  let from: string | null = null;
  do {
    const page: Awaited<ReturnType<AuditTrail["read"]>> = await audit.read(books, pageSize, from);
    entries.push(...page.entries);
    from = page.next;
  } while (from !== null);
  return entries;
}

function auditTable(entries: readonly AuditEntry[]): string {
  if (entries.length === 0) return "기록이 없습니다. / Nothing was done yet.";
  const columns = ["때 at", "누가 by", "일 act", "대상 target", "결과 outcome"];
  return table(
    columns.map((title) => ({ title, align: "left" as const })),
    entries.map(({ at, by, act, target, outcome }) => [at, `${by.name} (${by.role})`, act, target, outcome]),
  );
}
