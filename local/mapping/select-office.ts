/** Whose mappings a command is about: they are an office's, for all its years. */
import type { Books } from "../../shared/domain/values/books.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";
import { type Arguments, CommandError } from "../terminal/command-line.ts";
import { readOffice } from "../terminal/option-values.ts";
import type { MappingHost } from "./remember-mapping.ts";

export type MapHost = MappingHost & { readonly ledger: Pick<LedgerStore, "listBooks" | "readHead"> };

/** Each office with its newest books, where the audit trail says what was done; one that is named may have none yet. */
export async function officesOf(host: MapHost, args: Arguments): Promise<readonly Books[]> {
  const named = readOffice(args);
  const newest = new Map<string, Books>();
  for (const books of await host.ledger.listBooks())
    if (books.fiscalYear > (newest.get(books.office)?.fiscalYear ?? 0)) newest.set(books.office, books);
  if (named === null) return [...newest.values()];
  const thisYear = Number.parseInt(host.clock.today().slice(0, "2026".length), 10);
  return [newest.get(named) ?? { office: named, fiscalYear: thisYear }];
}

/** @throws CommandError when they are several, or none. */
export async function oneOffice(host: MapHost, args: Arguments): Promise<Books> {
  const [books, ...more] = await officesOf(host, args);
  if (books !== undefined && more.length === 0) return books;
  throw new CommandError(
    "어느 자치단체의 매핑인지 --office 코드로 알려 주십시오.",
    "Say whose mapping it is: --office CODE.",
  );
}
