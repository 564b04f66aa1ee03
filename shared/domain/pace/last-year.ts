/** What the books of last year teach: each project's own past, and that of the projects like it. */
import type { Balance } from "../ledger/balance.ts";
import { monthOf } from "../values/calendar.ts";
import type { Fund } from "../values/fund.ts";
import { namesOf } from "../policy/line-names.ts";
import { medianPath, type Path } from "./path.ts";
import { monthEndTotals, type PastMoney, type PastProject, pastProjectOf } from "./past-project.ts";
import type { ProjectFacts, ProjectId, Tier } from "../values/project.ts";
import { ascending } from "../values/order.ts";

/** Quarters are the least that makes a curve; with fewer month ends it would be an invention. */
const minimumReportedMonths = 4;

/** Projects of one tier, account and field. */
export interface Peers {
  /** Those with a stated budget. */
  readonly count: number;
  /** Their year-end shares of the budget in basis points, ascending. */
  readonly yearEndBasisPoints: readonly bigint[];
  readonly curves: readonly Path[];
  /** The greatest share of its budget that any of them spent in one month; null without any curve. */
  readonly bestMonthBasisPoints: bigint | null;
}

export interface LastYear {
  readonly byId: ReadonlyMap<ProjectId, PastProject>;
  /** By account, department and name; null where several bear it. */
  readonly byName: ReadonlyMap<string, { readonly id: ProjectId; readonly past: PastProject } | null>;
  readonly peers: ReadonlyMap<string, Peers>;
}

/**
 * Reads last year's books once. A month end is reported when some line of the tier has news in that month;
 * between reported ones curves go straight. Without a report in December the year was not brought to its
 * end: it teaches nothing, and neither curves nor year-end shares come of it.
 * @param spending what counts as spent; that of the rate basis.
 */
export function lastYearOf(
  balances: Iterable<Balance>,
  spending: "expenditure" | "commitment" = "expenditure",
): LastYear {
  const all = [...balances].map((balance) => ({
    balance,
    totals: monthEndTotals(balance.measures[spending]),
  }));
  const reports = reportedMonths(all, spending);
  const byId = new Map<ProjectId, PastProject>();
  const byName = new Map<string, { id: ProjectId; past: PastProject } | null>();
  const groups = new Map<string, PastProject[]>();
  for (const { balance, totals } of all) {
    const { project } = balance;
    const isReported = reports.get(project.tier);
    if (isReported?.[11] !== true || balance.measures[spending] === undefined) continue;
    const reported = isReported.filter((each) => each).length;
    const known = reported < minimumReportedMonths ? null : isReported;
    const past = pastProjectOf(balance, spending, totals, known);
    byId.set(project.id, past);
    const name = nameKeyOf(project);
    byName.set(name, byName.has(name) ? null : { id: project.id, past });
    const group = groupKeyOf(project);
    if (group === null) continue;
    const before = groups.get(group);
    if (before === undefined) groups.set(group, [past]);
    else before.push(past);
  }
  return { byId, byName, peers: new Map([...groups].map(([key, group]) => [key, peersFrom(group)])) };
}

/**
 * The same project last year: by its id, or by account, department and name where one of the two sources
 * gives no code. Two different codes are two projects, and a name borne by several is nobody's.
 */
export function pastOf(history: LastYear, project: ProjectFacts): PastProject | null {
  const same = history.byId.get(project.id);
  if (same !== undefined) return same;
  const named = history.byName.get(nameKeyOf(project)) ?? null;
  return named === null || (isCoded(project.id) && isCoded(named.id)) ? null : named.past;
}

/** The projects like this one, itself among them; null where its field is not known or none was like it. */
export function peersOf(history: LastYear, project: ProjectFacts): Peers | null {
  const key = groupKeyOf(project);
  return key === null ? null : (history.peers.get(key) ?? null);
}

/** A project's own curve of last year, for one fund where last year knew it, else for all its money. */
export function lastYearPath(history: LastYear, project: ProjectFacts, fund: Fund | "all"): Path | null {
  const past = pastOf(history, project);
  return past === null ? null : (moneyOf(past, fund).path ?? past.path);
}

/** The median curve of the projects like this one; null where fewer than `minimumPeers` have a curve. */
export function similarPath(history: LastYear, project: ProjectFacts, minimumPeers: number): Path | null {
  const peers = peersOf(history, project);
  if (peers === null || peers.curves.length === 0 || peers.curves.length < minimumPeers) return null;
  const before = medians.get(peers);
  if (before !== undefined) return before;
  const path = medianPath(peers.curves);
  medians.set(peers, path);
  return path;
}

/** Most lines have a past of their own, so a median is only found when some line asks for it. */
const medians = new WeakMap<Peers, Path>();

/** Whether some line of the books has news of December: without them the year's end is not known. */
export function isBroughtToItsEnd(
  balances: Iterable<Balance>,
  spending: "expenditure" | "commitment",
): boolean {
  return [...balances].some(({ measures }) => {
    const state = measures[spending];
    return state !== undefined && monthOf(state.latest) === 12;
  });
}

/** A fund's own past where last year knew it, else that of all the money. */
export function moneyOf(past: PastProject, fund: Fund | "all"): PastMoney {
  return fund === "all" ? past : (past.byFund[fund] ?? past);
}

function peersFrom(group: readonly PastProject[]): Peers {
  const shares = group.map((past) => past.yearEndBasisPoints).filter((share) => share !== null);
  let best: bigint | null = null;
  for (const { bestMonthBasisPoints: month } of group)
    if (month !== null && (best === null || month > best)) best = month;
  return {
    count: shares.length,
    yearEndBasisPoints: shares.toSorted(ascending),
    curves: group.map((past) => past.path).filter((path) => path !== null),
    bestMonthBasisPoints: best,
  };
}

function reportedMonths(
  all: readonly { readonly balance: Balance; readonly totals: readonly (bigint | null)[] }[],
  spending: "expenditure" | "commitment",
): Map<Tier, boolean[]> {
  const reports = new Map<Tier, boolean[]>();
  for (const { balance, totals } of all) {
    const state = balance.measures[spending];
    if (state === undefined) continue;
    const { tier } = balance.project;
    const isReported = reports.get(tier) ?? Array<boolean>(12).fill(false);
    reports.set(tier, isReported);
    isReported[monthOf(state.latest) - 1] = true;
    let before: bigint | null = null;
    for (const [month, total] of totals.entries()) {
      const statedOn = state.statedOn[month] ?? null;
      if (total !== before || (statedOn !== null && monthOf(statedOn) === month + 1))
        isReported[month] = true;
      before = total;
    }
  }
  return reports;
}

function nameKeyOf(project: ProjectFacts): string {
  const { account, department, name } = namesOf(project);
  return [project.tier, account ?? "", department ?? "", name].join("\u0000");
}

function groupKeyOf(project: ProjectFacts): string | null {
  const { account, field } = namesOf(project);
  return field === null ? null : [project.tier, account ?? "", field].join("\u0000");
}

function isCoded(id: ProjectId): boolean {
  return id.startsWith("code/");
}
