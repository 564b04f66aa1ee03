/** What lists call the books, and options take: the office by the name that its files give it, or by its code. */
import { isOneOffice } from "../../shared/domain/checks/record-check.ts";
import { type Books, isOfficeCode } from "../../shared/domain/values/books.ts";
import { comparableName } from "../../shared/domain/values/project.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";
import { officeNameIn } from "../../shared/reading/read-journal.ts";
import { type Arguments, CommandError } from "./command-line.ts";

/** By the code of the office; null where no file names it. */
export type OfficeNames = ReadonlyMap<string, string | null>;

export async function officeNamesOf(
  ledger: Pick<LedgerStore, "listBooks" | "readHead">,
  of: readonly Pick<Books, "office">[],
): Promise<OfficeNames> {
  const names = new Map<string, string | null>();
  for (const { office } of of) if (!names.has(office)) names.set(office, await officeNameIn(ledger, office));
  return names;
}

/** `무주군 4573000/2026`. */
export function booksTitle({ office, fiscalYear }: Books, names: OfficeNames): string {
  return `${officeTitle(office, names.get(office) ?? null)}/${fiscalYear}`;
}

/** An office as the head of a table has it: by name where one is known, and by its code, which options take. */
export function officeTitle(office: string, officeName: string | null): string {
  return officeName === null ? office : `${officeName} ${office}`;
}

/** What the heads of tables call each of some offices. */
export async function officeTitlesOf(
  ledger: Pick<LedgerStore, "listBooks" | "readHead">,
  of: readonly Pick<Books, "office">[],
): Promise<(office: string) => string> {
  const names = await officeNamesOf(ledger, of);
  return (office) => officeTitle(office, names.get(office) ?? null);
}

/** Whether the option names an office by something else than its code. */
export function namesOffice(args: Arguments): boolean {
  const office = args.value("office");
  return office !== null && !isOfficeCode(office) && /\D/.test(office);
}

/**
 * The line with the code of the office that its option names (무주군, 무주군청, 전북 무주군).
 * @throws CommandError where no office of the home is called so, or several are.
 */
export async function withOfficeCode(
  ledger: Pick<LedgerStore, "listBooks" | "readHead">,
  args: Arguments,
): Promise<Arguments> {
  const given = args.value("office") ?? "";
  const names = await officeNamesOf(ledger, await ledger.listBooks());
  const known = [...names].flatMap(([code, name]) => (name === null ? [] : [{ code, name }]));
  const exact = known.filter(({ name }) => comparableName(name) === comparableName(given));
  const found =
    exact.length > 0 ? exact : known.filter(({ name }) => isOneOffice(name, given) && isWhole(given));
  const [only, ...others] = found;
  if (only === undefined || others.length > 0) throw notOne(given, others.length > 0 ? found : known);
  return {
    ...args,
    value: (option) => (option === "office" ? only.code : args.value(option)),
    values: (option) => (option === "office" ? [only.code] : args.values(option)),
  };
}

/** 군 alone is the end of every county's name. */
function isWhole(name: string): boolean {
  return comparableName(name).length >= 2;
}

function notOne(
  given: string,
  known: readonly { readonly code: string; readonly name: string }[],
): CommandError {
  const list = known.map(({ code, name }) => officeTitle(code, name)).join(", ");
  const isSeveral = known.length > 1 && known.every(({ name }) => isOneOffice(name, given));
  if (isSeveral)
    return new CommandError(
      `--office "${given}": 그 이름의 자치단체가 여럿입니다. 코드로 적어 주십시오: ${list}`,
      `--office "${given}": several offices are called so. Write the code: ${list}`,
    );
  return new CommandError(
    `--office "${given}": 이 자료 폴더에 그 이름의 자치단체가 없습니다. ${list === "" ? "자치단체 코드 7자리로 적어 주십시오(예: 영등포구 1129000)." : `있는 것: ${list}`}`,
    `--office "${given}": no office of this home is called so. ${list === "" ? "Write its code of 7 digits, for example 1129000." : `There are: ${list}`}`,
  );
}
