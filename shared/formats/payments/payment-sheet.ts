/** The sheet of a payment list: where its header stands, which columns are read, and in what unit. */
import type { Finding } from "../../domain/values/finding.ts";
import { plainText } from "../../domain/values/plain-text.ts";
import type { MoneyUnit } from "../../domain/values/won.ts";
import { type PrintedUnit, unitInHeader, unitInLine } from "../cells/printed-unit-and-day.ts";
import { placeAt, rejection } from "../kernel/finding-list.ts";
import type { SourceDocument, Table, UploadContext } from "../kernel/format.ts";
import { unitUnknown } from "../kernel/row-findings.ts";
import { comparableHeader, isPersonalHeader } from "../tables/header-grammar.ts";
import { matchTable } from "../tables/match-table.ts";

export interface PaymentSheet {
  /** From 1, as a spreadsheet shows it. */
  readonly headerRow: number;
  readonly headers: readonly string[];
  readonly columns: readonly PaymentColumn[];
  /** Where each field stands among the columns; null where the list has no such column. */
  readonly places: Readonly<Record<PaymentField, number | null>>;
  /** The `(단위: 천원)` line above the header. */
  readonly unitLine: PrintedUnit | null;
  readonly table: Table;
}

export interface FoundPaymentSheet {
  /** Null when no table of the file shows the header of a payment list at the top. */
  readonly sheet: PaymentSheet | null;
  /** Which other sheets are passed over, or why none can be chosen. */
  readonly findings: readonly Finding[];
}

export function findPaymentSheet(source: SourceDocument): FoundPaymentSheet {
  const { found, findings } = matchTable(source, sheetIn);
  return { sheet: found?.match ?? null, findings };
}

export interface PaymentUnit {
  readonly unit: MoneyUnit;
  readonly findings: readonly Finding[];
}

/** Payment lists print won unless they say otherwise; whoever else names a unit must name the same. */
export function unitOfPayments(sheet: PaymentSheet, context: UploadContext): PaymentUnit {
  const column = headerOf(sheet, "amount");
  const printed = [unitInHeader(column), sheet.unitLine].filter((stated) => stated !== null);
  const unclear = printed.find((stated) => stated.kind === "unclear");
  if (unclear !== undefined)
    return { unit: "원", findings: [unitUnknown(sheet.headerRow, column, unclear.text)] };
  const units = printed.flatMap((stated) => (stated.kind === "unit" ? [stated.unit] : []));
  const unit = units[0] ?? "원";
  const others = [...units, context.unit ?? unit].filter((other) => other !== unit);
  if (others.length === 0) return { unit, findings: [] };
  return { unit, findings: [unitConflict(sheet, column, [unit, ...others].join(", "))] };
}

export function headerOf({ places, headers }: PaymentSheet, field: PaymentField): string {
  return headers[places[field] ?? -1] ?? "";
}

/** Ranks up to this one are other words for the same; what comes behind is a step before the payment. */
const sameRank = 1;

/** The columns that are not read because another of their kind is. Days and amounts of earlier steps are known, and differ as they may. */
export function columnsPassedFor({ columns, places }: PaymentSheet): readonly PassedColumn[] {
  return columns.flatMap((column, at): PassedColumn[] => {
    if (!("rank" in column)) return [];
    const { kind, rank } = column;
    const read = places[kind];
    const chosen = columns[read ?? -1];
    if (read === null || at === read || chosen === undefined || !("rank" in chosen)) return [];
    const isSame = kind !== "name" && rank <= sameRank && chosen.rank <= sameRank;
    return kind !== "name" && !isSame ? [] : [{ at, read, kind, isSame }];
  });
}

interface PassedColumn {
  readonly at: number;
  readonly read: number;
  readonly kind: PaymentField;
  readonly isSame: boolean;
}

/** Where the steps before the payment stand, beside the payment itself. */
export function earlierSteps({ columns, places }: PaymentSheet): readonly number[] {
  return columns.flatMap((column, at) => {
    const isStep = column.kind === "date" || column.kind === "amount";
    return isStep && column.rank > sameRank && places[column.kind] !== at ? [at] : [];
  });
}

