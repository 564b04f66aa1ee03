/** monitor audit: who did what, when, and how it stood before and after. */
import type { AuditEntry, AuditScope, AuditTrail } from "../../shared/ports/audit-trail.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";
import { type Arguments, type Command, exits, type Opening, printResult } from "../terminal/command-line.ts";
import { booksOptions, selectBooks } from "../terminal/select-books.ts";
import { auditTable, type FoundEntry } from "../print/print-audit.ts";

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
        const uploadNames = new Map<string, string>();
        for (const scope of await scopes(host.ledger, args)) {
          if (scope !== "installation")
            for (const { uploadId, seq, fileName } of await host.ledger.listUploads(scope))
              uploadNames.set(uploadId, `${seq} ${fileName}`);
          const entries = await allOf(host.audit, scope);
          found.push(...entries.map((entry) => ({ scope, entry })));
        }
        const sorted = found.toSorted((a, b) => (a.entry.at < b.entry.at ? 1 : -1));
        printResult(
          terminal,
          args,
          () => sorted.map(({ scope, entry }) => (scope === "installation" ? entry : { ...scope, ...entry })),
          () => auditTable(terminal.display, sorted, uploadNames),
        );
        return exits.done;
      }),
  };
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
