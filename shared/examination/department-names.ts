/** What a file says of names: held against the ledger, kept with its journal entry, and what is left to be asked. */
import { checkNames, type NameTable } from "../domain/departments/check-department-names.ts";
import { contradictedNames, contradictionFindings } from "../domain/departments/contradicted-names.ts";
import {
  datedNames,
  type DepartmentName,
  freshNames,
  type StatedName,
} from "../domain/departments/stated-names.ts";
import { isDepartmentCode, namesOfLists, namingOf } from "../domain/departments/names-of-codes.ts";
import { doneSeq } from "../domain/journal/journal-entry.ts";
import type { Balance } from "../domain/ledger/balance.ts";
import { currentLine } from "../domain/ledger/ledger-line.ts";
import { askForNames, unnamedDepartments } from "../domain/rates/unnamed-departments.ts";
import { type IsoDate, laterOf } from "../domain/values/calendar.ts";
import type { Finding } from "../domain/values/finding.ts";
import type { ProjectId } from "../domain/values/project.ts";
import type { LedgerReading } from "../ports/ledger-store.ts";
import { knownBalances } from "../reading/current-ledger.ts";
import { joinedUnder } from "../reading/read-lines.ts";
import type { ReadableFile } from "./known-file.ts";
import { type ApplicationPlan, balancesAfter } from "./plan-application.ts";

/** @param today the day on which the table came, in Korea. */
export function findAgainstNames(
  table: NameTable,
  reading: LedgerReading,
  { today, fiscalYear }: { readonly today: IsoDate; readonly fiscalYear: number },
): Finding[] {
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
    fiscalYear,
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

/** What is to be said of names once the file is applied: those that lists contradict, and those that are lacking. */
export function findAfterNames(
  file: ReadableFile,
  names: readonly DepartmentName[],
  reading: LedgerReading,
  plan: Pick<ApplicationPlan, "changes" | "confirmed">,
): readonly Finding[] {
  // Single lines and events say nothing of departments.
  if (file.departments === undefined && file.period === null && !file.isFullDump) return [];
  const seq = doneSeq(reading.head) + 1;
  const stated = names.map((name): StatedName => ({ ...name, seq, uploadId: "", fileName: "", at: "" }));
  const departments = [...reading.departments, ...stated];
  // A dump of yesterday's departments leaves nothing to ask that was not asked; its projects may still contradict a name.
  const asks = names.length > 0 || file.period !== null || bringsDepartments(plan, reading);
  if (!asks && departments.length === 0) return [];
  const known = knownBalances(reading);
  const balances = balancesAfter(known, plan);
  return [
    ...(file.departments === undefined
      ? contradictionFindings(
          contradictedIn(known, reading.departments),
          contradictedIn(balances, departments),
        )
      : []),
    ...(asks ? findNameless(reading, known, { balances, departments }) : []),
  ];
}

interface NamedAfter {
  readonly balances: ReadonlyMap<ProjectId, Balance>;
  readonly departments: readonly StatedName[];
}

function findNameless(
  reading: LedgerReading,
  known: ReadonlyMap<ProjectId, Balance>,
  { balances, departments }: NamedAfter,
): readonly Finding[] {
  const after = namelessIn({ ...reading, departments }, balances);
  return after.length === 0 ? [] : askForNames(namelessIn(reading, known), after);
}

function namelessIn(
  reading: Pick<LedgerReading, "head" | "partners" | "departments">,
  balances: ReadonlyMap<ProjectId, Balance>,
) {
  const { lines } = joinedUnder(reading, balances.values(), null);
  return unnamedDepartments(lines.map(({ balance }) => currentLine(balance)));
}

function contradictedIn(balances: ReadonlyMap<ProjectId, Balance>, stated: readonly StatedName[]) {
  return stated.length === 0 ? [] : contradictedNames(stated, namesOfLists(balances.values()));
}

function bringsDepartments({ changes }: Pick<ApplicationPlan, "changes">, reading: LedgerReading): boolean {
  const known = new Set([...knownBalances(reading).values()].map(({ project }) => project.department));
  return changes.some(({ balance }) => !known.has(balance.project.department));
}
