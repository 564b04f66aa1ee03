/** What is said of payments that a list takes away, moves, or states in vain, and when a person must look first. */
import type { Balance } from "../ledger/balance.ts";
import { paymentsBeyond, type PaymentSum, sumOfPayments } from "../ledger/listed-payments.ts";
import type { Entry } from "../ledger/posting.ts";
import type { Bilingual } from "../values/bilingual.ts";
import type { Period } from "../values/calendar.ts";
import { fileFinding, type Finding, someOf } from "../values/finding.ts";
import { totalOf } from "../values/fund.ts";
import { comparableName, isPaymentLine, type ProjectFacts, type ProjectId } from "../values/project.ts";
import { formatWon, sumWon, type Won } from "../values/won.ts";

/** A few payments are cancelled or corrected every month; more than a tenth of a list is a list half made. */
const heldShare = { numerator: 1, denominator: 10 } as const;
const fewPayments = 20;

/** A list filtered to some of its projects is short by their money, however few payments that are. */
const heldFromWon: Won = 10_000_000n;

export function checkLosses({ compared, lost, moved, cancelled }: PaymentLosses): Finding[] {
  const isHeld = areHeld(lost, compared);
  return [
    ...lost.map((line) => paymentsVanished(line, isHeld)),
    // The list says so itself, so that nothing of it is half made.
    ...cancelled.map((line) => paymentsVanished(line, false)),
    ...(moved.length === 0 ? [] : [paymentsMoved(moved)]),
  ];
}

function areHeld(lines: readonly LineLoss[], compared: number): boolean {
  const count = lines.reduce((sum, { payments }) => sum + payments.count, 0);
  const isMost = count > fewPayments && count * heldShare.denominator > compared * heldShare.numerator;
  const size = sumWon(lines.map(({ payments }) => payments.size));
  return isMost || size >= heldFromWon || lines.some(({ isWhole }) => isWhole);
}

function paymentsVanished({ project, payments }: LineLoss, isHeld: boolean): Finding {
  const { count, won } = payments;
  const department = project.department ?? "";
  const ko = `장부에 있던 ${department} "${project.name}"의 지출 ${count}건(${daysOf(payments)}, 합계 ${formatWon(won)}원)이 이 목록에는 없습니다.`;
  const en = `The ledger had ${count} payments of ${department} "${project.name}" (${daysOf(payments)}, ${formatWon(won)} won together) that this list lacks.`;
  return fileFinding(isHeld ? "hold" : "note", "payments-vanished", project.name, {
    ko: isHeld
      ? `${ko} 한 사업의 지출이 모두 빠졌거나 빠진 지출이 많아 덜 만들어진 목록일 수 있으므로 보류합니다. 온전한 목록을 올리거나, 맞으면 보류를 해제해 주십시오.`
      : `${ko} 취소되거나 고쳐진 지출로 보아 집행액에서 뺐습니다. 아니라면 이 업로드를 되돌려 주십시오.`,
    en: isHeld
      ? `${en} A whole project or so much is missing that the list may be half made, and it is held: send the whole one, or release this one if it is right.`
      : `${en} They were cancelled or corrected, so they count no more. If not, undo this upload.`,
  });
}

/**
 * Departments that one list of the ledger states and this one leaves out. A list speaks of the departments that it names, so what
 * the others paid stays. A list of one department is of that alone; of several, those that are left may have been cancelled or cut off.
 * @param covered the lines of which the list speaks.
 */
