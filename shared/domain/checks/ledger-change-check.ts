/** How a file would change what the ledger holds, where the change itself deserves a word or a person's look. */
import type { Balance } from "../ledger/balance.ts";
import { type IsoDate, laterOf } from "../values/calendar.ts";
import { fileFinding, type Finding, rowFinding, someOf } from "../values/finding.ts";
import { totalOf } from "../values/fund.ts";
import { factsDay } from "../ledger/ledger-line.ts";
import type { PostingFinding, SourceRecord } from "../ledger/posting.ts";
import type { ProjectId } from "../values/project.ts";
import type { Bilingual } from "../values/bilingual.ts";
import { ascending } from "../values/order.ts";
import { formatWon, sumWon, type Won } from "../values/won.ts";
import { statedTotal } from "./spending-scale-check.ts";

export interface FileAgainstLedger {
  readonly records: readonly SourceRecord[];
  readonly balances: ReadonlyMap<ProjectId, Balance>;
  readonly spending: readonly ComparedSpending[];
  /** What was found in the statement that each project stands on. */
  readonly found: ReadonlyMap<ProjectId, readonly PostingFinding[]>;
}

export function checkChanges(file: FileAgainstLedger): Finding[] {
  return [...checkFallen(file), ...checkOlder(file), ...checkOlderCurrent(file)];
}

/** Refunds and corrections do lower a running total; one this large is worth a look at its row. */
const notedFall: Won = 100_000_000n;

const fell = "cumulative-fell";

/** What a known project had spent by the day of the file, and what the file says; null where either is not known. */
export interface ComparedSpending {
  readonly record: SourceRecord;
  readonly balance: Balance;
  readonly before: Won | null;
  readonly after: Won | null;
}

/**
 * @param spentThen what was spent by the file's own day, of projects that the ledger knows later figures of; empty where the file is
 * no late one.
 */
export function comparedSpending(
  records: readonly SourceRecord[],
  balances: ReadonlyMap<ProjectId, Balance>,
  spentThen: ReadonlyMap<ProjectId, Won>,
): ComparedSpending[] {
  const compared: ComparedSpending[] = [];
  for (const record of records) {
    const balance = balances.get(record.project.id);
    if (balance === undefined) continue;
    const before = spentBefore(balance, record.asOf) ?? spentThen.get(record.project.id) ?? null;
    compared.push({ record, balance, before, after: spentIn(record) });
  }
  return compared;
}

function checkFallen({ spending, found }: FileAgainstLedger): Finding[] {
  return spending.flatMap(({ record, balance, before, after }): Finding[] => {
    const finding = found.get(record.project.id)?.find(({ code }) => code === fell);
    // The same day told once more fell as it did: held against itself it would seem to have recovered.
    if (finding !== undefined && before === after && factsDay(balance) === record.asOf)
      return [{ ...finding, code: fell, consequence: "note", row: record.rows[0] ?? null, column: null }];
    if (before === null || after === null || before - after <= notedFall) return [];
    return [
      rowFinding(
        "note",
        fell,
        record.rows[0] ?? null,
        formatWon(after),
        fallText({ name: record.project.name, before, after }),
      ),
    ];
  });
}

/**
 * Refunds lower single projects. Where more than half of those that had spending fall, and less than half of their money is left,
 * the amounts are those of a month, or of a day that is not filled yet.
 */
