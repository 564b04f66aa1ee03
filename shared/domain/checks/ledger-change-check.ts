/** How a file would change what the ledger holds, where the change itself deserves a word or a person's look. */
import type { Balance } from "../ledger/balance.ts";
import type { IsoDate } from "../values/calendar.ts";
import { fileFinding, type Finding, rowFinding } from "../values/finding.ts";
import { totalOf } from "../values/fund.ts";
import { factsDay } from "../ledger/ledger-line.ts";
import type { PostingFinding, SourceRecord } from "../ledger/posting.ts";
import type { ProjectId } from "../values/project.ts";
import { formatWon, sumWon, type Won } from "../values/won.ts";

export interface FileAgainstLedger {
  readonly records: readonly SourceRecord[];
  readonly balances: ReadonlyMap<ProjectId, Balance>;
  /** What was spent by the file's own day, of projects that the ledger knows later figures of; empty where the file is no late one. */
  readonly spentThen: ReadonlyMap<ProjectId, Won>;
  /** What was found in the statement that each project stands on. */
  readonly found: ReadonlyMap<ProjectId, readonly PostingFinding[]>;
}

export function checkChanges(file: FileAgainstLedger): Finding[] {
  return [...checkFallen(file), ...checkOlder(file)];
}

/** Refunds and corrections do lower a running total; one this large is worth a look at its row. */
const notedFall: Won = 100_000_000n;

const fell = "cumulative-fell";

function checkFallen({ records, balances, spentThen, found }: FileAgainstLedger): Finding[] {
  return records.flatMap((record): Finding[] => {
    const balance = balances.get(record.project.id);
    if (balance === undefined) return [];
    const before = spentBefore(balance, record.asOf) ?? spentThen.get(record.project.id) ?? null;
    const after = spentIn(record);
    const finding = found.get(record.project.id)?.find(({ code }) => code === fell);
    // The same day told once more fell as it did: held against itself it would seem to have recovered.
    if (finding !== undefined && before === after && factsDay(balance) === record.asOf)
      return [{ ...finding, code: fell, consequence: "note", row: record.rows[0] ?? null, column: null }];
    if (before === null || after === null || before - after <= notedFall) return [];
    const fall = formatWon(before - after);
    return [
      rowFinding("note", fell, record.rows[0] ?? null, formatWon(after), {
        ko: `"${record.project.name}"의 집행액 누계가 ${formatWon(before)}원에서 ${formatWon(after)}원으로 ${fall}원 줄었습니다. 여입·반납이면 그대로 두시고, 아니면 원본을 확인해 주십시오.`,
        en: `The running total spent on "${record.project.name}" fell by ${fall} won, from ${formatWon(before)} to ${formatWon(after)}. If it is no refund, check the source.`,
      }),
    ];
  });
}

/** Null when the ledger knows a later figure already: a fall is a matter of going forward in time. */
function spentBefore(balance: Balance, asOf: IsoDate): Won | null {
  return factsDay(balance) <= asOf ? totalOf(balance.measures.expenditure?.monthEnds[11] ?? {}) : null;
}

function spentIn({ entries }: SourceRecord): Won | null {
  const totals = entries.filter(({ measure, kind }) => measure === "expenditure" && kind === "cumulative");
  return totals.length === 0 ? null : sumWon(totals.map(({ amount }) => amount));
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

function latestOf(records: readonly SourceRecord[]): IsoDate | "" {
  return (
    records
      .map(({ asOf }) => asOf)
      .toSorted()
      .at(-1) ?? ""
  );
}
