/** Colour for what is urgent; without colours the words alone say it. */
import { styleText } from "node:util";
import { severityNames } from "../../shared/domain/notices/notice.ts";
import type { Severity } from "../../shared/domain/policy/policy.ts";
import { type Display, say } from "./display.ts";

const severityColours = { critical: "red", warning: "yellow", notice: "cyan" } as const;

export function severityText(display: Display, severity: Severity): string {
  return coloured(display, severityColours[severity], say(display, severityNames[severity]));
}

function coloured(
  { hasColours }: Pick<Display, "hasColours">,
  colour: "red" | "yellow" | "cyan" | "bold",
  text: string,
): string {
  return hasColours ? styleText(colour, text, { validateStream: false }) : text;
}
