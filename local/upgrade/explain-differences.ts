/**
 * Where the new ledger says something else than the old one, the reason must be told by the files themselves: a finding of
 * this version that the earlier one did not have, in a file that the project's figures come from. A project that goes by
 * another key now has its twin with the same figures.
 */
import { doneSeq } from "../../shared/domain/journal/journal-entry.ts";
import type { Balance } from "../../shared/domain/ledger/balance.ts";
import { currentLine } from "../../shared/domain/ledger/ledger-line.ts";
import { appliedOf } from "../../shared/domain/uploads/upload.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import { totalOf } from "../../shared/domain/values/fund.ts";
import { type FactualMeasure, factualMeasures } from "../../shared/domain/values/measure.ts";
import { isPaymentLine, projectIdOf } from "../../shared/domain/values/project.ts";
import type { Won } from "../../shared/domain/values/won.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";
import type { OldUpload } from "./old-upload.ts";

/** Null where nothing is stated. */
export type MeasureTotals = Readonly<Record<FactualMeasure, Won | null>>;

interface ProjectDifference {
  /** Its id and its name. */
  readonly project: string;
  /** Null where that ledger lacks it. */
  readonly before: MeasureTotals | null;
  readonly after: MeasureTotals | null;
}

export interface TotalsComparison {
  readonly before: MeasureTotals;
  readonly after: MeasureTotals;
  readonly projects: number;
  readonly differing: readonly ProjectDifference[];
}

export interface ExplainedDifference extends ProjectDifference {
  /** Null where nothing explains it. */
  readonly because: { readonly ko: string; readonly en: string } | null;
}

/** What is found between a file and the ledger changes no figure that the file states. */
const besideFigures: ReadonlySet<string> = new Set([
  "account-differs",
  "answer-contradicted",
  "as-of-older",
  "code-means-another",
  "columns-may-be-swapped",
  "cumulative-fell",
  "day-lowered",
  "day-restated",
  "left-out-by-full-statement",
  "lines-of-older-table",
  "payment-far-above-budget",
  "payments-moved",
  "payments-of-merged-lines",
  "payments-of-departments-left",
  "payments-overruled",
  "payments-told-twice",
  "payments-unmatched",
  "payments-within-total",
  "project-resembles",
  "project-absorbed",
  "project-emptied",
  "projects-vanished",
  "rates-of-two-budgets",
  "row-scale-jump",
  "row-spending-far-above",
  "rows-swapped",
  "scale-jump",
  "spending-fell-widely",
  "stated-by-full-statement",
  "template-day-unchanged",
]);

export async function explainDifferences(
  books: Books,
  { differing }: TotalsComparison,
  uploads: readonly OldUpload[],
  ledger: LedgerStore,
): Promise<ExplainedDifference[]> {
  if (differing.length === 0) return [];
  const reasons = await newFindings(books, uploads, ledger);
  const through = doneSeq(await ledger.readHead(books));
  const twins = new Map<ProjectDifference, ProjectDifference>();
  for (const each of differing.filter(({ after }) => after === null)) {
    const isFree = (other: ProjectDifference) =>
      other.before === null && ![...twins.values()].includes(other);
    const twin = differing.find((other) => isFree(other) && isSame(other.after, each.before));
    if (twin !== undefined) twins.set(each, twin).set(twin, each);
  }
  const explained: ExplainedDifference[] = [];
  for (const each of differing) {
    const twin = twins.get(each);
    if (twin !== undefined) {
      explained.push({ ...each, because: renamed(twin.project) });
      continue;
    }
    const postings = await ledger.readPostings(books, projectIdOf(each.project), through);
    const found = postings
      .map(({ uploadId }) => reasons.get(uploadId))
      .find((reason) => reason !== undefined);
    // What is gone has no posting: a file that is read otherwise may have left it out.
    const [first = null] = each.after === null ? reasons.values() : [];
    const kept = isPaymentLine(projectIdOf(each.project)) ? keptPayments(uploads) : null;
    explained.push({ ...each, because: found ?? first ?? kept });
  }
  return explained;
}

/** By upload, the first finding that the earlier version did not have. */
async function newFindings(books: Books, uploads: readonly OldUpload[], ledger: LedgerStore) {
  const reasons = new Map<string, { readonly ko: string; readonly en: string }>();
  for (const { uploadId, fileName, findingCodes } of uploads) {
    const upload = await ledger.findUpload(books, uploadId);
    const findings = upload === null ? [] : (appliedOf(upload)?.findings ?? []);
    const added = findings.find(({ code }) => !findingCodes.has(code) && !besideFigures.has(code));
    if (added !== undefined)
      reasons.set(uploadId, { ko: `${fileName}: ${added.ko}`, en: `${fileName}: ${added.en}` });
  }
  return reasons;
}

/** A list spoke for equal names in other departments too, and took their payments away. */
function keptPayments(uploads: readonly OldUpload[]) {
  const list = uploads.find(({ findingCodes }) => findingCodes.has("payments-vanished"));
  if (list === undefined) return null;
  return {
    ko: `${list.fileName}: 이전 판은 이름이 같은 다른 부서의 지출까지 빠진 것으로 보았습니다. 이제 목록은 적힌 부서만 말합니다.`,
    en: `${list.fileName}: the earlier version took payments of equal names in other departments for vanished. A list speaks of its departments now.`,
  };
}

function renamed(other: string) {
  return {
    ko: `같은 수치가 ${other}에 있습니다. 이름을 다듬는 규칙이 바뀌었습니다.`,
    en: `${other} has the same figures: names are made plain otherwise now.`,
  };
}

/** The old ledger compared with the new one: every project, and the sums of some books, by measure. */
export function compareTotals(before: readonly Balance[], after: readonly Balance[]): TotalsComparison {
  const [old, now] = [known(before), known(after)];
  const names = [...new Set([...old.keys(), ...now.keys()])].toSorted();
  const differing = names.flatMap((project): ProjectDifference[] => {
    const pair = { before: old.get(project) ?? null, after: now.get(project) ?? null };
    return isSame(pair.before, pair.after) ? [] : [{ project, ...pair }];
  });
  return { before: sumOf(old), after: sumOf(now), projects: now.size, differing };
}

function isSame(a: MeasureTotals | null, b: MeasureTotals | null): boolean {
  if (a === null || b === null) return a === b;
  return factualMeasures.every((measure) => a[measure] === b[measure]);
}

/** Without projects of which everything was taken back. */
function known(balances: readonly Balance[]): Map<string, MeasureTotals> {
  return new Map(
    balances
      .filter(({ toldSeq }) => toldSeq !== null)
      .map((balance) => {
        const { amounts } = currentLine(balance);
        return [balance.project.id, byMeasure((measure) => totalOf(amounts[measure]))];
      }),
  );
}

function sumOf(projects: ReadonlyMap<string, MeasureTotals>): MeasureTotals {
  return byMeasure((measure) =>
    [...projects.values()].reduce((sum, each) => sum + (each[measure] ?? 0n), 0n),
  );
}

function byMeasure(amount: (measure: FactualMeasure) => Won | null): MeasureTotals {
  return {
    appropriation: amount("appropriation"),
    "current-budget": amount("current-budget"),
    commitment: amount("commitment"),
    expenditure: amount("expenditure"),
  };
}
