/**
 * Money under headers that the template takes no figure from: 추경 and 이월액 beside 예산액, a 누계 above 집행액, 계 where no budget is read.
 * What the rows themselves show to be counted already is passed over with a note; anything else waits for a person.
 */
import type { SourceRecord } from "../../domain/ledger/posting.ts";
import type { Finding } from "../../domain/values/finding.ts";
import { type FundAmounts, totalOf } from "../../domain/values/fund.ts";
import type { FactualMeasure } from "../../domain/values/measure.ts";
import { plainText } from "../../domain/values/plain-text.ts";
import { isMoneyUnit, type MoneyUnit, moneyUnits, type Won } from "../../domain/values/won.ts";
import { readAmountCell } from "../cells/amount-cell.ts";
import type { UploadContext } from "../kernel/format.ts";
import { meaningKindOf } from "../meanings/meaning-columns.ts";
import type { CouncilTable } from "../printed/budget-tables.ts";
import { columnOf } from "../printed/column-roles.ts";
import type { ReadRow } from "../printed/row-groups.ts";
import { columnUnclear } from "../printed/table-findings.ts";
import { isShownAsRead, onlyChanges } from "../printed/unread-proof.ts";
import { isExplained } from "../printed/unread-sums.ts";
import { type UnreadColumn, type UnreadMeaning, unreadMeaningOf } from "../printed/unread-words.ts";
import { comparableHeader, withoutUnit } from "../tables/header-grammar.ts";
import { figureNotRead, type Half, headersOfHalf } from "./check-sheet.ts";
import { textIn } from "./template-cells.ts";
import { type TemplateSheet, unitOfColumn } from "./template-sheet.ts";

/** What the money of an unread column may be of. */
type Of = Half | "total";

interface MoneyColumn {
  readonly at: number;
  readonly header: string;
  readonly meaning: UnreadMeaning;
  readonly of: Of;
}

export class UnreadMoney {
  readonly #sheet: TemplateSheet;
  readonly #context: UploadContext;
  readonly #columns: readonly MoneyColumn[];
  readonly #rows: { readonly read: ReadRow; readonly unit: MoneyUnit | null }[] = [];

  constructor(sheet: TemplateSheet, context: UploadContext) {
    this.#sheet = sheet;
    this.#context = context;
    this.#columns = sheet.isMapped ? [] : moneyColumnsOf(sheet);
  }

  /** @param record of a row that is neither a total nor bad. */
  read(row: number, cells: readonly string[], { entries }: SourceRecord): void {
    if (this.#columns.length === 0) return;
    const of = (wanted: FactualMeasure): FundAmounts =>
      Object.fromEntries(
        entries.flatMap(({ measure, fund, amount }) => (measure === wanted ? [[fund, amount]] : [])),
      );
    const measures = {
      appropriation: of("appropriation"),
      "current-budget": of("current-budget"),
      commitment: {},
      expenditure: of("expenditure"),
    };
    const unit = textIn(cells, this.#sheet.columns, "unit");
    this.#rows.push({
      read: {
        // The reader fills the same cells again for the next row.
        row: { row, cells: [...cells], indent: 0 },
        amounts: { measures, plans: [], stated: new Map() },
        hasAmounts: true,
      },
      unit: unit !== null && isMoneyUnit(unit) ? unit : null,
    });
  }

  findings(): readonly Finding[] {
    const filled = this.#columns.filter(({ at }) => this.#amountsAt(at, "claim", "").shown !== "");
    if (filled.length === 0) return [];
    const states = (...wanted: readonly FactualMeasure[]) =>
      this.#sheet.columns.some(({ column }) => column.kind === "amount" && wanted.includes(column.measure));
    const hasBudget = states("appropriation", "current-budget");
    const hasSpending = states("expenditure");
    return [
      ...(hasBudget ? [] : this.#missing("budget", filled)),
      ...(hasSpending ? [] : this.#missing("spending", filled)),
      ...(hasBudget && hasSpending
        ? this.#weighed(filled, {
            appropriation: states("appropriation"),
            current: states("current-budget"),
          })
        : []),
    ];
  }

