/** Remembered mappings, for a person. */
import type { OfficeMapping } from "../../shared/ports/mapping-store.ts";
import { momentText } from "../print/moment.ts";
import { type Display, say } from "../terminal/display.ts";
import { exact, lessNeeded, name, right, table } from "../terminal/terminal-table.ts";

export function mappingsText(display: Display, office: string, known: readonly OfficeMapping[]): string {
  if (known.length === 0)
    return say(display, {
      ko: `${office}: 기억해 둔 매핑이 없습니다.`,
      en: `${office}: no mapping is remembered.`,
    });
  const rows = known.map(({ taught, columns, unit }) => [
    `${taught.number}`,
    columns
      .filter(({ means }) => means !== "ignored" && means !== "personal")
      .map(({ header }) => header)
      .join(", "),
    unit ?? "–",
    taught.by,
    momentText(display, taught.at),
  ]);
  const columns = [
    right("번호", "N"),
    name("읽는 열", "columns read"),
    lessNeeded(1, exact("단위", "unit")),
    name("알려 준 사람", "taught by"),
    lessNeeded(2, exact("때", "when")),
  ];
  return [
    say(display, { ko: `${office} 기억해 둔 매핑`, en: `${office}: remembered mappings` }),
    "",
    table(display, columns, rows),
  ].join("\n");
}
