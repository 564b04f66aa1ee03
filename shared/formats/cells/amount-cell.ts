/**
 * One amount cell to won. Anything that is not plainly one whole amount of won is refused with a reason:
 * dropping a sign once overstated a county's spending by 6.3 billion won, and a refusal never does.
 */
import { plainText } from "../../domain/values/plain-text.ts";
import { isMoneyUnit, type MoneyUnit, type Won, wonFromDecimal } from "../../domain/values/won.ts";
import type { Sentences } from "../kernel/finding-list.ts";
import { isInexact, plainInexact } from "../kernel/inexact-number.ts";
import { particle } from "../../domain/values/bilingual.ts";

export type AmountCell =
  | { readonly kind: "amount"; readonly won: Won }
  /** Nothing stands there: not stated, which is not 0. */
  | { readonly kind: "blank" }
  | { readonly kind: "bad"; readonly code: BadAmountCode; readonly ko: string; readonly en: string };

/** Above the whole national budget (about 7 x 10^14 won) by more than ten: a cell like this is a slip. */
const maxWon = 10n ** 16n;
/** More digits than any amount below the limit has, in the smallest unit and with decimals. */
const maxDigits = 40;

const minusSigns = "-‐‑‒–—−";
const shape = new RegExp(
  String.raw`^(?<open>\()? ?(?<sign>[${minusSigns}△▲])? ?(?<currency>[₩\\])? ?` +
    String.raw`(?<whole>[\d,]+)(?<fraction>\.\d+)? ?(?<unit>원|천원|백만원|억원)? ?(?<close>\))?$`,
);

