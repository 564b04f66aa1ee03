/** Amounts that stand in one sentence and are parts of one of them: what is printed adds up. */
import { grouped, shortWon } from "./format-figures.ts";

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
