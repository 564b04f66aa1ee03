/** The months of a project as points to draw: x in twelfths of the year from 0 to 1, y in parts of the top amount. */
import { grouped, partOf, shortWon } from "./format-figures.ts";

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The greatest amount that is drawn; "1" where there is none, so that nothing is divided by 0. */
export function topOf(amounts: readonly (string | null)[]): string {
  const stated = amounts.filter((amount) => amount !== null).map((amount) => BigInt(amount));
  const top = stated.reduce((most, amount) => (amount > most ? amount : most), 0n);
  return top === 0n ? "1" : top.toString();
}

/** The least amount that is drawn, never above 0: refunds may be more than what was spent. */
export function bottomOf(amounts: readonly (string | null)[]): string {
  const stated = amounts.filter((amount) => amount !== null).map((amount) => BigInt(amount));
  return stated.reduce((least, amount) => (amount < least ? amount : least), 0n).toString();
}

/** Amounts beside an axis from 0 to the top: up to six, apart by 1, 2 or 5 of some ten. */
export function wonTicks(top: string): { readonly step: bigint; readonly ticks: readonly bigint[] } {
  const most = BigInt(top);
  let ten = 1n;
  while (ten * 50n < most) ten *= 10n;
  const step = [ten, 2n * ten, 5n * ten, 10n * ten].find((each) => each * 5n >= most) ?? ten * 10n;
  const ticks = Array.from({ length: Number(most / step) + 1 }, (_, at) => step * BigInt(at));
  return { step, ticks };
}

/** Lines from a month that is known to the next one; between others nothing was reported, and nothing is drawn. Years begin at nothing spent. */
export function yearLines(months: readonly (string | null)[], top: string): readonly (readonly Point[])[] {
  const lines: Point[][] = [[{ x: 0, y: 0 }]];
  months.forEach((won, month) => {
    if (won === null) return;
    const point = { x: (month + 1) / 12, y: partOf(won, top) };
    if (month === 0 || months[month - 1] !== null) lines.at(-1)?.push(point);
    else lines.push([point]);
  });
  return months.some((won) => won !== null) ? lines : [];
}

/** `M0 200L…` in a box where y grows downwards. */
export function pathOf(points: readonly Point[], width: number, height: number): string {
  return points
    .map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${tenth(x * width)} ${tenth(height - y * height)}`)
    .join("");
}

/** What a picture puts below each other, parted evenly where a sheet does not hold all of it. */
export function onSheets<Row>(rows: readonly Row[], mostOfSheet: number): readonly (readonly Row[])[] {
  const sheets = Math.ceil(rows.length / mostOfSheet);
  const each = Math.ceil(rows.length / Math.max(1, sheets));
  return Array.from({ length: sheets }, (_, at) => rows.slice(at * each, (at + 1) * each));
}

function tenth(value: number): string {
  return (Math.round(value * 10) / 10).toString();
}

/**
 * The amounts of one sentence, of which the first is the sum of the others: in short where what is printed adds up, else with
 * as few decimals as make it so. What is nothing in the unit is said in its own.
 */
export function addingWon(wons: readonly string[], language: "ko" | "en"): readonly string[] {
  const amounts = wons.map((won) => BigInt(won));
  const [whole, ...parts] = amounts.map((amount) => shortValue(amount, language));
  const short = wons.map((won) => shortWon(won, language));
  if (shortWon(`${parts.reduce((all, part) => all + part, 0n)}`, language) === shortWon(`${whole}`, language))
    return short;
  const most = amounts.map(sizeOf).reduce((greatest, each) => (each > greatest ? each : greatest), 0n);
  const { size, name, least } = unitOf(most, language);
  let printed: readonly string[] = short;
  for (let decimals = least; decimals <= 4 && 10n ** BigInt(decimals) <= size; decimals++) {
    const step = size / 10n ** BigInt(decimals);
    const rounded = amounts.map((amount) => roundedTo(amount, step));
    printed = rounded.map((steps, at) =>
      steps === 0n ? shortWon(wons[at] ?? "0", language) : decimalWon(steps, decimals, name, language),
    );
    const [sum, ...others] = rounded;
    if (sum === others.reduce((all, part) => all + part, 0n)) return printed;
  }
  return printed;
}

/** What `shortWon` prints, in won. */
function shortValue(amount: bigint, language: "ko" | "en"): bigint {
  const steps: readonly (readonly [from: bigint, step: bigint])[] =
    language === "ko"
      ? [
          [1_000_000_000n, 100_000_000n],
          [100_000_000n, 10_000_000n],
          [10_000n, 10_000n],
        ]
      : [
          [1_000_000_000n, 100_000_000n],
          [1_000_000n, 100_000n],
        ];
  const step = steps.find(([from]) => sizeOf(amount) >= from)?.[1] ?? 1n;
  return roundedTo(amount, step) * step;
}

function unitOf(
  most: bigint,
  language: "ko" | "en",
): { readonly size: bigint; readonly name: string; readonly least: number } {
  if (language === "ko") {
    if (most >= 100_000_000n) return { size: 100_000_000n, name: "억원", least: 0 };
    return most >= 10_000n ? { size: 10_000n, name: "만원", least: 0 } : { size: 1n, name: "원", least: 0 };
  }
  if (most >= 1_000_000_000n) return { size: 1_000_000_000n, name: "bn", least: 1 };
  return most >= 1_000_000n ? { size: 1_000_000n, name: "m", least: 1 } : { size: 1n, name: "", least: 0 };
}

/** In steps, half away from zero. */
function roundedTo(amount: bigint, step: bigint): bigint {
  const steps = (sizeOf(amount) + step / 2n) / step;
  return amount < 0n ? -steps : steps;
}

function decimalWon(parts: bigint, decimals: number, name: string, language: "ko" | "en"): string {
  const ten = 10n ** BigInt(decimals);
  const whole = sizeOf(parts);
  const rest = decimals === 0 ? "" : `.${(whole % ten).toString().padStart(decimals, "0")}`;
  return `${parts < 0n ? "−" : ""}${language === "en" ? "₩" : ""}${grouped(whole / ten)}${rest}${name}`;
}

function sizeOf(amount: bigint): bigint {
  return amount < 0n ? -amount : amount;
}
