/** Won as people read them. The unit only moves the point: no digit of an amount is ever lost. */
export const wonUnits = ["원", "천원", "백만원"] as const;
export type WonUnit = (typeof wonUnits)[number];

/** How many digits stand behind the point. */
const shifts: Readonly<Record<WonUnit, number>> = { 원: 0, 천원: 3, 백만원: 6 };

const unitNamesEn: Readonly<Record<WonUnit, string>> = {
  원: "won",
  천원: "thousand won",
  백만원: "million won",
};

export function isWonUnit(text: string | null): text is WonUnit {
  return wonUnits.some((unit) => unit === text);
}

export function unitName(unit: WonUnit, language: "ko" | "en"): string {
  return language === "ko" ? unit : unitNamesEn[unit];
}

/** `4409960000` in 천원 is `4,409,960`; what the unit cannot show whole keeps its decimals: `1,234.567`. */
export function formatWon(won: string, unit: WonUnit): string {
  const amount = BigInt(won);
  const size = 10n ** BigInt(shifts[unit]);
  const whole = amount < 0n ? -amount : amount;
  const rest = (whole % size).toString().padStart(shifts[unit], "0").replace(/0+$/, "");
  const sign = amount < 0n ? "−" : "";
  return `${sign}${grouped(whole / size)}${unit === "원" || rest === "" ? "" : `.${rest}`}`;
}

/** With a thousands separator that no machine's language changes. */
export function grouped(amount: bigint | number): string {
  return amount.toString().replace(/\B(?=(\d{3})+$)/g, ",");
}

/** How large a part is of a whole, for drawing only: 0 to 1 within, exact to a millionth. */
export function partOf(won: string, whole: string): number {
  const size = BigInt(whole);
  return size === 0n ? 0 : Number((BigInt(won) * 1_000_000n) / size) / 1_000_000;
}
