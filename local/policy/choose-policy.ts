/** Which books a command about policies means, and which of their policies. */
import type { Policy } from "../../shared/domain/policy/policy.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";
import type { PolicyStore } from "../../shared/ports/policy-store.ts";
import { type Arguments, CommandError } from "../terminal/command-line.ts";
import { readOffice, readYear } from "../terminal/option-values.ts";
import { selectOffered } from "../terminal/select-books.ts";

/** @param number from 1; null for the current one. */
export async function policyAt(policies: PolicyStore, books: Books, number: number | null): Promise<Policy> {
  if (number === null) return policies.current(books);
  const versions = await policies.versions(books);
  const found = versions.find((version) => version.number === number);
  if (found !== undefined) return found.policy;
  throw new CommandError(
    `--version ${number}: ${books.office}/${books.fiscalYear}에는 정책이 ${versions.length}개 있습니다.`,
    `--version ${number}: ${books.office}/${books.fiscalYear} has ${versions.length} policies.`,
  );
}

/** A policy may be decided before the first upload: office and year together name books that are not there yet. */
export async function booksOf(
  { ledger }: { readonly ledger: LedgerStore },
  args: Arguments,
): Promise<readonly Books[]> {
  const [office, fiscalYear] = [readOffice(args), readYear(args)];
  if (office !== null && fiscalYear !== null) return [{ office, fiscalYear }];
  return selectOffered(ledger, args);
}

/** Null where none is chosen. */
export function readVersion(args: Arguments): number | null {
  const text = args.value("version");
  if (text === null) return null;
  if (/^[1-9]\d{0,5}$/.test(text)) return Number.parseInt(text, 10);
  throw new CommandError(
    `--version "${text}": 1부터 세는 번호를 적어 주십시오.`,
    `--version "${text}": write its number, counted from 1.`,
  );
}
