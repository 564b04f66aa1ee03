/**
 * Rows of one project that repeat others of it: 편성목 above its 통계목, a 계 of a name, the funds below an object. Added to those
 * they would count twice. What its code, a blank 통계목 or its name says and every amount proves is no part; what only one of both
 * says waits for a person.
 */
import type { Finding } from "../../domain/values/finding.ts";
import { particle } from "../../domain/values/bilingual.ts";
import { formatWon, type MoneyUnit, moneyUnits, type Won } from "../../domain/values/won.ts";
import { placeAt, question, shortList } from "../kernel/finding-list.ts";
import {
  isItem,
  isWholeOf,
  type ObjectName,
  objectNames,
  type PartColumn,
  wordIn,
} from "../cells/object-codes.ts";
import { isTotalName } from "./total-names.ts";

export interface PartRow {
  readonly row: { readonly row: number; readonly cells: readonly string[] };
  /** By the headers of their columns; blank cells are absent. */
  readonly amounts: { readonly stated: ReadonlyMap<string, Won> };
}

export interface Repeated<Row extends PartRow> {
  readonly columns: readonly PartColumn[];
  readonly unit: MoneyUnit;
  readonly fundLabel: RegExp;
  /** @returns the row with its amounts by fund. */
  readonly splitBy: (row: Row, funds: readonly { readonly fund: string; readonly read: Row }[]) => Row;
  /** Rows whose money is in others: wholes, and the funds of the row above them. */
  readonly left: Row[];
  /** What is asked of rows that look like wholes of others, and are added until a person says. */
  readonly doubts: Finding[];
}

interface ObjectRow<Row extends PartRow> extends ObjectName {
  readonly read: Row;
}

/**
 * @param leaves the rows of one project that name a part of it, in the order of the table.
 * @returns those that make up the project, split by the funds below them.
 */
export function weighParts<Row extends PartRow>(leaves: readonly Row[], of: Repeated<Row>): readonly Row[] {
  const doubts: Finding[] = [];
  const left = new Set<Row>();
  const split = splitByFunds(leaves, of, left, doubts);
  const own = leaves.filter((read) => !isFund(read, of));
  const known = objectRows(own, of);
  const wholes = new Map(known.map((each) => [each, directParts(each, known)] as const));
  for (const [whole, parts] of wholes) {
    if (parts.length === 0 || isNothing(whole.read)) continue;
    const label = differingIn([whole.read], readsOf(parts), of.unit);
    const areDetails = parts.every(({ isDetail }) => isDetail);
    if (label === null && areDetails && parts.length === 1)
      doubts.push(wholeSuspected(whole, readsOf(parts)));
    else if (label === null) left.add(whole.read);
    else if (!areDetails) doubts.push(wholeDiffers(whole, readsOf(parts), label));
  }
  const alone = known.filter((each) => !left.has(each.read) && wholes.get(each)?.length === 0);
  const others = readsOf(alone.filter(({ name }) => !isTotalName(name)));
  for (const total of alone.filter(({ name, read }) => isTotalName(name) && !isNothing(read))) {
    const label = others.length === 0 ? null : differingIn([total.read], others, of.unit);
    if (isSumBeside(total.read, others, of.unit)) left.add(total.read);
    else if (label !== null) doubts.push(wholeDiffers(total, others, label));
  }
  if (of.columns.every(({ isObject }) => isObject) && doubts.length === 0)
    doubts.push(...suspectedIn(alone.filter(({ read }) => !left.has(read))));
  of.left.push(...leaves.filter((read) => left.has(read)));
  of.doubts.push(...doubts);
  return leaves.flatMap((read) => (left.has(read) ? [] : [split.get(read) ?? read]));
}

/** Several 소계 in the column of the objects, each of the rows beside it or of all. */
export function areSubtotals<Row extends PartRow>(
  subtotals: readonly Row[],
  leaves: readonly Row[],
  of: Repeated<Row>,
): boolean {
  const own = weighParts(leaves, { ...of, left: [], doubts: [] });
  return subtotals.every((total) => isSumBeside(total, own, of.unit));
}