export function checkWideFall(spending: readonly ComparedSpending[]): readonly Finding[] {
  const compared = spending.flatMap(({ record: { project, rows }, before, after }) =>
    before === null || before <= 0n || after === null
      ? []
      : [{ name: project.name, row: rows[0] ?? null, before, after }],
  );
  const fallen = compared.filter(({ before, after }) => after < before);
  const [first] = fallen;
  const sums = [
    sumWon(compared.map((each) => each.before)),
    sumWon(compared.map((each) => each.after)),
  ] as const;
  const isWide = fallen.length > 1 && 2 * fallen.length > compared.length && 2n * sums[1] < sums[0];
  if (first === undefined || !isWide) return [];
  const [from, to] = sums.map(formatWon);
  const names = someOf(
    fallen.map(({ name, before, after }) => `"${name}" ${formatWon(before)} → ${formatWon(after)}`),
  );
  return [
    rowFinding("hold", "spending-fell-widely", first.row, to ?? null, {
      ko: `집행액이 있던 사업 ${compared.length}건 가운데 ${fallen.length}건의 집행액 누계가 줄어 합계가 ${from}원에서 ${to}원이 됩니다(${names}). 누계가 아니라 한 달이나 한 기간의 금액이거나 덜 만들어진 자료로 보여 보류합니다. 1월 1일부터의 누계로 다시 올리고, 정말 맞으면 보류를 해제해 주십시오.`,
      en: `Of ${compared.length} projects with spending ${fallen.length} fell, and their sum goes from ${from} to ${to} won (${names}). These look like the amounts of a month or a period and no running totals, or like an unfinished file, so it is held. Send running totals from 1 January, or release it if they are right.`,
    }),
  ];
}

interface Fall {
  readonly name: string;
  readonly before: Won;
  readonly after: Won;
}

function fallText({ name, before, after }: Fall): Bilingual {
  const [from, to, fall] = [formatWon(before), formatWon(after), formatWon(before - after)];
  return {
    ko: `"${name}"의 집행액 누계가 ${from}원에서 ${to}원으로 ${fall}원 줄었습니다. 여입·반납이면 그대로 두시고, 아니면 원본을 확인해 주십시오.`,
    en: `The running total spent on "${name}" fell by ${fall} won, from ${from} to ${to}. If it is no refund, check the source.`,
  };
}

/** Such a sentence is stored with its file; its figures are read from it again. */
const fallSentence =
  /^The running total spent on "(.*)" fell by [\d,]+ won, from (-?[\d,]+) to (-?[\d,]+)\./su;

function fallOf({ code, en }: Finding): Fall | null {
  const [, name, before, after] = (code === fell ? fallSentence.exec(en) : null) ?? [];
  if (name === undefined || before === undefined || after === undefined) return null;
  return { name, before: wonOf(before), after: wonOf(after) };
}

function wonOf(text: string): Won {
  return BigInt(text.replaceAll(",", ""));
}

/** The findings with one sentence in place of several falls: how many, how much in all, and the greatest. Others stand as they are. */
export function withFallsFolded(findings: readonly Finding[]): readonly Finding[] {
  const falls = findings.flatMap((finding) => {
    const fall = fallOf(finding);
    return fall === null ? [] : [{ finding, fall }];
  });
  const [first, ...others] = falls.toSorted((a, b) =>
    ascending(b.fall.before - b.fall.after, a.fall.before - a.fall.after),
  );
  if (first === undefined || others.length === 0) return findings;
  const { name, before, after } = first.fall;
  const sum = formatWon(sumWon(falls.map(({ fall }) => fall.before - fall.after)));
  const greatest = formatWon(before - after);
  const folded = fileFinding("note", fell, sum, {
    ko: `사업 ${falls.length}건의 집행액 누계가 모두 ${sum}원 줄었습니다. 가장 큰 것: "${name}" ${formatWon(before)}원에서 ${formatWon(after)}원으로 ${greatest}원. 여입·반납이면 그대로 두시고, 아니면 원본을 확인해 주십시오.`,
    en: `The running totals of ${falls.length} projects fell by ${sum} won in all. The greatest: "${name}", by ${greatest} won from ${formatWon(before)} to ${formatWon(after)}. If they are no refunds, check the source.`,
  });
  const [place] = falls;
  return findings.flatMap((finding) =>
    finding === place?.finding ? [folded] : falls.some((each) => each.finding === finding) ? [] : [finding],
  );
}

/** Null when the ledger knows a later figure already: a fall is a matter of going forward in time. */
function spentBefore(balance: Balance, asOf: IsoDate): Won | null {
  return factsDay(balance) <= asOf ? totalOf(balance.measures.expenditure?.monthEnds[11] ?? {}) : null;
}