function sheetIn(table: Table): PaymentSheet | null {
  let unitLine: PrintedUnit | null = null;
  for (const [at, cells] of table.head.entries()) {
    const headers = cells.map(plainText);
    const columns = headers.map(paymentColumnOf);
    const places = placesIn(columns);
    if (places.name !== null && places.date !== null && places.amount !== null) {
      if (headers.some(isForeignToPayments)) return null;
      // 집행일자 beside codes is the day of totals, as open data heads it.
      const isDayOfTotals = bareHeader(headers[places.date] ?? "").startsWith("집행");
      if (isDayOfTotals && columns.some(({ kind }) => kind === "code")) return null;
      return { headerRow: at + 1, headers, columns, places, unitLine, table };
    }
    unitLine ??= unitInLine(cells.join(" "));
  }
  return null;
}

function placesIn(columns: readonly PaymentColumn[]): PaymentSheet["places"] {
  const places: Record<PaymentField, number | null> = {
    account: null,
    department: null,
    name: null,
    date: null,
    amount: null,
  };
  for (const field of paymentFields) {
    let best = Number.POSITIVE_INFINITY;
    for (const [at, column] of columns.entries()) {
      if (column.kind !== field || column.rank >= best) continue;
      best = column.rank;
      places[field] = at;
    }
  }
  return places;
}

function unitConflict({ headerRow }: PaymentSheet, column: string, value: string): Finding {
  return rejection("unit-conflict", placeAt(headerRow, column, value), {
    ko: `"${column}" 열의 단위가 서로 다릅니다(${value}). 지출목록은 따로 적혀 있지 않으면 원 단위입니다. 파일과 올릴 때 정한 단위를 하나로 맞춰 주십시오.`,
    en: `The units of the column "${column}" differ (${value}). A payment list counts in won unless it says otherwise. State one unit in the file and with the upload.`,
  });
}

/**
 * The header grammar of a payment list (재정공개 지출목록): what was paid, when, for which project of which
 * department and account. Offices head the same columns in several ways.
 */
const paymentFields = ["account", "department", "name", "date", "amount"] as const;

type PaymentField = (typeof paymentFields)[number];

export type PaymentColumn =
  | {
      readonly kind: PaymentField;
      /** Of several columns of one kind the one with the smallest number is read: 지급일자 before 결의일자. */
      readonly rank: number;
    }
  /** `passed` is known and carries nothing that the ledger keeps; what `unknown` says of its row is asked of its header. */
  | { readonly kind: "code" | "passed" | "personal" | "unknown" | "blank" };

/** The more telling header first. */
const headers: Readonly<Record<PaymentField, readonly RegExp[]>> = {
  account: [/^회계(구분|명|연도별)?$/],
  department: [/^(지출|집행|담당|사용|소관)?부서명?$/],
  name: [/^세부사업명?$/, /^사업명$/],
  date: [
    /^지급(일자?|년월일)$/,
    /^(지출|집행)(일자?|년월일)$/,
    /^지급명령(일자?|년월일)$/,
    /^결의일자?$/,
    /^원인행위일자?$/,
  ],
  amount: [/^(지출|지급)(금액|액)$/, /^집행(금액|액)$/, /^지급명령(금액|액)$/, /^결의(금액|액)$/],
};

/** Payments are known by their names; a code says no more where each name has one. */
const codeHeader = /^(세부)?사업코드$/;

const passedHeaders =
  /^(번호|순번|연번|no|통계목|통계목명|편성목|편성목명|예산과목|지급명령번호|지출번호|결의번호|원인행위번호|지급방법|부서코드|분야명?|부문명?|단위사업명?|정책사업명?|비목)$/;

/** A file with one of these is a report of balances or of approvals, row by row, and no list of payments. */
const foreignHeaders = /^(품의번호|품의일자|결의승인일|예산액|예산현액|편성액|예산잔액|집행잔액|집행률)$/;

function paymentColumnOf(header: string): PaymentColumn {
  const text = bareHeader(header);
  if (text === "") return { kind: "blank" };
  if (isPersonalHeader(text)) return { kind: "personal" };
  if (codeHeader.test(text)) return { kind: "code" };
  for (const kind of paymentFields) {
    const rank = headers[kind].findIndex((pattern) => pattern.test(text));
    if (rank !== -1) return { kind, rank };
  }
  return { kind: passedHeaders.test(text) ? "passed" : "unknown" };
}

function isForeignToPayments(header: string): boolean {
  return foreignHeaders.test(bareHeader(header));
}

/** Without what stands in brackets, which is the unit, and without spaces, dots and letter case. */
function bareHeader(header: string): string {
  return comparableHeader(header.replace(/[([][^)\]]*[)\]]/g, ""));
}
