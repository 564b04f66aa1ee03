/**
 * Rows below a project that are no projects. `국비`, `시비`, `구비` are shares of its amounts, to which they must add up. `(인건비)`
 * and `└ 운영비` are parts, which added to it would count twice: where a total or their sum proves it they are left out and
 * told; where nothing does, the file waits.
 */
import type { Finding } from "../../domain/values/finding.ts";
import { type FundAmounts, totalOf } from "../../domain/values/fund.ts";
import { measureNames } from "../../domain/values/measure.ts";
import { plainName, plainText } from "../../domain/values/plain-text.ts";
import { formatWon, type MoneyUnit, type Won } from "../../domain/values/won.ts";
import { fundsRounded, localFindings, sharesIn, shareTotal } from "../cells/rounded-funds.ts";
import { placeAt } from "../kernel/finding-list.ts";
import { projectTwice } from "../kernel/row-findings.ts";
import { isTotalName } from "../tables/total-names.ts";
import { type CouncilTable, namingColumn } from "./budget-tables.ts";
import { fundLabel } from "./column-roles.ts";
import { fundRowsDiffer, partsLeftOut, partsUncertain } from "./table-findings.ts";
import type { RowAmounts } from "./read-cells.ts";
import { columnsApart, groupsOfProjects, type ReadRow } from "./row-groups.ts";
import { fundColumnOf, levelColumns, type RowPlace } from "./row-kinds.ts";

export interface FundRow {
  readonly row: number;
  readonly fund: string;
  readonly amounts: RowAmounts;
}

export function fundsBelow(
  rows: readonly ReadRow[],
  places: readonly RowPlace[],
  at: number,
): readonly FundRow[] {
  const funds: FundRow[] = [];
  for (let below = at + 1; places[below]?.kind === "fund"; below++) {
    const [read, fund] = [rows[below], places[below]?.fund ?? null];
    if (read !== undefined && fund !== null) funds.push({ row: read.row.row, fund, amounts: read.amounts });
  }
  return funds;
}

/**
 * A list that names its project beside each of its funds, sorted by whatever: the rows of one project stand together, and its name in
 * the first, as where it is printed once.
 */
export function withFundsGathered(
  table: CouncilTable,
  rows: readonly ReadRow[],
): { readonly rows: readonly ReadRow[]; readonly findings: readonly Finding[] } {
  const fundAt = fundColumnOf(table);
  const levels = levelColumns(table.columns).filter((at) => at !== fundAt);
  if (fundAt === null || levels.length === 0) return { rows, findings: [] };
  const apart = columnsApart(table).filter((at) => at !== fundAt);
  const findings: Finding[] = [];
  const groups = groupsOfProjects(rows, { levels, apart, columns: [fundAt] });
  const made = groups.flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const seen = [first];
    return [
      first,
      ...others.map((read) => {
        const twin = seen.find((each) => isSameShare(each, read, fundAt));
        if (twin !== undefined)
          findings.push(
            projectTwice(plainName(first.row.cells[levels.at(-1) ?? 0] ?? ""), twin.row.row, read.row.row),
          );
        seen.push(read);
        const cells = read.row.cells.map((cell, at) => (levels.includes(at) ? "" : cell));
        return { ...read, row: { ...read.row, cells } };
      }),
    ];
  });
  return { rows: made, findings };
}

/** The same fund with the same amounts is one row that stands twice. */
function isSameShare(one: ReadRow, other: ReadRow, fundAt: number): boolean {
  const [own, beside] = [one, other].map(({ row }) => plainName(row.cells[fundAt] ?? "").replace(/\s/g, ""));
  const stated = [...one.amounts.stated];
  return (
    own === beside &&
    stated.some(([, won]) => won !== 0n) &&
    stated.length === other.amounts.stated.size &&
    stated.every(([label, won]) => other.amounts.stated.get(label) === won)
  );
}

/** What a row states, or its funds below where it states nothing itself, or is the first of them. */
export function statedIn(
  { amounts }: ReadRow,
  { fund }: RowPlace,
  funds: readonly FundRow[],
  printedIn: { readonly unit: MoneyUnit; readonly office: string },
): ReadonlyMap<string, Won> {
  const stated = new Map(amounts.stated);
  const labels = new Set(funds.flatMap((each) => [...each.amounts.stated.keys()]));
  for (const label of labels) {
    if (fund === null && amounts.stated.has(label)) continue;
    const shares = [...(fund === null ? [] : [{ fund, amounts }]), ...funds].flatMap((each) => {
      const won = each.amounts.stated.get(label);
      return won === undefined ? [] : [{ fund: each.fund, won }];
    });
    stated.set(label, totalOf(sharesIn(shares, null, printedIn).amounts) ?? 0n);
  }
  return stated;
}