function spentIn({ entries }: SourceRecord): Won | null {
  let sum: Won | null = null;
  for (const { measure, kind, amount } of entries)
    if (measure === "expenditure" && kind === "cumulative") sum = (sum ?? 0n) + amount;
  return sum;
}

/** What arrives late takes its place in history; the figures of today do not go back. */
function checkOlder({ records, balances }: FileAgainstLedger): Finding[] {
  const late = records.filter(({ project, asOf }) => {
    const balance = balances.get(project.id);
    return balance !== undefined && asOf < factsDay(balance);
  });
  if (late.length === 0) return [];
  const asOf = latestOf(late);
  return [
    fileFinding("note", "as-of-older", asOf, {
      ko: `${asOf} 기준 자료이나 장부에는 더 나중 자료가 있는 사업이 ${late.length}건 있습니다. 그날의 기록으로 반영하며 현재 금액은 되돌리지 않습니다.`,
      en: `The figures are as of ${asOf}, and for ${late.length} projects the ledger has later ones. They go into history as of that day; the current figures do not go back.`,
    }),
  ];
}

/**
 * A budget that grew past an older current budget: rates would go on dividing by the old one. The current budget holds at
 * least what was appropriated, so that it is of before.
 */
function checkOlderCurrent({ records, balances }: FileAgainstLedger): Finding[] {
  const passed = records.flatMap((record) => {
    const balance = balances.get(record.project.id);
    const current = balance?.measures["current-budget"];
    const before = current === undefined ? null : totalOf(current.monthEnds[11] ?? {});
    if (balance === undefined || current === undefined || before === null) return [];
    const known = totalOf(balance.measures.appropriation?.monthEnds[11] ?? {}) ?? 0n;
    const after = appropriationAfter(record, known);
    // Where it was above before, by a transfer, somebody knows.
    const isPassed = after !== null && after.date > current.latest && known <= before && after.won > before;
    return isPassed ? [{ record, before, after: after.won }] : [];
  });
  const [first] = passed;
  if (first === undefined) return [];
  const { record, before, after } = first;
  const others = passed.length === 1 ? null : passed.length - 1;
  return [
    rowFinding("hold", "current-budget-older", record.rows[0] ?? null, formatWon(after), {
      ko: `"${record.project.name}"${others === null ? "" : ` 외 ${others}건`}의 예산액이 ${formatWon(after)}원으로 장부의 예산현액 ${formatWon(before)}원보다 커졌는데 이 파일에는 예산현액이 없습니다. 집행률은 예산현액으로 나누므로 옛 예산현액으로는 집행률이 실제보다 높게 나옵니다. 예산현액 열을 넣어 다시 올리거나, 예산현액이 그대로이면 보류를 해제해 주십시오.`,
      en: `The appropriation of "${record.project.name}"${others === null ? "" : ` and ${others} more`} grew to ${formatWon(after)} won, past the current budget of ${formatWon(before)} won that the ledger has, and the file states no current budget. Rates divide by the current budget, so the old one makes them too high. Add the column 예산현액 and send the file again, or release it if the current budget stands.`,
    }),
  ];
}

/** What the appropriation comes to, and when, where the record states it and no current budget; null elsewhere. */
function appropriationAfter(
  record: SourceRecord,
  known: Won,
): { readonly won: Won; readonly date: IsoDate } | null {
  const { entries } = record;
  const own = entries.filter(({ measure }) => measure === "appropriation");
  const [first] = own;
  if (first === undefined || entries.some(({ measure }) => measure === "current-budget")) return null;
  const added = own.flatMap(({ kind, amount }) => (kind === "increment" ? [amount] : []));
  return {
    won: (statedTotal(record, "appropriation") ?? known) + sumWon(added),
    date: own.map((entry) => entry.date).reduce(laterOf),
  };
}

function latestOf(records: readonly SourceRecord[]): IsoDate | "" {
  return (
    records
      .map(({ asOf }) => asOf)
      .toSorted()
      .at(-1) ?? ""
  );
}