/** A total that adds up shows that no row repeats others. */
export function isCounted(rows: readonly PartRow[], levels: readonly number[]): boolean {
  const isTotal = ({ row }: PartRow) => levels.some((at) => isTotalName(row.cells[at] ?? ""));
  const own = rows.filter((read) => !isTotal(read));
  return rows.some((read) => isTotal(read) && !isNothing(read) && differingIn([read], own, null) === null);
}

/** Funds stand below the row that they split, or below all rows of the project. */
function splitByFunds<Row extends PartRow>(
  leaves: readonly Row[],
  of: Repeated<Row>,
  left: Set<Row>,
  doubts: Finding[],
): ReadonlyMap<Row, Row> {
  const split = new Map<Row, Row>();
  const owners = leaves.filter((read) => !isFund(read, of));
  for (const [at, owner] of leaves.entries()) {
    const end = leaves.findIndex((read, below) => below > at && !isFund(read, of));
    const funds = isFund(owner, of) ? [] : leaves.slice(at + 1, end === -1 ? undefined : end);
    const [own] = objectRows([owner], of);
    if (funds.length === 0 || own === undefined || isNothing(owner)) continue;
    const label = differingIn([owner], funds, of.unit);
    const isOfAll = end === -1 && differingIn(owners, funds, of.unit) === null;
    const shares = funds.map((read) => ({ read, fund: objectIn(read, of) }));
    if (label === null) split.set(owner, of.splitBy(owner, shares));
    if (label === null || isOfAll) for (const fund of funds) left.add(fund);
    else doubts.push(wholeDiffers(own, funds, label));
  }
  return split;
}

function isFund<Row extends PartRow>(read: Row, of: Repeated<Row>): boolean {
  return of.fundLabel.test(objectIn(read, of));
}

/** The deepest that the row names, as `국비` of `(국비)`. */
function objectIn<Row extends PartRow>({ row }: Row, { columns }: Repeated<Row>): string {
  const words = columns.filter(({ isObject }) => isObject).map(({ at }) => wordIn(row.cells[at]));
  return (words.findLast((word) => word !== "") ?? "").replace(/^[([](.*)[)\]]$/, "$1");
}

function objectRows<Row extends PartRow>(
  rows: readonly Row[],
  { columns }: Repeated<Row>,
): readonly ObjectRow<Row>[] {
  const names = objectNames(
    rows.map(({ row }) => row.cells),
    columns,
  );
  return rows.flatMap((read, at) => {
    const name = names[at];
    return name === undefined ? [] : [{ ...name, read }];
  });
}

/** The rows right below it: what stands below another whole is that one's. */
function directParts<Row extends PartRow>(
  whole: ObjectRow<Row>,
  all: readonly ObjectRow<Row>[],
): readonly ObjectRow<Row>[] {
  const below = all.filter((each) => each !== whole && !isTotalName(each.name) && isWholeOf(whole, each));
  return below.filter((each) => !below.some((between) => between !== each && isWholeOf(between, each)));
}

/** No 편성목 has more 통계목. */
const mostObjects = 60;

/** Of all rows of the project, of those right above it, or of those right below it. */
function isSumBeside(total: PartRow, others: readonly PartRow[], unit: MoneyUnit): boolean {
  const above = others.filter(({ row }) => row.row < total.row.row).slice(-mostObjects);
  const below = others.filter(({ row }) => row.row > total.row.row).slice(0, mostObjects);
  const runs = [
    others,
    ...above.map((_, at) => above.slice(at)),
    ...below.map((_, at) => below.slice(0, at + 1)),
  ];
  return runs.some((parts) => differingIn([total], parts, unit) === null);
}

/** The first column in which the rows are not the sum of the others; what they leave blank says nothing. Null where they are in all. */
function differingIn(
  wholes: readonly PartRow[],
  parts: readonly PartRow[],
  unit: MoneyUnit | null,
): string | null {
  const most = unit === null || unit === "원" ? 0n : BigInt(parts.length) * moneyUnits[unit];
  const stated = labelsOf(wholes);
  return (
    stated.find((label) => {
      const apart = sumIn(wholes, label) - sumIn(parts, label);
      return 2n * (apart < 0n ? -apart : apart) > most;
    }) ?? null
  );
}