  #missing(half: Half, filled: readonly MoneyColumn[]): readonly Finding[] {
    if (headersOfHalf(this.#sheet, half).length > 0) return [];
    const other = half === "budget" ? "spending" : "budget";
    const may = filled.filter(
      ({ of, header, meaning }) => of !== other && meaning !== "carried" && mayBeWhole(half, header),
    );
    // 계 may be of either half, and of that alone which is missing.
    const sure = may.filter(({ of }) => of === half);
    if (may.length === 0) return [];
    const headers = (sure.length > 0 ? sure : may).map(({ header }) => header).join(", ");
    return [figureNotRead(this.#sheet.headerRow, headers, half)];
  }

  #weighed(
    filled: readonly MoneyColumn[],
    has: { readonly appropriation: boolean; readonly current: boolean },
  ): readonly Finding[] {
    const { columns, headerRow } = this.#sheet;
    const rows = this.#rows.map(({ read }) => read);
    const unread = columns.flatMap(({ header, column, isOfPart }, at) =>
      column.kind === "unknown" || isOfPart === true ? [this.#amountsAt(at, meaningOf(header), header)] : [],
    );
    const unit =
      moneyUnits[
        this.#rows.find((each) => each.unit !== null)?.unit ?? this.#unitAt(filled[0]?.at ?? 0) ?? "원"
      ];
    const table: CouncilTable = {
      kind: "named",
      row: headerRow,
      columns: columns.map(({ header }) => columnOf([header])),
      rows: [],
    };
    const isShown = isShownAsRead(table, rows, unread, unit);
    const weighed = unread.filter((column) => {
      const own = filled.find(({ at }) => at === column.at);
      if (own === undefined || !column.isWhole) return false;
      if (column.meaning === "carried" && has.current) return false;
      if (column.meaning !== "claim")
        return has.appropriation && !isExplained(column, { rows, unread, unit });
      if (isShown || !isAbove(column, own.of, rows)) return false;
      return own.of === "spending" || !isExplained(column, { rows, unread, unit });
    });
    if (weighed.length === 0 || onlyChanges(table, rows, { unread, weighed, unit })?.size === 0) return [];
    return weighed.map(({ label, shown }) => columnUnclear(headerRow, label, shown));
  }

  #unitAt(at: number): MoneyUnit | null {
    const headed = this.#sheet.columns[at];
    if (headed === undefined) return null;
    const { unit } = withoutUnit(comparableHeader(headed.header));
    return unit ?? unitOfColumn(headed, this.#sheet, this.#context);
  }

  #amountsAt(at: number, meaning: UnreadMeaning, label: string): UnreadColumn {
    const unit = this.#unitAt(at);
    let isWhole = true;
    let shown = "";
    const amounts = this.#rows.map(({ read: { row }, unit: own }): Won | null => {
      const text = plainText(row.cells[at] ?? "");
      const cell = readAmountCell(text, unit ?? own);
      if (cell.kind === "bad") isWhole = false;
      if (cell.kind !== "amount") return null;
      if (cell.won !== 0n && shown === "") shown = text;
      return cell.won;
    });
    return { at, label, meaning, amounts, isWhole, shown };
  }
}

function moneyColumnsOf({ columns }: TemplateSheet): readonly MoneyColumn[] {
  const spentAt = columns.findIndex(
    ({ column }) => column.kind === "amount" && column.measure === "expenditure",
  );
  return columns.flatMap(({ header, column, isOfPart }, at): readonly MoneyColumn[] => {
    // What takes money back is asked about by its rows.
    if ((column.kind !== "unknown" && isOfPart !== true) || meaningKindOf(header) !== null) return [];
    const meaning = meaningOf(header);
    // 이월액 behind the spending is what is left of it for the next year.
    const isOfBudget = meaning === "carried" ? at < spentAt : meaning === "amended" || meaning === "cut";
    if (isOfBudget) return [{ at, header, meaning, of: "budget" }];
    const of = meaning === "claim" ? claimOf(header) : null;
    return of === null ? [] : [{ at, header, meaning, of }];
  });
}

function meaningOf(header: string): UnreadMeaning {
  if (/경정/.test(header)) return "amended";
  return /누[계적]/.test(header) && !/전월|전년|작년/.test(header) ? "claim" : unreadMeaningOf(header);
}

/** Contracts, grants and allotments are neither what was voted nor what was paid. */
function claimOf(header: string): Of | null {
  const { bare } = withoutUnit(comparableHeader(header));
  if (/교부|정산|계약|배정|원인행위|품의|수입|세입|징수/.test(bare)) return null;
  if (/집행|지출|지급/.test(bare)) return "spending";
  if (/예산|현액|편성/.test(bare)) return "budget";
  if (/누[계적]/.test(bare)) return "spending";
  return /^(계|합계|총계|총액)$/.test(bare) ? "total" : null;
}

/** What amends a budget is no budget, unless its header names what it is amended to. */
function mayBeWhole(half: Half, header: string): boolean {
  return half === "spending" || !/증감|감액|삭감|절감|추경$/.test(withoutUnit(comparableHeader(header)).bare);
}

/** A smaller spending is that of a part of the year; any other budget than the one that is read may be the one that counts. */
function isAbove(column: UnreadColumn, of: Of, rows: readonly ReadRow[]): boolean {
  return column.amounts.some((won, at) => {
    const { measures } = rows[at]?.amounts ?? { measures: null };
    if (won === null || measures === null) return false;
    const spent = totalOf(measures.expenditure);
    const budgets = [totalOf(measures.appropriation), totalOf(measures["current-budget"])];
    if (of === "spending") return spent === null || won > spent;
    const known = of === "total" ? [...budgets, spent] : budgets;
    return !known.includes(won);
  });
}
