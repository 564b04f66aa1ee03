/**
 * Which payments stay outside of every total once the file is applied: of a payment list under a full statement its own,
 * of a full statement those of the lists that came before it.
 */
import { departmentsAsStated } from "../domain/departments/known-departments.ts";
import { identityLineOfLedger, identityLineOfRecord } from "../domain/identity/identity-line.ts";
import { likelyPartners, paymentsUnmatched } from "../domain/identity/payment-questions.ts";
import { statedThrough } from "../domain/journal/journal-entry.ts";
import type { Balance } from "../domain/ledger/balance.ts";
import { currentLine, leftOutThrough } from "../domain/ledger/ledger-line.ts";
import type { SourceRecord } from "../domain/ledger/posting.ts";
import { isOfItsOwn, knownKey } from "../domain/matching/match-answers.ts";
import {
  findUnderNames,
  paidThrough,
  projectFinder,
  type UnmatchedLine,
  unmatchedOf,
} from "../domain/matching/projects-of-payments.ts";
import { type IsoDate, laterOf } from "../domain/values/calendar.ts";
import type { Finding } from "../domain/values/finding.ts";
import {
  accountsOf,
  earlierNames,
  isPaymentLine,
  type ProjectFacts,
  type ProjectId,
} from "../domain/values/project.ts";
import { sumWon, type Won } from "../domain/values/won.ts";
import type { LedgerReading, StoredBalance } from "../ports/ledger-store.ts";
import { effectiveBalances } from "../reading/current-ledger.ts";
import type { ReadableFile } from "./known-file.ts";
import { statesOffice } from "./statement-coverage.ts";

export function findUnmatched(file: ReadableFile, reading: LedgerReading): Finding[] {
  if (file.records.length === 0) return [];
  const isFull = statesOffice(file, reading);
  const asOf = file.records.map((record) => record.asOf).reduce(laterOf);
  const known = statedThrough(reading.head, null);
  const through = isFull ? laterOf(known ?? asOf, asOf) : known;
  if (through === null) return [];
  const effective = effectiveBalances(reading);
  const paid = isFull ? paidInLedger(effective, through) : paidInFile(file, through);
  if (paid.length === 0) return [];
  const projects = projectsWith(effective, file, through);
  const find = projectFinder([...projects.values()]);
  const matched = new Set<ProjectId>();
  const unmatched: UnmatchedLine[] = [];
  for (const line of paid) {
    const balance = effective.get(line.project.id)?.balance;
    const names = balance === undefined ? [] : [...balance.earlierNames, balance.project.name];
    const { id: own } = line.project;
    // What a person answered is laid over that project, whatever it is called.
    const answered = projects.get(knownKey(reading.partners, own));
    const named = () => (isOfItsOwn(reading.partners, own) ? [] : findUnderNames(find, line.project, names));
    const fitting = answered === undefined ? named() : [answered.project];
    if (fitting.length === 0) unmatched.push(line);
    for (const { id } of fitting) matched.add(id);
  }
  const left = unmatchedOf(unmatched, through);
  if (left === null) return [];
  const unpaid = [...projects].filter(([id]) => !matched.has(id)).map(([, { identity }]) => identity());
  const accounts = accountsOf([...projects.values()].map(({ project }) => project));
  return [paymentsUnmatched(left, likelyPartners(left.lines, unpaid, accounts))];
}

function paidInLedger(effective: ReadonlyMap<ProjectId, StoredBalance>, through: IsoDate): UnmatchedLine[] {
  return [...effective.values()].flatMap(({ balance }) => {
    const won = isPaymentLine(balance.project.id) ? paidThrough(balance, through) : null;
    return won === null ? [] : [{ project: balance.project, won }];
  });
}

function paidInFile({ records }: ReadableFile, through: IsoDate): UnmatchedLine[] {
  return records.flatMap(({ project, entries }) => {
    const paid = isPaymentLine(project.id) ? entries.filter(({ date }) => date <= through) : [];
    const won: Won = sumWon(paid.map(({ amount }) => amount));
    return paid.length === 0 ? [] : [{ project, won }];
  });
}

interface KnownProject {
  readonly project: ProjectFacts;
  readonly earlierNames: readonly string[];
  readonly identity: () => ReturnType<typeof identityLineOfRecord>;
}

/** The projects that a payment may pay for, as they are called once the file is applied. */
function projectsWith(
  effective: ReadonlyMap<ProjectId, StoredBalance>,
  { records }: ReadableFile,
  through: IsoDate,
): ReadonlyMap<ProjectId, KnownProject> {
  const projects = new Map<ProjectId, KnownProject>();
  for (const [id, { balance }] of effective)
    // What the full statement leaves out is in no total: its payments are as unmatched as any.
    if (isPaidFor(balance.project) && leftOutThrough(balance, through) === null)
      projects.set(id, {
        project: balance.project,
        earlierNames: balance.earlierNames,
        identity: () => identityLineOfLedger(currentLine(balance), departmentsAsStated),
      });
  for (const record of records)
    if (isPaidFor(record.project))
      projects.set(record.project.id, ofRecord(record, effective.get(record.project.id)?.balance ?? null));
  return projects;
}

function ofRecord(record: SourceRecord, known: Balance | null): KnownProject {
  const { project } = record;
  const names = known === null ? [] : earlierNames(known.earlierNames, known.project.name, project.name);
  return { project, earlierNames: names, identity: () => identityLineOfRecord(record, departmentsAsStated) };
}

function isPaidFor({ id, tier }: ProjectFacts): boolean {
  return tier === "project" && !isPaymentLine(id);
}
