/** How a file would change what the ledger holds, where the change itself deserves a word or a person's look. */
import type { TotalledLine } from "./coverage/compare-totals.ts";
import type { Coverage } from "./coverage/coverage.ts";
import { areHeld, type VanishedLines, vanishedLines } from "./coverage/vanished-lines.ts";
import type { Balance } from "./balance.ts";
import type { IsoDate } from "./calendar.ts";
import type { Finding } from "./finding.ts";
import { totalOf } from "./fund.ts";
import { isLeftOut } from "./left-out.ts";
import { currentLine, factsDay } from "./ledger-line.ts";
import { factualMeasures } from "./measure.ts";
import type { SourceRecord } from "./posting.ts";
import { isPaymentLine, type ProjectId } from "./project.ts";
import { formatWon, sumWon, type Won } from "./won.ts";

export interface FileAgainstLedger {
  readonly records: readonly SourceRecord[];
  readonly balances: ReadonlyMap<ProjectId, Balance>;
  /** What the file speaks of: a line of it that the file leaves out vanished. */
  readonly coverage: Coverage;
  /** The days of full statements that count: what they left out vanished before. */
  readonly fulls: readonly IsoDate[];
  /** Whether the ledger knows a project from files of the same format. */
  readonly isOfSameFormat: (balance: Balance) => boolean;
}

export function checkChanges(file: FileAgainstLedger): Finding[] {
  return [...checkVanished(file), ...checkFallen(file), ...checkOlder(file)];
}

const namedProjects = 5;

/** A smaller sum is told; the whole file is held only for money that somebody would miss. */
const heldFromWon: Won = 10_000_000n;

function checkVanished(file: FileAgainstLedger): Finding[] {
  const { records, balances, coverage, isOfSameFormat } = file;
  if (coverage.kind !== "office" && coverage.kind !== "departments") return [];
  const asOf = latestOf(records);
  const before = file.fulls.findLast((day) => day <= asOf) ?? null;
  const isOffice = coverage.kind === "office";
  const known = [...balances.values()].filter(
    (balance) =>
      balance.project.tier !== "business" &&
      !isPaymentLine(balance.project.id) &&
      balance.asOf <= asOf &&
      (isOffice ? !isLeftOut(balance, before, null) : isOfSameFormat(balance)),
  );
  const listed = new Set(records.map(({ project }) => project.id));
  const vanished = vanishedLines(known.map(totalled), coverage, (id) => listed.has(id));
  if (vanished.lines.length === 0) return [];
  const isHeld = areHeld(vanished, heldFromWon);
  return [projectsVanished(vanished, { isHeld, isOffice })];
}

/** The totals are looked at only where the line vanished. */
function totalled(balance: Balance): TotalledLine {
  return {
    project: balance.project,
    get totals() {
      const { amounts } = currentLine(balance);
      return new Map(
        factualMeasures.flatMap((measure) => {
          const total = totalOf(amounts[measure]);
          return total === null ? [] : [[measure, total] as const];
        }),
      );
    },
  };
}

function projectsVanished(
  { lines, covered, won }: VanishedLines,
  { isHeld, isOffice }: { readonly isHeld: boolean; readonly isOffice: boolean },
): Finding {
  const names = lines.slice(0, namedProjects).map(({ project }) => project.name);
  const list = names.join(", ") + (lines.length > namedProjects ? ", …" : "");
  const sum = formatWon(won);
  const [ko, en] = isOffice
    ? [
        "전체 자료가 그날의 합계이므로 반영하면 그날부터 합계에서 빠집니다.",
        "A full statement is the total of its day: applied, they are in no total from that day on.",
      ]
    : ["장부의 금액은 그대로 둡니다.", "Their amounts in the ledger stay."];
  return {
    code: "projects-vanished",
    consequence: isHeld ? "hold" : "note",
    row: null,
    column: null,
    value: `${lines.length}`,
    ko: `지난 자료에 있던 사업 ${covered}건 가운데 ${lines.length}건, ${sum}원이 이 파일에 없습니다(${list}). ${ko}${isHeld ? " 덜 만들어진 파일일 수 있어 보류합니다. 온전한 파일을 올리거나, 맞으면 보류를 해제해 주십시오." : ""}`,
    en: `Of ${covered} projects that the last files had, ${lines.length} of ${sum} won are missing here (${list}). ${en}${isHeld ? " The file may be half made, so it is held: send the whole one, or release this one if it is right." : ""}`,
  };
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
