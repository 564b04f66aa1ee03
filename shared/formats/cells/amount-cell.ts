/**
 * One amount cell to won. Anything that is not plainly one whole amount of won is refused with a reason:
 * dropping a sign once overstated a county's spending by 6.3 billion won, and a refusal never does.
 */
import { isMoneyUnit, type MoneyUnit, type Won, wonFromDecimal } from "../../domain/values/won.ts";
import { amountFault, type AmountFaultCode } from "./amount-fault.ts";
import { plainText } from "../../domain/values/plain-text.ts";
import { isInexact } from "../kernel/inexact-number.ts";

export type AmountCell =
  | { readonly kind: "amount"; readonly won: Won }
  /** Nothing stands there: not stated, which is not 0. */
  | { readonly kind: "blank" }
  | { readonly kind: "bad"; readonly code: AmountFaultCode; readonly ko: string; readonly en: string };

/** Above the whole national budget (about 7 x 10^14 won) by more than ten: a cell like this is a slip. */
const maxWon = 10n ** 16n;
/** More digits than any amount below the limit has, in the smallest unit and with decimals. */
const maxDigits = 40;

const minusSigns = "-‐‑‒–—−";
const shape = new RegExp(
  String.raw`^(?<open>\()? ?(?<sign>[${minusSigns}△▲])? ?(?<currency>[₩\\])? ?` +
    String.raw`(?<whole>[\d,]+)(?<fraction>\.\d+)? ?(?<unit>원|천원|백만원|억원)? ?(?<close>\))?$`,
);

/** Most cells of an export are such; 15 digits are below every limit. */
const plainWon = /^\d{1,15}$/;

/** @param unit the unit that the file or the sender states; null when only the cell itself can. */
export function readAmountCell(cell: string, unit: MoneyUnit | null): AmountCell {
  if (unit === "원" && plainWon.test(cell)) return { kind: "amount", won: BigInt(cell) };
  const text = plainText(cell);
  if (text === "") return { kind: "blank" };
  if (text.length === 1 && minusSigns.includes(text)) return { kind: "amount", won: 0n };
  const parts = shape.exec(text)?.groups;
  if (parts === undefined) return amountFault(faultOf(text), text);
  const isBracketed = parts["open"] !== undefined;
  const isNegative = isBracketed || parts["sign"] !== undefined;
  if (isBracketed !== (parts["close"] !== undefined)) return amountFault("amount-not-number", text);
  if (isBracketed && parts["sign"] !== undefined) return amountFault("amount-signed-twice", text);
  const whole = ungrouped(parts["whole"] ?? "");
  if (whole === null) return amountFault("amount-commas-misplaced", text);
  const decimal = `${isNegative ? "-" : ""}${whole}${parts["fraction"] ?? ""}`;
  if (decimal.length > maxDigits) return amountFault("amount-too-large", text);
  return inUnit(text, decimal, unit, attachedUnits(parts["currency"], parts["unit"]));
}

function inUnit(
  text: string,
  decimal: string,
  stated: MoneyUnit | null,
  attached: readonly MoneyUnit[],
): AmountCell {
  const unit = stated ?? attached[0] ?? null;
  if (attached.some((word) => word !== unit)) return amountFault("unit-conflict", text);
  if (/^-?[0.]+$/.test(decimal)) return { kind: "amount", won: 0n };
  if (unit === null) return amountFault("unit-unknown", text);
  const won = wonFromDecimal(decimal, unit);
  if (won === null) return amountFault("amount-below-one-won", text);
  if (won > maxWon || won < -maxWon) return amountFault("amount-too-large", text);
  return { kind: "amount", won };
}

/** A won sign says 원. CP949 prints it where ASCII has the backslash. */
function attachedUnits(currency: string | undefined, word: string | undefined): readonly MoneyUnit[] {
  const units: MoneyUnit[] = currency === undefined ? [] : ["원"];
  if (word !== undefined && isMoneyUnit(word)) units.push(word);
  return units;
}

/** The digits without their commas; null unless there are none or they part every three digits. */
function ungrouped(digits: string): string | null {
  if (/^\d+$/.test(digits)) return digits;
  return /^[1-9]\d{0,2}(,\d{3})+$/.test(digits) ? digits.replaceAll(",", "") : null;
}

function faultOf(text: string): AmountFaultCode {
  if (isInexact(text)) return "amount-inexact";
  if (/^#+$|^#[A-Z/0]+[!?]?$/.test(text)) return "amount-formula-error";
  if (/^[(-]?\d+(\.\d+)?E[+-]?\d+\)?$/i.test(text)) return "amount-exponent";
  if (new RegExp(String.raw`\d\)? ?[${minusSigns}△▲]$`).test(text)) return "amount-sign-misplaced";
  return "amount-not-number";
}
