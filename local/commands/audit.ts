/** monitor audit: who did what, when, and how it stood before and after. */
import type { AuditEntry, AuditScope, AuditTrail } from "../../shared/ports/audit-trail.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";
import { type Arguments, type Command, exits, type Opening, printResult } from "../terminal/command-line.ts";
import { booksOptions, selectBooks } from "../terminal/select-books.ts";
import { type Display, say } from "../terminal/display.ts";
import { exact, lessNeeded, name as nameColumn, table } from "../terminal/terminal-table.ts";
import { momentText } from "../print/moment.ts";
import { booksText, personText } from "../print/sentence-parts.ts";

export interface AuditHost {
  readonly ledger: LedgerStore;
  readonly audit: AuditTrail;
}

const pageSize = 500;

export function auditCommand(open: Opening<AuditHost>): Command {
  return {
    name: "audit",
    usage: "[--office CODE] [--year YYYY]",
    options: booksOptions,
    takesFiles: false,
    run: (args, terminal) =>
      open(async (host) => {
        const found: FoundEntry[] = [];
        for (const scope of await scopes(host.ledger, args)) {
          const entries = await allOf(host.audit, scope);
          found.push(...entries.map((entry) => ({ scope, entry })));
        }
        const sorted = found.toSorted((a, b) => (a.entry.at < b.entry.at ? 1 : -1));
        printResult(
          terminal,
          args,
          () => sorted.map(({ scope, entry }) => (scope === "installation" ? entry : { ...scope, ...entry })),
          () => auditTable(terminal.display, sorted),
        );
        return exits.done;
      }),
  };
}

interface FoundEntry {
  readonly scope: AuditScope;
  readonly entry: AuditEntry;
}

/** Those of the installation come where no office is asked for. */
async function scopes(ledger: LedgerStore, args: Arguments): Promise<AuditScope[]> {
  const isWhole = args.value("office") === null && args.value("year") === null;
  const books = await selectBooks(ledger, args);
  return isWhole ? ["installation", ...books] : books;
}

async function allOf(audit: AuditTrail, scope: AuditScope): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  let from: string | null = null;
  do {
    const page: Awaited<ReturnType<AuditTrail["read"]>> = await audit.read(scope, pageSize, from);
    entries.push(...page.entries);
    from = page.next;
  } while (from !== null);
  return entries;
}

function auditTable(display: Display, found: readonly FoundEntry[]): string {
  if (found.length === 0) return say(display, { ko: "기록이 없습니다.", en: "Nothing was done yet." });
  const columns = [
    exact("때", "at"),
    nameColumn("누가", "by"),
    exact("일", "act"),
    lessNeeded(2, exact("장부", "books")),
    nameColumn("대상", "target"),
    lessNeeded(1, exact("결과", "outcome")),
  ];
  return table(
    display,
    columns,
    found.map(({ scope, entry: { at, by, act, target, outcome } }) => {
      const books = scope === "installation" ? "–" : booksText(scope);
      return [
        momentText(display, at),
        `${personText(display, by.name)} (${by.role}, ${by.subject})`,
        act,
        books,
        target,
        outcome,
      ];
    }),
  );
}
