/** What a file says of names: held against the ledger, kept with its journal entry, and what is left to be asked. */
import type { Balance } from "../domain/balance.ts";
import { type IsoDate, laterOf } from "../domain/calendar.ts";
import { isDepartmentCode, namesOfLists, namingOf, withDepartmentName } from "../domain/department-naming.ts";
import type { Finding } from "../domain/finding.ts";
import { joinedLedger } from "../domain/joined-ledger.ts";
import { doneSeq, statedThrough } from "../domain/journal/journal-entry.ts";
import { currentLine, type LedgerLine } from "../domain/ledger-line.ts";
import { checkNames, type NameTable } from "../domain/naming/check-names.ts";
import type { DepartmentName, StatedName } from "../domain/department-name.ts";
import { datedNames, freshNames } from "../domain/naming/stated-names.ts";
import { askForNames, unnamedDepartments } from "../domain/naming/unnamed-departments.ts";
import type { ProjectId } from "../domain/project.ts";
import type { LedgerReading } from "../ports/ledger-store.ts";
import { knownBalances } from "../reading/current-ledger.ts";
import { balancesAfter } from "./balances-after.ts";
import type { ApplicationPlan } from "./plan-application.ts";
import type { ReadableFile } from "./known-file.ts";

/** @param today the day on which the table came, in Korea. */
export function findAgainstNames(table: NameTable, reading: LedgerReading, today: IsoDate): Finding[] {
  const balances = [...knownBalances(reading).values()];
  const { shown } = namingOf(balances, reading.departments, null);
  const codes = balances.flatMap(({ project: { department } }) =>
    department !== null && isDepartmentCode(department) ? [department] : [],
  );
  return checkNames(table, {
    codes: new Set(codes),
    listed: namesOfLists(balances),
    named: new Map([...shown.values()].map(({ code, name }) => [code, name])),
    entries: reading.head.names.length,
    today,
  });
}

/** As its journal entry keeps them: all names of a table, and of any other file those that nobody gave for its day. */
export function namesOf(
  { departments, names, records }: ReadableFile,
  { today, fiscalYear }: { readonly today: IsoDate; readonly fiscalYear: number },
  reading: LedgerReading,
): readonly DepartmentName[] {
  const { departments: stated } = reading;
  if (departments !== undefined) {
    const { asOf, rows } = departments;
    const named = rows.map(({ code, name }) => [code, name] as const);
    return datedNames(named, { asOf, today, fiscalYear }, stated);
  }
  if (names.departments.size === 0 || records.length === 0) return [];
  const day = records.map(({ asOf }) => asOf).reduce(laterOf);
  return freshNames(names.departments, { day, fiscalYear }, stated);
}

/** Asks for the names that departments lack once the file is applied. Single lines and events ask nothing. */
export function findUnnamed(
  file: ReadableFile,
  names: readonly DepartmentName[],
  reading: LedgerReading,
  plan: Pick<ApplicationPlan, "changes" | "confirmed">,
): readonly Finding[] {
  if (file.departments === undefined && file.period === null && !file.isFullDump) return [];
  if (names.length === 0 && file.period === null && bringsNoDepartment(plan, reading)) return [];
  const seq = doneSeq(reading.head) + 1;
  const stated = names.map((name): StatedName => ({ ...name, seq, uploadId: "", fileName: "", at: "" }));
  const after = unnamedDepartments(
    linesOf(balancesAfter(knownBalances(reading), plan), {
      ...reading,
      departments: [...reading.departments, ...stated],
    }),
  );
  if (after.length === 0) return [];
  return askForNames(unnamedDepartments(linesOf(knownBalances(reading), reading)), after);
}

/** A dump of yesterday's departments leaves nothing to ask that was not asked. */
function bringsNoDepartment({ changes }: Pick<ApplicationPlan, "changes">, reading: LedgerReading): boolean {
  const known = new Set([...knownBalances(reading).values()].map(({ project }) => project.department));
  return changes.every(({ balance }) => known.has(balance.project.department));
}

function linesOf(
  balances: ReadonlyMap<ProjectId, Balance>,
  { head, partners, departments }: Pick<LedgerReading, "head" | "partners" | "departments">,
): LedgerLine[] {
  const question = { statedThrough: statedThrough(head, null), asOf: null, partners, departments };
  const { lines, names } = joinedLedger(balances.values(), question);
  return lines.map(({ balance }) =>
    currentLine({ ...balance, project: withDepartmentName(balance.project, names) }),
  );
}