function isNothing({ amounts }: PartRow): boolean {
  return [...amounts.stated.values()].every((won) => won === 0n);
}

function labelsOf(rows: readonly PartRow[]): readonly string[] {
  return [...new Set(rows.flatMap(({ amounts }) => [...amounts.stated.keys()]))];
}

function sumIn(rows: readonly PartRow[], label: string): Won {
  return rows.reduce((sum, { amounts }) => sum + (amounts.stated.get(label) ?? 0n), 0n);
}

/** Digits of different amounts in which two rows agree by no chance. */
const leastDigits = 8;

/** A row without a code that says otherwise and that equals all others of its project, in every column. */
function suspectedIn<Row extends PartRow>(rows: readonly ObjectRow<Row>[]): readonly Finding[] {
  const reads = readsOf(rows);
  const sums = labelsOf(reads).map((label) => ({ label, sum: sumIn(reads, label) }));
  const found = rows.find((each) => {
    const { read } = each;
    if (isItem(each) || rows.length < 2) return false;
    if (sums.some(({ label, sum }) => 2n * sumIn([read], label) !== sum)) return false;
    const amounts = [...new Set(sums.map(({ sum }) => sum / 2n))].filter((won) => won !== 0n);
    const digits = amounts.reduce((sum, won) => sum + String(won).replace(/^-|0+$/g, "").length, 0);
    return rows.length > 2 ? amounts.length > 0 : amounts.length > 1 && digits >= leastDigits;
  });
  return found === undefined
    ? []
    : [
        wholeSuspected(
          found,
          reads.filter((read) => read !== found.read),
        ),
      ];
}

function readsOf<Row extends PartRow>(rows: readonly ObjectRow<Row>[]): readonly Row[] {
  return rows.map(({ read }) => read);
}

function wholeDiffers({ read, name }: ObjectRow<PartRow>, parts: readonly PartRow[], label: string): Finding {
  const [row, list] = [
    read.row.row,
    shortList(
      parts.map((part) => part.row.row),
      6,
    ),
  ];
  const [own, sum] = [sumIn([read], label), sumIn(parts, label)].map(formatWon);
  return question("project-parts-unclear", placeAt(row, label, name), {
    ko: `${row}행 "${name}"${particle(name, "은/는")} 코드나 이름으로는 같은 사업의 ${list}행을 묶은 금액으로 보이나, ${label} ${own}원이 그 행을 더한 ${sum}원과 다릅니다. 묶은 금액이면 그 행을 지우거나 금액을 고쳐 다시 올려 주십시오. 모두 따로 쓰는 돈이면 보류를 해제하여 더한 금액으로 반영해 주십시오.`,
    en: `By its code or name row ${row} "${name}" holds rows ${list} of the same project, but its ${label} is ${own} won and theirs add up to ${sum}. If it holds them, delete it or correct the amounts and upload again; if all of them are money of their own, release the file and they are added up.`,
  });
}

function wholeSuspected({ read, name }: ObjectRow<PartRow>, parts: readonly PartRow[]): Finding {
  const [row, list] = [
    read.row.row,
    shortList(
      parts.map((part) => part.row.row),
      6,
    ),
  ];
  const [[label, won] = ["", 0n]] = read.amounts.stated;
  return question("project-parts-unclear", placeAt(row, label, name), {
    ko: `${row}행 "${name}"의 금액이 모든 열에서 같은 사업의 ${list}행을 더한 것과 같아(${label} ${formatWon(won)}원) 그 행을 묶은 금액으로 보입니다. 그러면 그 행을 지우거나 이름을 소계로 고쳐 다시 올려 주십시오. 모두 따로 쓰는 돈이면 보류를 해제하여 더한 금액으로 반영해 주십시오.`,
    en: `Row ${row} "${name}" equals rows ${list} of the same project in every amount column (${label} ${formatWon(won)} won), so it seems to hold them. If it does, delete it or name it 소계 and upload again; if all of them are money of their own, release the file and they are added up.`,
  });
}
