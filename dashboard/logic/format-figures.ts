/** Figures, dates and typed amounts as the page writes and reads them. */

/** Rates are shown exactly as the server printed them: nothing here rounds a rate. */
export function formatRate(percent: string | null): string {
  return percent === null ? "–" : `${minus(percent)}%`;
}

/** `-8.5` as `−8.5%p`, with a sign on both sides. */
export function formatPoints(points: string): string {
  return `${points.startsWith("-") || points === "0.0" ? minus(points) : `+${points}`}%p`;
}

/** Points below 0 without their sign, for sentences that say "behind". */
export function withoutSign(points: string): string {
  return points.replace(/^[-−]/u, "");
}

/** What stands on the last day of its year is no forecast any more. */
export function isYearEnd(day: string): boolean {
  return day.endsWith("-12-31");
}

/** Where a rate lies on a bar of 0 to 100%, in percent of its width: for drawing only. */
export function onBar(percent: string): number {
  return Math.min(100, Math.max(0, Number(percent)));
}

function minus(text: string): string {
  return text.replace(/^-/, "−");
}

/** Shares between basis points, as policies hold them, and percent, as people type them. */

/** 9550 is `95.5`. */
export function percentOfBasisPoints(basisPoints: number): string {
  const whole = Math.floor(basisPoints / 100);
  const rest = (basisPoints % 100).toString().padStart(2, "0").replace(/0+$/, "");
  return rest === "" ? `${whole}` : `${whole}.${rest}`;
}

