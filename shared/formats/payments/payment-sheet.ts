/** The sheet of a payment list: where its header stands, which columns are read, and in what unit. */
import type { Finding } from "../../domain/values/finding.ts";
import { plainText } from "../../domain/values/plain-text.ts";
import type { MoneyUnit } from "../../domain/values/won.ts";
import { rejection } from "../kernel/finding-list.ts";
import type { SourceDocument, Table, UploadContext } from "../kernel/format.ts";
import {
  isForeignToPayments,
  type PaymentColumn,
  paymentColumnOf,
  type PaymentField,
  paymentFields,
} from "./payment-headers.ts";
import { type PrintedUnit, unitInHeader, unitInLine } from "../cells/printed-unit.ts";
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
  if (unclear !== undefined) return { unit: "원", findings: [unitUnknown(sheet, column, unclear.text)] };
  const units = printed.flatMap((stated) => (stated.kind === "unit" ? [stated.unit] : []));
  const unit = units[0] ?? "원";
  const others = [...units, context.unit ?? unit].filter((other) => other !== unit);
  if (others.length === 0) return { unit, findings: [] };
  return { unit, findings: [unitConflict(sheet, column, [unit, ...others].join(", "))] };
}

export function headerOf({ places, headers }: PaymentSheet, field: PaymentField): string {
  return headers[places[field] ?? -1] ?? "";
}

function sheetIn(table: Table): PaymentSheet | null {
  let unitLine: PrintedUnit | null = null;
  for (const [at, cells] of table.head.entries()) {
    const headers = cells.map(plainText);
    const columns = headers.map(paymentColumnOf);
    const places = placesIn(columns);
    if (places.name !== null && places.date !== null && places.amount !== null) {
      if (headers.some(isForeignToPayments)) return null;
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

function unitUnknown({ headerRow }: PaymentSheet, column: string, value: string): Finding {
  return rejection(
    "unit-unknown",
    { row: headerRow, column, value },
    {
      ko: `단위 "${value}"을(를) 알 수 없습니다. 원, 천원, 백만원, 억원 중 하나로 적어 주십시오.`,
      en: `The unit "${value}" is not known. Write one of 원, 천원, 백만원, 억원.`,
    },
  );
}

function unitConflict({ headerRow }: PaymentSheet, column: string, value: string): Finding {
  return rejection(
    "unit-conflict",
    { row: headerRow, column, value },
    {
      ko: `"${column}" 열의 단위가 서로 다릅니다(${value}). 지출목록은 따로 적혀 있지 않으면 원 단위입니다. 파일과 올릴 때 정한 단위를 하나로 맞춰 주십시오.`,
      en: `The units of the column "${column}" differ (${value}). A payment list counts in won unless it says otherwise. State one unit in the file and with the upload.`,
    },
  );
}
