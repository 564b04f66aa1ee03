/** Columns that the template's own grammar does not know, by the words of printed tables and by what stands beside them. */
import type { FactualMeasure } from "../../domain/values/measure.ts";
import { columnOf } from "../printed/column-roles.ts";
import { comparableHeader, type TemplateColumn, withoutUnit } from "../tables/header-grammar.ts";

export interface HeadedColumn {
  readonly header: string;
  readonly column: TemplateColumn;
  /** Whether the words of printed tables alone know it: 집행누계, 총예산. */
  readonly isOfPrint?: true;
  /** Whether it heads the spending of a part of the year, because a column behind it heads its running total. */
  readonly isOfPart?: true;
}

export type AmountColumn = Extract<TemplateColumn, { readonly kind: "amount" }>;

const halves: readonly (readonly FactualMeasure[])[] = [["appropriation", "current-budget"], ["expenditure"]];

/** What the template lacks, a budget or spending, is the one column that means it in printed tables. */
export function withPrintedWords(columns: readonly HeadedColumn[]): readonly HeadedColumn[] {
  const known = new Set(columns.map(({ column }) => (column.kind === "amount" ? column.measure : null)));
  const lacking = halves.filter((half) => !half.some((measure) => known.has(measure)));
  return lacking.reduce<readonly HeadedColumn[]>((before, wanted) => {
    const found = before.flatMap((headed, at) => {
      const column = headed.column.kind === "unknown" ? printedAmountOf(headed.header) : null;
      return column !== null && wanted.includes(column.measure) ? [{ at, column }] : [];
    });
    const [only, ...others] = found;
    if (only === undefined || others.length > 0) return before;
    return before.map((headed, at) =>
      at === only.at ? { header: headed.header, column: only.column, isOfPrint: true } : headed,
    );
  }, columns);
}

const otherDepartments = /^(편성|예산|세출|사업|운영|관할|해당)부서명?$|^소속(부서)?명?$|^담당관과명?$/;

/** 편성부서 and the like are whose a project is where no other column says it but 집행부서, which spends what another department has. */
export function withDepartments(columns: readonly HeadedColumn[]): readonly HeadedColumn[] {
  const found = columns.filter(
    ({ header, column: { kind } }) => kind === "unknown" && otherDepartments.test(comparableHeader(header)),
  );
  const known = columns.filter(({ column }) => column.kind === "department");
  const isKnown = known.some(({ header }) => !/^(집행|시행)부서/.test(comparableHeader(header)));
  if (isKnown || found.length !== 1) return columns;
  return columns.map((headed) => {
    if (known.includes(headed)) return { ...headed, column: { kind: "unknown" } };
    return found.includes(headed) ? { ...headed, column: { kind: "department" } } : headed;
  });
}

const runningTotal = /^(집행|지출|지급)?(금?액)?(연|총)?누[계적](집행|지출|지급)?(금?액)?$/;
const partOfYear = /전월|금월|당월|이번달|이달|금회|(^|\D)\d{1,2}월|분기/;

/** `집행액 | 누계`: the last is the spending up to the day, and the one before it that of a month or of any other part of the year. */
export function withRunningTotal(columns: readonly HeadedColumn[]): readonly HeadedColumn[] {
  const found = columns.flatMap(({ header, column }, at) => {
    const { bare, unit } = withoutUnit(comparableHeader(header));
    if (column.kind !== "unknown" || !runningTotal.test(bare)) return [];
    const before = columns[at - 1];
    const isNamed = /집행|지출|지급/.test(bare);
    const isOfSpending =
      isNamed || (before !== undefined && (isSpending(before.column) || partOfYear.test(before.header)));
    return isOfSpending ? [{ at, unit, isNamed }] : [];
  });
  const [only, ...others] = found;
  const spent = columns.filter(({ column }) => column.kind === "amount" && column.measure === "expenditure");
  const part = spent[0]?.column;
  if (only === undefined || others.length > 0 || spent.length > 1) return columns;
  if (part !== undefined && !isSpending(part)) return columns;
  // 집행누계 alone is known by the words of printed tables, with all that these look at; 누적집행액 is not.
  const { header } = columns[only.at] ?? { header: "" };
  if (part === undefined && only.isNamed && printedAmountOf(header) !== null) return columns;
  const unit = only.unit ?? (part?.kind === "amount" ? part.unit : null);
  return columns.map((headed, at) => {
    if (at === only.at)
      return { ...headed, column: { kind: "amount", measure: "expenditure", fund: "unsplit", unit } };
    return headed.column === part ? { ...headed, column: { kind: "ignored" }, isOfPart: true } : headed;
  });
}

function isSpending(column: TemplateColumn): boolean {
  return column.kind === "amount" && column.measure === "expenditure" && column.fund === "unsplit";
}

function printedAmountOf(header: string): AmountColumn | null {
  const { bare, unit } = withoutUnit(comparableHeader(header));
  const { role, fund, year } = columnOf([bare]);
  const isTotal = fund === null && year === null;
  if (!isTotal || (role !== "appropriation" && role !== "current-budget" && role !== "expenditure"))
    return null;
  return { kind: "amount", measure: role, fund: "unsplit", unit };
}
