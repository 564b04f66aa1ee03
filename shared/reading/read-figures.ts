/** Reads what an office's rules are held against: figures, policy, last year's books, and what was found in files. */
import type { Books } from "../domain/books.ts";
import { type JoinedBalance, joinedLedger } from "../domain/joined-ledger.ts";
import type { OfficeFigures } from "../domain/evaluate-office.ts";
import { lastYearOf } from "../domain/last-year.ts";
import { currentLine } from "../domain/ledger-line.ts";
import { officeView } from "../domain/office-view.ts";
import type { ProjectId } from "../domain/project.ts";
import { spendingMeasureOf } from "../domain/rate.ts";
import type { ReportedFinding } from "../domain/rules/rule.ts";
import { numberUnderWay, type Upload } from "../domain/upload.ts";
import type { LedgerStore, StoredBalance } from "../ports/ledger-store.ts";
import type { PolicyStore } from "../ports/policy-store.ts";

export interface FigureSources {
  readonly ledger: Pick<LedgerStore, "lastNumber" | "listUploads" | "readBalances">;
  readonly policies: Pick<PolicyStore, "current">;
}

/** The figures with what they were read from. */
export interface OfficeReading {
  readonly figures: OfficeFigures;
  readonly joined: readonly JoinedBalance[];
  /** In the order of their numbers. */
  readonly uploads: readonly Upload[];
}

export async function readFigures(sources: FigureSources, books: Books): Promise<OfficeFigures> {
  return (await readOffice(sources, books)).figures;
}

export async function readOffice({ ledger, policies }: FigureSources, books: Books): Promise<OfficeReading> {
  const { office, fiscalYear } = books;
  // Numbers first, and balances last: what had ended by then is in them whole.
  const last = await ledger.lastNumber(books);
  const uploads = await ledger.listUploads(books);
  const [stored, pastStored, policy] = await Promise.all([
    ledger.readBalances(books),
    ledger.readBalances({ office, fiscalYear: fiscalYear - 1 }),
    policies.current(books),
  ]);
  const joined = joinedLedger([...stored.values()].map(({ balance }) => balance));
  const lines = joined.map(({ balance }) => currentLine(balance));
  const view = officeView(office, fiscalYear, lines);
  const past = joinedLedger([...pastStored.values()].map(({ balance }) => balance)).map(
    ({ balance }) => balance,
  );
  const spending = spendingMeasureOf(policy.rateBasis ?? view.basis);
  const toldSeqs = new Map([...stored].map(([id, { balance }]) => [id, balance.toldSeq]));
  return {
    joined,
    uploads,
    figures: {
      view,
      balances: new Map(joined.map(({ balance }) => [balance.project.id, balance])),
      policy,
      history: past.length === 0 ? null : lastYearOf(past, spending),
      findings: findingsByLine(uploads, toldSeqs),
      settledSeq: settledSeqOf(stored.values(), uploads, last),
    },
  };
}

/**
 * The greatest number in the balances that says something: of what is under way, or began after the numbers were read,
 * they may hold a part.
 */
function settledSeqOf(stored: Iterable<StoredBalance>, uploads: readonly Upload[], last: number): number {
  const open = uploads.map(numberUnderWay).filter((number) => number !== null);
  const greatest = Math.max(0, ...[...stored].map(({ balance }) => balance.lastSeq));
  return Math.min(greatest, last, ...open.map((number) => number - 1));
}

/** A finding speaks of a line for as long as its file is the latest that tells it. */
function findingsByLine(
  uploads: readonly Upload[],
  toldSeqs: ReadonlyMap<ProjectId, number | null>,
): Map<ProjectId, ReportedFinding[]> {
  const byLine = new Map<ProjectId, ReportedFinding[]>();
  for (const { uploadId, seq, outcome } of uploads) {
    if (outcome.state !== "applied") continue;
    for (const { projectId, code, value, ko, en } of outcome.findings) {
      if (projectId === null || toldSeqs.get(projectId) !== seq) continue;
      byLine.set(projectId, [...(byLine.get(projectId) ?? []), { code, uploadId, value, ko, en }]);
    }
  }
  return byLine;
}