/** One program shows it as a minus, another does not show it. */
const softHyphen = /\u00ad\s*[\d(]/;

/** `400.000`: with thousands parted by a dot, 400,000. */
const dotted = /^-?[1-9]\d{0,2}\.\d{3}$/;

/** `000`, `050`: what stands behind a comma that parted a cell in two. Nobody writes an amount so. */
const behindComma = /^0\d\d$/;

/** Most cells of an export are such; 15 digits are below every limit. */
const plainWon = /^(?!0\d\d$)\d{1,15}$/;

/** @param unit the unit that the file or the sender states; null when only the cell itself can. */
export function readAmountCell(cell: string, unit: MoneyUnit | null): AmountCell {
  if (unit === "원" && plainWon.test(cell)) return { kind: "amount", won: BigInt(cell) };
  const text = plainText(cell);
  if (text === "") return { kind: "blank" };
  if (softHyphen.test(text)) return badAmount("amount-sign-unclear", text.replaceAll("\u00ad", ""));
  if (text.length === 1 && (minusSigns.includes(text) || /[―─ㅡ]/.test(text)))
    return { kind: "amount", won: 0n };
  const parts = shape.exec(text)?.groups;
  if (parts === undefined) return badAmount(codeOf(text), text);
  const isBracketed = parts["open"] !== undefined;
  const isNegative = isBracketed || parts["sign"] !== undefined;
  if (isBracketed !== (parts["close"] !== undefined)) return badAmount("amount-not-number", text);
  if (isBracketed && parts["sign"] !== undefined) return badAmount("amount-signed-twice", text);
  const whole = ungrouped(parts["whole"] ?? "");
  if (whole === null) return badAmount("amount-commas-misplaced", text);
  if (behindComma.test(whole)) return badAmount("amount-cut-at-comma", text);
  const decimal = `${isNegative ? "-" : ""}${whole}${parts["fraction"] ?? ""}`;
  if (decimal.length > maxDigits) return badAmount("amount-too-large", text);
  return inUnit(text, decimal, unit, attachedUnits(parts["currency"], parts["unit"]));
}

function inUnit(
  text: string,
  decimal: string,
  stated: MoneyUnit | null,
  attached: readonly MoneyUnit[],
): AmountCell {
  const unit = stated ?? attached[0] ?? null;
  if (attached.some((word) => word !== unit)) return badAmount("unit-conflict", text);
  if (/^-?[0.]+$/.test(decimal)) return { kind: "amount", won: 0n };
  if (unit === null) return badAmount("unit-unknown", text);
  // Nobody writes thousandths of a won.
  if (unit === "원" && dotted.test(decimal)) return badAmount("amount-dot-unclear", text);
  const won = wonFromDecimal(decimal, unit);
  if (won === null) return badAmount("amount-below-one-won", text);
  if (won > maxWon || won < -maxWon) return badAmount("amount-too-large", text);
  return { kind: "amount", won };
}

/** A won sign says 원. CP949 prints it where ASCII has the backslash. */
function attachedUnits(currency: string | undefined, word: string | undefined): readonly MoneyUnit[] {
  const units: MoneyUnit[] = currency === undefined ? [] : ["원"];
  if (word !== undefined && isMoneyUnit(word)) units.push(word);
  return units;
}

/**
 * The amounts of one column, of which some may part their thousands by a dot: `400.000` among `1,200`, or in a column of nothing else.
 * One that writes decimals of another length, or behind more digits, means decimals.
 */
export class DottedAmounts {
  #first: { readonly row: number; readonly value: string } | null = null;
  #dotted = 0;
  #hasCommas = false;
  #hasOthers = false;
  #hasDecimals = false;

  read(row: number, cell: string): void {
    if (cell === "" || plainWon.test(cell)) {
      this.#hasOthers ||= /[1-9]/.test(cell);
      return;
    }
    // What stands behind the amount in brackets is its funds or its rate.
    const digits = plainText(cell)
      .replace(/(?<=\S)\s*[([].*$/, "")
      .replace(/[^\d.,]/g, "");
    if (!/[1-9]/.test(digits)) return;
    if (dotted.test(digits)) {
      this.#first ??= { row, value: cell };
      this.#dotted++;
    } else if (digits.includes(".")) this.#hasDecimals = true;
    else this.#hasOthers = true;
    this.#hasCommas ||= /,\d{3}$/.test(digits);
  }

  /**
   * The first whose dot may part thousands; null where none may. In large units thousandths are decimals; numbers of a workbook never end
   * in a 0 behind their dot.
   */
  unclearIn(unit: MoneyUnit | null): { readonly row: number; readonly value: string } | null {
    const isTyped = this.#hasOthers ? /\.\d\d0\D*$/.test(this.#first?.value ?? "") : this.#dotted > 1;
    return !this.#hasDecimals && (this.#hasCommas || (unit === "천원" && isTyped)) ? this.#first : null;
  }
}

/** The digits without their commas; null unless there are none or they part every three digits. */
function ungrouped(digits: string): string | null {
  if (/^\d+$/.test(digits)) return digits;
  return /^[1-9]\d{0,2}(,\d{3})+$/.test(digits) ? digits.replaceAll(",", "") : null;
}

function codeOf(text: string): BadAmountCode {
  if (isInexact(text)) return "amount-inexact";
  if (/^#+$|^#[A-Z/0]+[!?]?$/.test(text)) return "amount-formula-error";
  if (/^[(-]?\d+(\.\d+)?E[+-]?\d+\)?$/i.test(text)) return "amount-exponent";
  if (new RegExp(String.raw`\d\)? ?[${minusSigns}△▲]$`).test(text)) return "amount-sign-misplaced";
  return "amount-not-number";
}

/** Why an amount cell was refused, in the sender's words. */
export function badAmount(code: BadAmountCode, text: string): BadAmount {
  const shown = plainInexact(text);
  return { kind: "bad", code, ...sentences[code](shown.length > 60 ? `${shown.slice(0, 60)}…` : shown) };
}

export interface BadAmount extends Sentences {
  readonly kind: "bad";
  readonly code: BadAmountCode;
}

type BadAmountCode = keyof typeof sentences;

const sentences = {
  "amount-not-number": (text: string) => ({
    ko: `금액 칸의 "${text}"${particle(text, "을/를")} 금액으로 읽을 수 없습니다. 숫자만 적어 주십시오. 값이 없으면 비워 두고, 0이면 0으로 적습니다.`,
    en: `"${text}" is not an amount. Write digits only; leave the cell empty when nothing is stated and write 0 for zero.`,
  }),
  "amount-commas-misplaced": (text: string) => ({
    ko: `금액 "${text}"의 쉼표가 세 자리마다 있지 않아 숫자가 빠졌을 수 있습니다. 원본과 대조하여 고쳐 주십시오.`,
    en: `The commas of "${text}" do not part every three digits, so a digit may be missing. Compare it with the source and correct it.`,
  }),
  "amount-cut-at-comma": (text: string) => ({
    ko: `금액 "${text}"${particle(text, "은/는")} 천 단위 쉼표에서 나뉜 뒷자리로 보입니다. 쉼표가 든 금액을 따옴표로 묶거나 쉼표를 빼고 다시 내보내 주십시오.`,
    en: `"${text}" looks like the digits behind a comma that parted a cell in two. Quote amounts with commas, or leave the commas out, and export again.`,
  }),
  "amount-dot-unclear": (text: string) => ({
    ko: `금액 "${text}"의 점이 소수점인지 세 자리마다 찍은 쉼표를 잘못 적은 것인지 알 수 없습니다. 천 단위 구분이면 쉼표로 고치고, 소수이면 소수점 아래 0을 지우거나 같은 열의 쉼표와 소수를 맞추어 다시 올려 주십시오.`,
    en: `Whether the dot of "${text}" is a decimal point or parts thousands is not known. Write a comma if it parts thousands; else write the decimals as the other amounts of the column do, and upload again.`,
  }),
  "amount-signed-twice": (text: string) => ({
    ko: `금액 "${text}"에 음수 표시가 두 번 있습니다. 음수이면 -1,000처럼 한 번만 표시해 주십시오.`,
    en: `"${text}" bears two minus signs. Write a negative amount with one, like -1,000.`,
  }),
  "amount-sign-unclear": (text: string) => ({
    ko: `금액 "${text}" 앞에 줄 끝에서만 보이는 붙임표(선택적 하이픈)가 있어 음수인지 알 수 없습니다. 음수이면 -1,000처럼 적고, 아니면 그 붙임표를 지우고 다시 올려 주십시오.`,
    en: `Before "${text}" stands a soft hyphen, which shows at line ends only, so whether the amount is negative is not known. Write -1,000 if it is, or delete the hyphen.`,
  }),
  "amount-sign-misplaced": (text: string) => ({
    ko: `금액 "${text}"의 음수 표시가 숫자 뒤에 있습니다. 다음 칸의 부호가 넘어왔을 수 있으니 원본과 대조하여 숫자 앞에 적어 주십시오.`,
    en: `The minus sign of "${text}" stands after the number and may belong to the next cell. Compare it with the source and write it before its number.`,
  }),
  "amount-below-one-won": (text: string) => ({
    ko: `금액 "${text}"${particle(text, "이/가")} 원 단위로 떨어지지 않습니다. 단위가 맞는지 확인하고 원 미만이 없도록 고쳐 주십시오.`,
    en: `"${text}" is not a whole number of won. Check the unit and correct the amount.`,
  }),
  "amount-exponent": (text: string) => ({
    ko: `금액 "${text}"${particle(text, "은/는")} 엑셀이 지수로 줄여 쓴 값이라 끝자리가 사라졌습니다. 셀 서식을 '숫자'로 바꾼 뒤 다시 내보내 주십시오.`,
    en: `"${text}" is Excel's exponent notation: its last digits are lost. Format the cells as numbers and export again.`,
  }),
  "amount-inexact": (text: string) => ({
    ko: `금액 "${text}"${particle(text, "은/는")} 파일이 정확히 담을 수 있는 자릿수를 넘어 끝자리를 믿을 수 없습니다. 원본과 대조하여 텍스트로 적어 주십시오.`,
    en: `"${text}" has more digits than the file can hold exactly, so its last ones cannot be trusted. Compare it with the source and write it as text.`,
  }),
  "amount-too-large": (text: string) => ({
    ko: `금액 "${text}"${particle(text, "이/가")} 1경 원을 넘습니다. 단위나 자릿수를 확인해 주십시오.`,
    en: `"${text}" is above 10^16 won. Check the unit and the digits.`,
  }),
  "amount-formula-error": (text: string) => ({
    ko: `금액 칸에 수식 오류 "${text}"${particle(text, "이/가")} 있습니다. 원본의 수식을 고치고 칸 너비를 넓힌 뒤 값으로 다시 내보내 주십시오.`,
    en: `The cell shows the formula error "${text}". Repair the formula in the source, widen the column and export the values again.`,
  }),
  "unit-conflict": (text: string) => ({
    ko: `금액 "${text}"에 적힌 단위가 표 또는 올릴 때 정한 단위와 다릅니다. 어느 단위가 맞는지 확인하여 하나로 맞춰 주십시오.`,
    en: `The unit in "${text}" is not the unit of the table or of the upload. Find out which is right and state one.`,
  }),
  "unit-unknown": (text: string) => ({
    ko: `금액 "${text}"의 단위를 알 수 없습니다. 파일에 (단위: 천원)처럼 적거나 올릴 때 단위를 정해 주십시오.`,
    en: `The unit of "${text}" is not stated. Write it in the file, like (단위: 천원), or state it with the upload.`,
  }),
} satisfies Record<string, (text: string) => Sentences>;
