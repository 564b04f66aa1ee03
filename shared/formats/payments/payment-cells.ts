/**
 * The two cells of a payment that are read a hundred thousand times. The plain shapes are read by their
 * characters; everything else goes to the readers that know every shape and every reason to refuse.
 */
import type { MoneyUnit, Won } from "../../domain/values/won.ts";
import { type AmountCell, readAmountCell } from "../cells/amount-cell.ts";
import { type DateCell, readDateCell } from "../cells/date-cell.ts";

const minus = 0x2d;
const comma = 0x2c;
const zero = 0x30;
/** A number holds 15 digits exactly. */
const maxPlainDigits = 15;

export function readPaidAmount(cell: string, unit: MoneyUnit): AmountCell {
  const won = unit === "원" ? plainWon(cell) : null;
  return won === null ? readAmountCell(cell, unit) : { kind: "amount", won };
}

/** `-210,100` and `2370`, with all commas or none; null for any other shape, such as digits behind a 0. */
function plainWon(cell: string): Won | null {
  const { length } = cell;
  const isNegative = cell.charCodeAt(0) === minus;
  const start = isNegative ? 1 : 0;
  if (length > start + 1 && cell.charCodeAt(start) === zero) return null;
  let value = 0;
  let digits = 0;
  let sinceComma = 0;
  let hasComma = false;
  for (let at = start; at < length; at++) {
    const code = cell.charCodeAt(at);
    if (code === comma) {
      // The first comma stands behind one to three digits, every other behind three.
      if (hasComma ? sinceComma !== 3 : digits === 0 || digits > 3) return null;
      hasComma = true;
      sinceComma = 0;
      continue;
    }
    const digit = code - zero;
    if (digit < 0 || digit > 9) return null;
    value = value * 10 + digit;
    digits++;
    sinceComma++;
  }
  if (digits === 0 || digits > maxPlainDigits) return null;
  // 0,123 lost its first digits.
  if (hasComma && (sinceComma !== 3 || cell.charCodeAt(start) === zero)) return null;
  return BigInt(isNegative ? -value : value);
}

/** A list has at most 366 days, each of them many times. */
export class PaidDates {
  readonly #known = new Map<string, DateCell>();

  read(cell: string): DateCell {
    const known = this.#known.get(cell);
    if (known !== undefined) return known;
    const read = readDateCell(cell);
    if (read.kind === "date") this.#known.set(cell, read);
    return read;
  }
}
