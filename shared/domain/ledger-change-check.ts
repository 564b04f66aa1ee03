/** How a file would change what the ledger holds, where the change itself deserves a word or a person's look. */
import type { Balance } from "./balance.ts";
import type { IsoDate } from "./calendar.ts";
import type { Finding } from "./finding.ts";
import { totalOf } from "./fund.ts";
import { factsDay } from "./ledger-line.ts";
import type { SourceRecord } from "./posting.ts";
import { comparableName, type ProjectId } from "./project.ts";
import { formatWon, sumWon, type Won } from "./won.ts";

export interface FileAgainstLedger {
  readonly records: readonly SourceRecord[];
  readonly balances: ReadonlyMap<ProjectId, Balance>;
  /** Whether the file names every project of what it speaks of. */
  readonly isFullDump: boolean;
  /** Whether the ledger knows a project from files of the same format. */
  readonly isOfSameFormat: (balance: Balance) => boolean;
}

export function checkChanges(file: FileAgainstLedger): Finding[] {
  return [...checkVanished(file), ...checkFallen(file), ...checkOlder(file)];
}

/** A full dump that lacks more than a tenth of what the last one had was loaded by halves. */
const heldShare = { numerator: 1, denominator: 10 } as const;
const namedProjects = 5;

function checkVanished({ records, balances, isFullDump, isOfSameFormat }: FileAgainstLedger): Finding[] {
  if (!isFullDump) return [];
  const asOf = latestOf(records);
  const listed = new Set(records.map(({ project }) => project.id));
  const departments = departmentsIn(records, balances, isOfSameFormat);
  const expected = [...balances.values()].filter(
    (balance) =>
      isOfSameFormat(balance) &&
      balance.asOf <= asOf &&
      departments.has(departmentOf(balance.project.department)),
  );
  const vanished = expected.filter(({ project }) => !listed.has(project.id));
  if (vanished.length === 0) return [];
  const isHeld = vanished.length * heldShare.denominator > expected.length * heldShare.numerator;
  const names = vanished.slice(0, namedProjects).map(({ project }) => project.name);
  const more = vanished.length > namedProjects ? ", …" : "";
  const list = names.join(", ") + more;
  return [
    {
      code: "projects-vanished",
      consequence: isHeld ? "hold" : "note",
      row: null,
      column: null,
      value: `${vanished.length}`,
      ko: isHeld
        ? `지난 자료에 있던 사업 ${expected.length}건 가운데 ${vanished.length}건이 이 파일에 없습니다(${list}). 덜 만들어진 파일일 수 있어 보류합니다. 온전한 파일을 올리거나, 맞으면 보류를 해제해 주십시오.`
        : `지난 자료에 있던 사업 ${vanished.length}건이 이 파일에 없습니다(${list}). 장부의 금액은 그대로 둡니다.`,
      en: isHeld
        ? `Of ${expected.length} projects that the last files had, ${vanished.length} are missing here (${list}). The file may be half made, so it is held: send the whole one, or release this one if it is right.`
        : `${vanished.length} projects that the last files had are missing here (${list}). Their amounts in the ledger stay.`,
    },
  ];
}

/** A dump that speaks of more than half of the departments speaks of the office: then none may be missing. */
function departmentsIn(
  records: readonly SourceRecord[],
  balances: ReadonlyMap<ProjectId, Balance>,
  isOfSameFormat: (balance: Balance) => boolean,
): ReadonlySet<string> {
  const known = new Set(
    [...balances.values()].filter(isOfSameFormat).map(({ project }) => departmentOf(project.department)),
  );
  const told = new Set(records.map(({ project }) => departmentOf(project.department)));
  const shared = [...known].filter((department) => told.has(department));
  return 2 * shared.length > known.size ? known : told;
}

/** Refunds and corrections do lower a running total; one this large is worth a look at its row. */
const notedFall: Won = 100_000_000n;

function checkFallen({ records, balances }: FileAgainstLedger): Finding[] {
  return records.flatMap((record) => {
    const balance = balances.get(record.project.id);
    if (balance === undefined) return [];
    const before = spentBefore(balance, record.asOf);
    const after = spentIn(record);
    if (before === null || after === null || before - after <= notedFall) return [];
    const fall = formatWon(before - after);
    return [
      {
        code: "cumulative-fell" as const,
        consequence: "note" as const,
        row: record.rows[0] ?? null,
        column: null,
        value: formatWon(after),
        ko: `"${record.project.name}"의 집행액 누계가 ${formatWon(before)}원에서 ${formatWon(after)}원으로 ${fall}원 줄었습니다. 여입·반납이면 그대로 두시고, 아니면 원본을 확인해 주십시오.`,
        en: `The running total spent on "${record.project.name}" fell by ${fall} won, from ${formatWon(before)} to ${formatWon(after)}. If it is no refund, check the source.`,
      },
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
    {
      code: "as-of-older",
      consequence: "note",
      row: null,
      column: null,
      value: asOf,
      ko: `${asOf} 기준 자료이나 장부에는 더 나중 자료가 있는 사업이 ${late.length}건 있습니다. 그날의 기록으로 반영하며 현재 금액은 되돌리지 않습니다.`,
      en: `The figures are as of ${asOf}, and for ${late.length} projects the ledger has later ones. They go into history as of that day; the current figures do not go back.`,
    },
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

function departmentOf(department: string | null): string {
  return comparableName(department ?? "");
}
