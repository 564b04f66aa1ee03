/** monitor audit: who did what, when, and how it stood before and after. */
import { alertName } from "../../shared/domain/alerts/alert-name.ts";
import { ruleNamed } from "../../shared/domain/alerts/rules/rules.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import type { AlertStore } from "../../shared/ports/alert-store.ts";
import type { AuditEntry, AuditScope, AuditTrail } from "../../shared/ports/audit-trail.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";
import { readDepartments } from "../../shared/reading/read-departments.ts";
import { officeNamesOf, booksTitle, type OfficeNames } from "../terminal/office-names.ts";
import { earlierNumbers } from "../terminal/upload-numbers.ts";
import { booksText, uploadNumber, personText, momentText } from "../print/sentence-parts.ts";
import { type Display, say } from "../terminal/display.ts";
import { type Arguments, type Command, exits, type Opening, printResult } from "../terminal/command-line.ts";
import { chosenLine } from "../terminal/chosen-options.ts";
import {
  dayOptions,
  leftOutLines,
  limited,
  limitOption,
  momentsOf,
  readDays,
} from "../terminal/option-values.ts";
import { booksOptions, selectBooks } from "../terminal/select-books.ts";
import { actNames, outcomeWords } from "../../shared/domain/words/act-names.ts";
import { roleNames } from "../../shared/domain/words/role-names.ts";
import { exact, lessNeeded, name as nameColumn, whereStated } from "../terminal/table-columns.ts";
import { table } from "../terminal/terminal-table.ts";

export interface AuditHost {
  readonly ledger: LedgerStore;
  readonly alerts: Pick<AlertStore, "readAlerts">;
  readonly audit: AuditTrail;
}

const pageSize = 500;

export function auditCommand(open: Opening<AuditHost>): Command {
  return {
    name: "audit",
    usage: "[--from DATE] [--to DATE] [--limit COUNT] [--office CODE] [--year YYYY]",
    options: { ...dayOptions, ...limitOption, ...booksOptions },
    takesFiles: false,
    run: (args, terminal) =>
      open(async (host) => {
        const days = readDays(args);
        const { from, before } = momentsOf(days);
        const found: FoundEntry[] = [];
        const titles = new Map<string, Titles>();
        for (const scope of await scopes(host.ledger, args)) {
          if (scope !== "installation")
            titles.set(booksText(scope), await titlesIn(scope, host, terminal.display));
          const entries = await allOf(host.audit, scope);
          found.push(...entries.map((entry) => ({ scope, entry })));
        }
        const sorted = found
          .filter(({ entry: { at } }) => (from === null || at >= from) && (before === null || at < before))
          .toSorted((a, b) => (a.entry.at < b.entry.at ? 1 : -1));
        const shown = limited(args, sorted);
        const titleOf = (scope: AuditScope, target: string): string | null =>
          scope === "installation" ? null : (titles.get(booksText(scope))?.get(target) ?? null);
        const names = await officeNamesOf(host.ledger, await host.ledger.listBooks());
        printResult(
          terminal,
          args,
          () => shown.map(({ scope, entry }) => (scope === "installation" ? entry : { ...scope, ...entry })),
          () => {
            const chosen = chosenLine(terminal.display, args, ["office", "year", "from", "to"], days);
            return [
              ...(chosen === null ? [] : [chosen, ""]),
              auditTable(terminal.display, shown, titleOf, names),
              ...leftOutLines(terminal.display, sorted.length - shown.length),
            ].join("\n");
          },
        );
        return exits.done;
      }),
  };
}

type Titles = ReadonlyMap<string, string>;

/** By the stored target: an upload's id, an alert's name, a department's code. */
async function titlesIn(books: Books, { ledger, alerts }: AuditHost, display: Display): Promise<Titles> {
  const uploads = await ledger.listUploads(books);
  const earlier = await earlierNumbers(ledger, books, uploads);
  const departments = readDepartments(await ledger.readLedger(books), null);
  return new Map([
    ...uploads.map(
      (upload) => [upload.uploadId, `${uploadNumber(display, upload, earlier)} ${upload.fileName}`] as const,
    ),
    ...(await alerts.readAlerts(books)).map((alert) => {
      const title = say(display, ruleNamed(alert.rule).title);
      return [alertName(alert), `${alert.scope.name ?? alert.scope.id} (${title})`] as const;
    }),
    ...departments.flatMap(({ code, name }) => (name === null ? [] : [[code, `${code} ${name}`] as const])),
  ]);
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

// The audit trail as a person reads it: acts and outcomes in words, offices, uploads, alerts and departments by name.

export interface FoundEntry {
  readonly scope: AuditScope;
  readonly entry: AuditEntry;
}

/** What a row calls the thing that was acted on. @param target as it is stored: an id means another thing in other books. */
export type TitleOf = (scope: AuditScope, target: string) => string | null;

/** @param titleOf null for what no list knows. */
export function auditTable(
  display: Display,
  found: readonly FoundEntry[],
  titleOf: TitleOf,
  names: OfficeNames,
): string {
  if (found.length === 0) return say(display, { ko: "기록이 없습니다.", en: "Nothing was done yet." });
  const columns = [
    exact("때", "at"),
    nameColumn("누가", "by"),
    exact("한 일", "act"),
    whereStated(lessNeeded(2, exact("장부", "books"))),
    nameColumn("대상", "target"),
    lessNeeded(1, exact("결과", "outcome")),
  ];
  const rows = found.map(({ scope, entry: { at, by, act, target, outcome } }) => [
    momentText(display, at),
    `${personText(display, by.name)} (${say(display, roleNames[by.role])})`,
    say(display, actNames[act]),
    scope === "installation" ? "–" : booksTitle(scope, names),
    titleOf(scope, target) ?? target,
    say(display, outcomeWords(outcome)),
  ]);
  return table(display, columns, rows);
}
