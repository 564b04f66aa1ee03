// Next year's plan of a small council report as text: its contents list, and a business with its requirement.
import { councilText } from "./council-text.ts";
import { expectRead, readText } from "../readings.ts";

export interface PlannedText {
  readonly name: string;
  /** Null where the text lost its heading. */
  readonly heading?: string | null;
  readonly lines: readonly string[];
}

export function planText(
  businesses: readonly PlannedText[],
  { title = "Ⅲ. 2021년 주요업무 추진계획", isListed = true } = {},
): string {
  const contents = businesses.map(
    ({ name }, at) => `- ${String.fromCharCode(0x2460 + at)} ${name} ${at + 8}`,
  );
  return [
    title,
    ...(isListed ? contents : []),
    "",
    ...businesses.flatMap(({ name, heading, lines }, at) => [
      ...(heading === null ? [] : [heading ?? `${at + 1} ${name}`]),
      "",
      "□ 사업개요",
      ...lines,
      "",
    ]),
  ].join("\n");
}

/** The small report with that plan behind it. */
export function readPlan(businesses: readonly PlannedText[], over = {}, context = {}) {
  return readText(councilText({ after: planText(businesses, over) }), context);
}

/** A business of its own that says one thing of what it needs. */
export function said(text: string): PlannedText {
  return { name: "새 사업", lines: [text] };
}

/** The businesses that next year needs money for. */
export function plannedIn(reading: ReturnType<typeof readText>): readonly string[] {
  const isPlanned = ({ entries }: { entries: readonly { measure: string }[] }) =>
    entries.some(({ measure }) => measure === "requirement");
  return expectRead(reading)
    .records.filter(isPlanned)
    .map(({ project }) => project.name);
}
