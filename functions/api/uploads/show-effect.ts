/** GET uploads/{id}/effect: how the office's totals would change with an act on a file, before anybody does it. */
import type { EffectAnswer, operations } from "../../../shared/contracts/api/api.ts";
import { currentLine, type LedgerLine } from "../../../shared/domain/ledger/ledger-line.ts";
import { officeView } from "../../../shared/domain/rates/office-view.ts";
import {
  budgetOf,
  type RateBasis,
  rateOf,
  spendingOf,
  sumStated,
} from "../../../shared/domain/rates/rate.ts";
import { dividesOtherwise } from "../../../shared/domain/rates/two-budgets.ts";
import { shareOfBudget } from "../../../shared/domain/values/fraction.ts";
import { appliedOf, type Upload } from "../../../shared/domain/uploads/upload.ts";
import { totalOf } from "../../../shared/domain/values/fund.ts";
import type { ProjectId } from "../../../shared/domain/values/project.ts";
import { planReversal } from "../../../shared/examination/plan-reversal.ts";
import type { LedgerReading, LedgerStore, StoredBalance } from "../../../shared/ports/ledger-store.ts";
import type { DryRun } from "../../../shared/ports/stage-acts.ts";
import { triedAgain } from "../../../shared/reading/held-now.ts";
import { joinedReading } from "../../../shared/reading/read-lines.ts";
import { percentText, wonText } from "../figures/scope-figures.ts";
import { json, refuse } from "../http/reply.ts";
import { type Act, booksOf } from "../http/request.ts";

const maxChanged = 20;

export const showEffect: Act<typeof operations.uploadEffect> = async ({ params, query }, dependencies) => {
  const { ledger, cache, files, uploadActs } = dependencies;
  const books = booksOf(params);
  const upload = await ledger.findUpload(books, params.id);
  if (upload === null) return refuse("not-found");
  const [{ evaluation }, reading] = await Promise.all([cache.current(books), ledger.readLedger(books)]);
  const { rateBasis } = evaluation.policy;
  const before = stateOf(upload, reading, rateBasis);
  const unchanged = { before: before.sums, after: before.sums, changedCount: 0, changed: [] };
  const { act } = query;
  if (act === "discard") return json(unchanged);
  const isBack = upload.outcome.state === "undone" && act === "restore";
  if (act === "undo" || isBack) {
    const applied = appliedOf(upload);
    if (applied === null) return json(unchanged);
    const after = stateOf(upload, await reversed(upload, act, reading, ledger), rateBasis);
    const { basis } = after;
    // What it stated again moves days without a posting: which day is left, the files before it would have to say.
    const isMoved = applied.postings < applied.records;
    const sums = isMoved ? { ...after.sums, asOf: null } : after.sums;
    return json({ before: before.sums, after: sums, ...changesOf(before.lines, after.lines, basis) });
  }
  const tried = await triedAgain(upload, { files, preview: uploadActs.preview });
  return json(
    tried === null
      ? { before: before.sums, after: null, changedCount: null, changed: [] }
      : {
          before: before.sums,
          after: sumsOf(tried, before.basis),
          changedCount: tried.added.length + tried.changed.length,
          changed: [],
        },
  );
};

/** The ledger as it would be read afterwards. */
async function reversed(
  upload: Upload,
  kind: "undo" | "restore",
  reading: LedgerReading,
  ledger: LedgerStore,
): Promise<LedgerReading> {
  const { outcome, seq, uploadId } = upload;
  const act = { kind, reverses: "reversalSeq" in outcome ? outcome.reversalSeq : seq };
  const next = reading.head.lastSeq + 1;
  const entry = { seq: next, uploadId, by: null, at: upload.receivedAt, state: "done", act } as const;
  const { changes, known } = await planReversal({ entry, before: upload, act }, reading, ledger);
  const balances = new Map<ProjectId, StoredBalance>(reading.balances);
  for (const { balance, statement } of changes) {
    const { id } = balance.project;
    const stored = balances.get(id);
    balances.set(id, {
      confirmedThrough: stored?.confirmedThrough ?? null,
      version: stored?.version ?? 0,
      statement,
      balance,
      posted: balance,
    });
  }
  return { ...reading, balances, head: { ...reading.head, ...known } };
}

/** @param chosen what the policy divides by; null for what each line states, which a file may change. */
function stateOf({ books }: Upload, reading: LedgerReading, chosen: RateBasis | null) {
  const lines = joinedReading(reading, null).lines.map(({ balance }) => currentLine(balance));
  const { rows, basis } = officeView(books.office, books.fiscalYear, lines, chosen);
  const row = rows.find(({ scope }) => scope.level === "office");
  const office = row?.lines ?? [];
  return {
    basis,
    lines: new Map(lines.map((line) => [line.project.id, line] as const)),
    sums: {
      asOf: row?.day ?? null,
      budgetWon: wonText(sumStated(office.map((line) => totalOf(budgetOf(line, basis))))),
      spentWon: wonText(sumStated(office.map((line) => totalOf(spendingOf(line, basis))))),
      rate: percentText(office.length === 0 ? null : rateOf(office, basis)),
    },
  };
}

/** A file that is tried tells sums alone: where lines are divided by different budgets there is no rate of them. */
function sumsOf({ after, findings }: DryRun, basis: RateBasis): EffectAnswer["before"] {
  const [spending, budgeting] = basis.split("/");
  const spent = spending === "commitment" ? after.commitment : after.expenditure;
  const budget = budgeting === "appropriation" ? after.appropriation : after["current-budget"];
  const isOne = budgeting !== "budget" && !findings.some(dividesOtherwise);
  return {
    // A few later lines make no later day of the office: which day it is, the lines would have to say.
    asOf: null,
    budgetWon: isOne ? wonText(budget) : null,
    spentWon: wonText(spent),
    rate: isOne ? percentText(shareOfBudget(spent, budget)) : null,
  };
}

type Lines = ReadonlyMap<ProjectId, LedgerLine>;

function changesOf(before: Lines, after: Lines, basis: RateBasis) {
  const ids = [...new Set([...before.keys(), ...after.keys()])];
  const changed = ids.flatMap((id) => {
    const [was, is] = [before.get(id) ?? null, after.get(id) ?? null];
    const named = is ?? was;
    if (named === null || figuresOf(was) === figuresOf(is)) return [];
    const { name, department } = named.project;
    return [{ id, name, department, spentBeforeWon: spentOf(was, basis), spentAfterWon: spentOf(is, basis) }];
  });
  return { changedCount: changed.length, changed: changed.slice(0, maxChanged) };
}

function spentOf(line: LedgerLine | null, basis: RateBasis): string | null {
  return wonText(line === null ? null : totalOf(spendingOf(line, basis)));
}

function figuresOf(line: LedgerLine | null): string {
  return JSON.stringify(line?.amounts ?? null, (_name, value: unknown) =>
    typeof value === "bigint" ? `${value}` : value,
  );
}