export function checkDepartmentsLeft(
  { from, to }: Period,
  listed: readonly { readonly project: ProjectFacts }[],
  balances: ReadonlyMap<ProjectId, Balance>,
  covered: ReadonlySet<ProjectId>,
): Finding[] {
  const paid = [...balances.values()].flatMap(({ project, toldSeq, measures }) => {
    const days = (measures.expenditure?.days ?? []).filter(({ date }) => date >= from && date <= to);
    const isPaid = days.length > 0 && toldSeq !== null && isPaymentLine(project.id);
    return isPaid
      ? [{ project, toldSeq, won: sumWon(days.map(({ amounts }) => totalOf(amounts) ?? 0n)) }]
      : [];
  });
  const own = paid.filter(({ project }) => covered.has(project.id));
  const named = new Set([...own, ...listed].map(({ project }) => departmentOf(project)));
  const lists = new Set(own.map(({ toldSeq }) => toldSeq));
  // A project of its name in the list may be the same one, which is asked about by itself.
  const names = new Set(listed.map(({ project }) => comparableName(project.name)));
  const left = paid.filter(
    ({ project, toldSeq }) =>
      lists.has(toldSeq) && !named.has(departmentOf(project)) && !names.has(comparableName(project.name)),
  );
  const departments = [...new Set(left.map(({ project }) => project.department ?? "–"))];
  if (departments.length === 0) return [];
  const isHeld = named.size > 1 && departments.length <= named.size;
  const won = formatWon(sumWon(left.map((line) => line.won)));
  const list = someOf(departments);
  return [
    fileFinding(isHeld ? "hold" : "note", "payments-of-departments-left", `${departments.length}`, {
      ko: `장부의 앞 목록에 있던 부서 ${departments.length}곳(${list})의 지출 ${won}원(${from} ~ ${to})이 이 목록에는 없어 그대로 둡니다.${isHeld ? " 일부 부서만 받은 것이면 보류를 해제하고, 취소된 지출이면 이 목록을 폐기하고 앞 목록을 되돌린 뒤 다시 올려 주십시오." : ""}`,
      en: `This list has no payments of ${departments.length} departments (${list}) of an earlier one, which had ${won} won of these days (${from} to ${to}); they stay.${isHeld ? " If it is of some departments alone, release it; if those payments were cancelled, discard it, undo the earlier list and upload this one again." : ""}`,
    }),
  ];
}

function departmentOf({ department }: ProjectFacts): string {
  return comparableName(department ?? "");
}

function paymentsMoved(lines: readonly LineLoss[]): Finding {
  const count = lines.reduce((sum, { payments }) => sum + payments.count, 0);
  const won = formatWon(sumWon(lines.map(({ payments }) => payments.won)));
  const names = lines.map(({ project: { department, name } }) => `${department ?? "–"} "${name}"`);
  const list = someOf(names);
  return fileFinding("note", "payments-moved", `${lines.length}`, {
    ko: `장부의 지출 ${count}건, ${won}원이 이 목록에서는 같은 이름의 다른 부서·회계 사업에 있습니다(${list}). 목록대로 옮겼고 합계는 그대로입니다.`,
    en: `${count} payments of the ledger, ${won} won, stand under another department or account of the same name in this list (${list}) and moved there; the total is the same.`,
  });
}

/**
 * A list that ends earlier than one that the ledger has of the same days: the later one states those days, so whatever this
 * one says otherwise is in no amount.
 */
export function checkOverruled(lines: readonly ComparedLine[]): Finding[] {
  const differing = lines.filter(({ overruled, unlisted }) => overruled.length + unlisted.length > 0);
  // What the newest list covers counts as it says: then nothing is overruled, and nothing else counts.
  if (differing.length === 0) return [];
  const [own, other] = [
    sumOfPayments(differing.flatMap(({ overruled }) => overruled)),
    sumOfPayments(differing.flatMap(({ unlisted }) => unlisted)),
  ];
  const isHeld = (own?.size ?? 0n) + (other?.size ?? 0n) >= heldFromWon;
  const names = someOf(
    differing.map(({ project: { department, name } }) => `${department ?? "–"} "${name}"`),
  );
  const [inList, inLedger] = [wordsOf(own), wordsOf(other)];
  return [
    fileFinding(isHeld ? "hold" : "note", "payments-overruled", `${differing.length}`, {
      ko:
        `장부에 같은 날짜를 담은 더 나중까지의 지출목록이 있어 그 목록이 우선합니다. 이 목록에만 있는 지출 ${inList.ko}은 더하지 않고, 이 목록에 없는 지출 ${inLedger.ko}은 그대로 둡니다(사업 ${differing.length}건: ${names}).` +
        ` ${isHeld ? "금액이 커서 보류합니다. " : ""}이 목록이 더 나중에 만들어진 것이면 만든 날을 기준일로 주어 다시 올려 주십시오.`,
      en:
        `The ledger has a list of the same days that goes further, and that one counts: ${inList.en} that only this list has are not added, and ${inLedger.en} that it lacks stay (${differing.length} projects: ${names}).` +
        ` ${isHeld ? "That is much money, so the list is held. " : ""}If this list was made later, send it again with the day on which it was made.`,
    }),
  ];
}