/** `95.5` is 9550; null for what is no percentage with at most two decimals. */
export function basisPointsOfPercent(text: string): number | null {
  const found = /^(\d{1,3})(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (found === null) return null;
  return Number(found[1]) * 100 + Number((found[2] ?? "").padEnd(2, "0"));
}

/** `50,000,000` is `50000000`; null for what is no amount of won. */
export function wonOfText(text: string): string | null {
  const digits = text.replaceAll(",", "").trim();
  return /^\d{1,18}$/.test(digits) ? BigInt(digits).toString() : null;
}

/** Won as people read them: rounded to the unit that they chose, and exact where they point at it or copy it. */
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

/** `716679457742` in 천원 is `716,679,458`: half away from zero. Less than half a unit is `0`, whatever its sign. */
export function roundedWon(won: string, unit: WonUnit): string {
  const units = roundedUnits(BigInt(won), 10n ** BigInt(shifts[unit]));
  return `${units < 0n ? "−" : ""}${grouped(units < 0n ? -units : units)}`;
}

/**
 * The parts of one total, rounded as a report rounds them: what is printed adds up to the total as it is printed. Each
 * gets the whole units below it, and one more those with the greatest rests until they make the total.
 */
export function roundedParts(wons: readonly (string | null)[], unit: WonUnit): readonly (string | null)[] {
  const size = 10n ** BigInt(shifts[unit]);
  const parts = wons.map((won) => (won === null ? null : BigInt(won)));
  const stated = parts.filter((part) => part !== null);
  const total = stated.reduce((sum, part) => sum + part, 0n);
  const floors = parts.map((part) => (part === null ? null : floorOf(part, size)));
  let missing = roundedUnits(total, size) - floors.reduce<bigint>((sum, floor) => sum + (floor ?? 0n), 0n);
  const rest = (at: number): bigint => (parts[at] ?? 0n) - (floors[at] ?? 0n) * size;
  const byRest = parts
    .flatMap((part, at) => (part === null ? [] : [at]))
    .toSorted((a, b) => Number(rest(b) - rest(a)));
  for (const at of byRest) {
    if (missing <= 0n) break;
    floors[at] = (floors[at] ?? 0n) + 1n;
    missing -= 1n;
  }
  return floors.map((units) =>
    units === null ? null : `${units < 0n ? "−" : ""}${grouped(units < 0n ? -units : units)}`,
  );
}

function floorOf(amount: bigint, size: bigint): bigint {
  return amount < 0n && amount % size !== 0n ? amount / size - 1n : amount / size;
}

/** Half away from zero. */
function roundedUnits(amount: bigint, size: bigint): bigint {
  const units = ((amount < 0n ? -amount : amount) + size / 2n) / size;
  return amount < 0n ? -units : units;
}

/** `4409960000` in 천원 is `4,409,960`; what the unit cannot show whole keeps its decimals: `1,234.567`. */
export function exactWon(won: string, unit: WonUnit): string {
  const amount = BigInt(won);
  const size = 10n ** BigInt(shifts[unit]);
  const whole = amount < 0n ? -amount : amount;
  const rest = (whole % size).toString().padStart(shifts[unit], "0").replace(/0+$/, "");
  const sign = amount < 0n ? "−" : "";
  return `${sign}${grouped(whole / size)}${unit === "원" || rest === "" ? "" : `.${rest}`}`;
}

/** An amount as a card or an axis has room for it: `2,270억`, `₩227.0bn`. Rounded half away from zero. */
export function shortWon(won: string, language: "ko" | "en"): string {
  const amount = BigInt(won);
  const whole = amount < 0n ? -amount : amount;
  const sign = amount < 0n ? "−" : "";
  if (language === "ko") {
    // Of a few 억 a whole one is too much to leave out.
    if (whole >= 100_000_000n && whole < 1_000_000_000n) {
      const tenths = (whole + 5_000_000n) / 10_000_000n;
      return `${sign}${grouped(tenths / 10n)}${tenths % 10n === 0n ? "" : `.${tenths % 10n}`}억원`;
    }
    const [size, name] =
      whole >= 100_000_000n ? [100_000_000n, "억원"] : whole >= 10_000n ? [10_000n, "만원"] : [1n, "원"];
    return `${sign}${grouped((whole + size / 2n) / size)}${name}`;
  }
  const [size, name] =
    whole >= 1_000_000_000n ? [1_000_000_000n, "bn"] : whole >= 1_000_000n ? [1_000_000n, "m"] : [0n, ""];
  if (size === 0n) return `${sign}₩${grouped(whole)}`;
  const tenths = (whole * 10n + size / 2n) / size;
  return `${sign}₩${grouped(tenths / 10n)}.${tenths % 10n}${name}`;
}

/** An amount beside an axis whose marks are so far apart: in the largest unit that tells two of them apart. */
export function axisWon(won: bigint, step: bigint, language: "ko" | "en"): string {
  const sign = won < 0n ? "−" : "";
  const whole = won < 0n ? -won : won;
  const isOf = (size: bigint): boolean => step % size === 0n;
  if (language === "ko") {
    const [size, name] = isOf(100_000_000n)
      ? [100_000_000n, "억원"]
      : isOf(10_000n)
        ? [10_000n, "만원"]
        : [1n, "원"];
    return `${sign}${grouped(whole / size)}${name}`;
  }
  if (!isOf(100_000n)) return `${sign}₩${grouped(whole)}`;
  const [tenth, name] = isOf(100_000_000n) ? [100_000_000n, "bn"] : [100_000n, "m"];
  return `${sign}₩${grouped(whole / tenth / 10n)}.${(whole / tenth) % 10n}${name}`;
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

/** Moments as an office in Korea reads them, wherever the browser is. Days stay as the server wrote them. */
const seoul = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Asia/Seoul",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
});

/** `2026-10-31 14:05` */
export function formatMoment(moment: string): string {
  return seoul.format(new Date(moment));
}

/** The day that it is in the office. */
export function todayInSeoul(now: Date = new Date()): string {
  return seoul.format(now).slice(0, 10);
}

export function dayAfter(day: string): string {
  return dayFrom(day, 1);
}

export function dayBefore(day: string): string {
  return dayFrom(day, -1);
}

function dayFrom(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** `12.3 KB` of bytes. */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${(bytes / 1_000).toFixed(1)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** `3-5, 9` of 3, 4, 5, 9: rows as a person looks them up. */
export function formatRows(rows: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === row - 1) last[1] = row;
    else runs.push([row, row]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(", ");
}
