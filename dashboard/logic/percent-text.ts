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