function wordsOf(sum: PaymentSum | null): Bilingual {
  if (sum === null) return { ko: "0건", en: "0 payments" };
  const won = formatWon(sum.won);
  return {
    ko: `${sum.count}건(${daysOf(sum)}, ${won}원)`,
    en: `${sum.count} payments (${daysOf(sum)}, ${won} won)`,
  };
}

function daysOf({ first, last }: PaymentSum): string {
  return first === last ? first : `${first} ~ ${last}`;
}

/** A line of the list, or one that it covers and does not name. */
export interface ComparedLine {
  readonly project: ProjectFacts;
  /** How many payments counted before. */
  readonly known: number;
  /** Payments that counted before and count no more. */
  readonly lost: readonly Entry[];
  /** Payments that count now and did not before. */
  readonly gained: readonly Entry[];
  /** Payments that the list states and that do not count: a newer list states their days. */
  readonly overruled: readonly Entry[];
  /** Payments of its days that count and that the list lacks. */
  readonly unlisted: readonly Entry[];
}

export interface LineLoss {
  readonly project: ProjectFacts;
  readonly payments: PaymentSum;
  /** Whether nothing of the line is left. */
  readonly isWhole: boolean;
}

interface Stated {
  readonly project: ProjectFacts;
  readonly entries: readonly Entry[];
}

interface PaymentLosses {
  /** How many payments were compared. */
  readonly compared: number;
  readonly lost: readonly LineLoss[];
  /** What another line of the name has now. */
  readonly moved: readonly LineLoss[];
  /** What the list itself says was cancelled. */
  readonly cancelled: readonly LineLoss[];
}

/**
 * What a payment list changes in the payments that the ledger has of its days. What it takes from one line and states of
 * another of that name has moved; what an older list states other than a newer one of the same days never counts.
 */
export function comparedLine(
  project: ProjectFacts,
  payments: {
    readonly before: readonly Entry[];
    readonly after: readonly Entry[];
    readonly stated: readonly Entry[];
  },
  isOfDays: (entry: Entry) => boolean,
): ComparedLine {
  const { before, after, stated } = payments;
  return {
    project,
    known: before.length,
    lost: paymentsBeyond(before, after),
    gained: paymentsBeyond(after, before),
    overruled: paymentsBeyond(stated, after),
    unlisted: paymentsBeyond(after.filter(isOfDays), stated),
  };
}

/**
 * @param fresh lines of the list that the ledger had no payments of.
 * @param stated what the list itself says was cancelled.
 */
export function paymentLosses(
  lines: readonly ComparedLine[],
  fresh: readonly Stated[],
  stated: readonly Stated[] = [],
): PaymentLosses {
  const losing = lines.filter(({ lost }) => lost.length > 0);
  const names = new Set(losing.map(({ project }) => comparableName(project.name)));
  const gains = new Map<string, readonly Entry[]>();
  const addGains = ({ name }: ProjectFacts, entries: () => readonly Entry[]): void => {
    const key = comparableName(name);
    if (names.has(key)) gains.set(key, [...(gains.get(key) ?? []), ...entries()]);
  };
  for (const { project, gained } of lines) addGains(project, () => gained);
  for (const line of fresh) addGains(line.project, () => line.entries);
  const [lost, moved, cancelled]: [LineLoss[], LineLoss[], LineLoss[]] = [[], [], []];
  for (const line of losing) {
    const key = comparableName(line.project.name);
    const found = gains.get(key) ?? [];
    const gone = paymentsBeyond(line.lost, found);
    const went = paymentsBeyond(line.lost, gone);
    gains.set(key, paymentsBeyond(found, went));
    const own = stated.flatMap(({ project, entries }) => (project.id === line.project.id ? entries : []));
    const unsaid = paymentsBeyond(gone, own);
    lost.push(...lossOf(line, unsaid, line.known));
    cancelled.push(...lossOf(line, paymentsBeyond(gone, unsaid), line.known));
    moved.push(...lossOf(line, went, line.known));
  }
  return { compared: lines.reduce((sum, { known }) => sum + known, 0), lost, moved, cancelled };
}

function lossOf({ project }: ComparedLine, payments: readonly Entry[], known: number): LineLoss[] {
  const sum = sumOfPayments(payments);
  return sum === null ? [] : [{ project, payments: sum, isWhole: sum.count === known }];
}