/** The rows of the funds stand for the total above them, to which they must add up; they may begin in its own row. */
export function withFundRows(
  { row, amounts }: ReadRow,
  { name, fund: ownFund }: RowPlace,
  funds: readonly FundRow[],
  { unit, office }: { readonly unit: MoneyUnit; readonly office: string },
  findings: Finding[],
): RowAmounts["measures"] {
  const split = (measure: keyof RowAmounts["measures"]): FundAmounts => {
    const own = amounts.measures[measure];
    const stated = totalOf(own);
    const first = ownFund === null || stated === null ? [] : [{ fund: ownFund, won: stated }];
    const below = funds.flatMap((each) => {
      const won = totalOf(each.amounts.measures[measure]);
      return won === null ? [] : [{ fund: each.fund, won }];
    });
    const local = sharesIn([...first, ...below], ownFund === null ? stated : null, { unit, office });
    findings.push(...localFindings(row.row, measureNames[measure].ko, local));
    const shares = local.amounts;
    if (totalOf(shares) === null) return own;
    if (ownFund !== null || stated === null) return shares;
    const shared = shareTotal(stated, shares, () => unit);
    if (shared.kind === "rounded")
      findings.push(
        fundsRounded(
          placeAt(row.row, measureNames[measure].ko, formatWon(stated)),
          name,
          stated,
          shared.rest,
        ),
      );
    if (shared.kind !== "differs") return shared.amounts;
    findings.push(
      fundRowsDiffer(
        row.row,
        name,
        measureNames[measure],
        funds.map((each) => each.row),
      ),
    );
    return own;
  };
  return {
    appropriation: split("appropriation"),
    "current-budget": split("current-budget"),
    commitment: split("commitment"),
    expenditure: split("expenditure"),
  };
}

/** An object of a project by the rows of its funds, which add up to it. */
export function splitByFunds(
  own: ReadRow,
  funds: readonly { readonly fund: string; readonly read: ReadRow }[],
  of: { readonly unit: MoneyUnit; readonly office: string },
  findings: Finding[],
): ReadRow {
  const place = { kind: "project", name: "", parents: new Map(), depth: 0, fund: null } as const;
  const shares = funds.map(({ fund, read }) => ({ row: read.row.row, fund, amounts: read.amounts }));
  return { ...own, amounts: { ...own.amounts, measures: withFundRows(own, place, shares, of, findings) } };
}

const inBrackets = /^[([〔<〈【「『]([^()[\]〔〕<>〈〉【】「」『』]{1,40})[)\]〕>〉】」』]$/;
const behindArrow = /^(?:[└↳∟→]|ㄴ\s)[-─\s]*\S|^[-·]?\s*[이그]\s?중\s+\S/;

interface Part {
  /** The rows, by their places. */
  readonly at: number;
  readonly parent: number;
}

/** @returns the rows that are no parts of others, and what is said of those that are. */
export function withoutBracketedParts(
  table: CouncilTable,
  rows: readonly ReadRow[],
): { readonly rows: readonly ReadRow[]; readonly findings: readonly Finding[] } {
  const naming = namingColumn(table.columns);
  if (naming === null) return { rows, findings: [] };
  const names = rows.map(({ row: { cells } }) => plainText(cells[naming] ?? ""));
  const isTotal = rows.map(({ row: { cells } }) => cells.slice(0, naming + 1).some(isTotalName));
  const parts = partsIn(rows, names, isTotal);
  const [first] = parts;
  const parents = [...Map.groupBy(parts, ({ parent }) => parent)].map(([parent, below]) => ({
    parent: rows[parent],
    below: below.flatMap(({ at }) => rows[at] ?? []),
  }));
  if (first === undefined || parents.some(({ parent, below }) => compared(parent, below) === "more"))
    return { rows, findings: [] };
  const all = rows.filter((_, at) => isTotal[at] !== true);
  const left = rows.filter((_, at) => parts.every((part) => part.at !== at));
  const own = all.filter((row) => left.includes(row));
  const isSummed = (summed: readonly ReadRow[]) =>
    rows.some((total, at) => isTotal[at] === true && compared(total, summed) === "equal");
  if (isSummed(all)) return { rows, findings: [] };
  const isProven = isSummed(own) || parents.every(({ parent, below }) => compared(parent, below) === "equal");
  const of = {
    name: names[first.at] ?? "",
    parent: names[first.parent] ?? "",
    rows: parts.flatMap(({ at }) => rows[at]?.row.row ?? []),
  };
  return { rows: left, findings: [isProven ? partsLeftOut(of) : partsUncertain(of)] };
}

/** What the rows add up to beside what the one above them states, in every column that states an amount. */
function compared(whole: ReadRow | undefined, parts: readonly ReadRow[]): "less" | "equal" | "more" {
  const sums = [...(whole?.amounts.stated ?? [])].map(([label, won]) => ({
    won,
    sum: parts.reduce((sum, { amounts }) => sum + (amounts.stated.get(label) ?? 0n), 0n),
  }));
  if (sums.some(({ won, sum }) => sum > won)) return "more";
  return sums.every(({ won, sum }) => sum === won) ? "equal" : "less";
}

function partsIn(
  rows: readonly ReadRow[],
  names: readonly string[],
  isTotal: readonly boolean[],
): readonly Part[] {
  const parts: Part[] = [];
  let parent: number | null = null;
  for (const [at, row] of rows.entries()) {
    const name = names[at] ?? "";
    const inside = inBrackets.exec(name)?.[1];
    if (!row.hasAmounts || isTotal[at] === true) {
      if (isTotal[at] === true) parent = null;
    } else if (inside === undefined && !behindArrow.test(name)) parent = at;
    else if (parent !== null && !fundLabel.test((inside ?? "").replace(/\s/g, "")))
      parts.push({ at, parent });
  }
  return parts;
}
