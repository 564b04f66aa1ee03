/** The one table, as Markdown that a terminal shows as well: what was measured, beside whom, and against what. */
import { left, right, table } from "./markdown.ts";
import {
  exponentOf,
  type Growth,
  isNoWorseThanLinear,
  type MeasuredRow,
  type Peer,
  type Target,
  timesThePeer,
  type Unit,
  median,
} from "./measure.ts";

const columns = [
  left("measure"),
  right("ours"),
  left("peer"),
  right("peer's"),
  right("times the peer"),
  left("target"),
  right("1x, 4x, 16x the data"),
  right("power"),
];

/** A row for each measured thing, and one more for each further peer and target. */
export function tableOf(rows: readonly MeasuredRow[]): string {
  return table(columns, rows.flatMap(linesOf));
}

/** Every target that was not reached, growth too. */
export function missesOf(rows: readonly MeasuredRow[]): string[] {
  return rows.flatMap(({ name, targets, growth }) => [
    ...targets.filter(({ isMet }) => !isMet).map(({ words }) => `${name}: ${words}`),
    ...(growth === null || isNoWorseThanLinear(growth) ? [] : [`${name}: grows faster than the data`]),
  ]);
}

function linesOf(row: MeasuredRow): string[][] {
  const { name, unit, ours, peers, targets, growth } = row;
  const height = Math.max(1, peers.length, targets.length);
  return Array.from({ length: height }, (_, at) => [
    at === 0 ? name : "",
    at === 0 ? spreadOf(ours, unit) : "",
    ...peerCells(row, peers[at]),
    targetCell(targets[at]),
    ...(at === 0 ? growthCells(growth, unit) : ["", ""]),
  ]);
}

function peerCells({ unit, ours }: MeasuredRow, peer: Peer | undefined): [string, string, string] {
  if (peer === undefined) return ["", "", ""];
  if (peer.kind === "absent") return [peer.name, peer.remedy, ""];
  const times = timesThePeer(unit, ours, peer.figures);
  return [peer.name, spreadOf(peer.figures, unit), times === null ? "" : timesText(times)];
}

/** Two digits that count. */
function timesText(times: number): string {
  return times.toLocaleString("en-US", { maximumSignificantDigits: 2 });
}

function targetCell(target: Target | undefined): string {
  return target === undefined ? "" : `${target.words}: ${target.isMet ? "met" : "MISSED"}`;
}

function growthCells(growth: Growth | null, unit: Unit): [string, string] {
  if (growth === null) return ["does not grow", ""];
  const power = exponentOf(growth).toFixed(2);
  return [
    growth.least.map((figure) => plain(figure, growthUnit(unit))).join(", "),
    isNoWorseThanLinear(growth) ? power : `${power} MISSED`,
  ];
}

/** Growth is of time, also where the row tells a speed. */
function growthUnit(unit: Unit): Unit {
  return unit === "rows/s" ? "s" : unit;
}

/** `0.26 s (0.24-0.31)`: the median and the extremes. */
function spreadOf(figures: readonly number[], unit: Unit): string {
  const sorted = figures.toSorted((a, b) => a - b);
  const [least = 0, most = 0] = [sorted[0], sorted.at(-1)];
  const middle = `${plain(median(figures), unit)} ${unit}`;
  return least === most ? middle : `${middle} (${plain(least, unit)}-${plain(most, unit)})`;
}

function plain(figure: number, unit: Unit): string {
  return figure.toLocaleString("en-US", { maximumFractionDigits: digits[unit], useGrouping: true });
}

const digits: Readonly<Record<Unit, number>> = { "rows/s": 0, s: 2, ms: 1, "write units": 3 };
