/** Rates are shown exactly as the server printed them: nothing here rounds. */
export function formatRate(percent: string | null): string {
  return percent === null ? "–" : `${minus(percent)} %`;
}

/** `-8.5` as `−8.5 %p`, with a sign on both sides. */
export function formatPoints(points: string): string {
  return `${points.startsWith("-") || points === "0.0" ? minus(points) : `+${points}`} %p`;
}

/** Points below 0 without their sign, for sentences that say "behind". */
export function withoutSign(points: string): string {
  return points.replace(/^-/, "");
}

/** Where a rate lies on a bar of 0 to 100 %, in percent of its width: for drawing only. */
export function onBar(percent: string): number {
  return Math.min(100, Math.max(0, Number(percent)));
}

function minus(text: string): string {
  return text.replace(/^-/, "−");
}
