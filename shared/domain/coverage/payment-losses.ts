/**
 * What a payment list changes in the payments that the ledger has of its days. What it takes from one line and states of
 * another of that name has moved; what an older list states other than a newer one of the same days never counts.
 */
import { type PaymentSum, paymentsBeyond, sumOfPayments } from "../ledger/listed-payments.ts";
import type { Entry } from "../ledger/posting.ts";
import { comparableName, type ProjectFacts } from "../values/project.ts";

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

export interface PaymentLosses {
  /** How many payments were compared. */
  readonly compared: number;
  readonly lost: readonly LineLoss[];
  /** What another line of the name has now. */
  readonly moved: readonly LineLoss[];
}

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

/** @param fresh lines of the list that the ledger had no payments of. */
export function paymentLosses(
  lines: readonly ComparedLine[],
  fresh: readonly { readonly project: ProjectFacts; readonly entries: readonly Entry[] }[],
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
  const [lost, moved]: [LineLoss[], LineLoss[]] = [[], []];
  for (const line of losing) {
    const key = comparableName(line.project.name);
    const found = gains.get(key) ?? [];
    const gone = paymentsBeyond(line.lost, found);
    const went = paymentsBeyond(line.lost, gone);
    gains.set(key, paymentsBeyond(found, went));
    lost.push(...lossOf(line, gone, line.known));
    moved.push(...lossOf(line, went, line.known));
  }
  return { compared: lines.reduce((sum, { known }) => sum + known, 0), lost, moved };
}

function lossOf({ project }: ComparedLine, payments: readonly Entry[], known: number): LineLoss[] {
  const sum = sumOfPayments(payments);
  return sum === null ? [] : [{ project, payments: sum, isWhole: sum.count === known }];
}
