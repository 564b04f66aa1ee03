/** What a table's headers say with certainty, what is still to be said, and the answers, all in one line. */
import { draftMapping } from "../../shared/formats/mapping/draft-mapping.ts";
import { answerMapping, openQuestions } from "../../shared/formats/mapping/answer-mapping.ts";
import type { SourceDocument } from "../../shared/formats/kernel/format.ts";
import type { ColumnMapping } from "../../shared/formats/mapping/mapping.ts";
import { recallMapping } from "../../shared/formats/mapping/recall-mapping.ts";
import type { OfficeMapping } from "../../shared/ports/mapping-store.ts";
import { type Arguments, CommandError, type Terminal } from "../terminal/command-line.ts";
import { say } from "../terminal/display.ts";
import { columnsText } from "./print-mappings.ts";

/** @param known what the office taught: of a table that only changed, what was said of its other columns still holds. */
export function suggestMapping(
  source: SourceDocument,
  office: string | null,
  known: readonly OfficeMapping[],
  args: Arguments,
): ColumnMapping | null {
  const near = recallMapping(source, known)?.mapping ?? null;
  const drafted = draftMapping(source, office, near);
  const answers = args.value("answer");
  if (drafted === null || answers === null) return drafted;
  const answered = answerMapping(drafted, answers, office);
  if (answered.kind === "answered") return answered.mapping;
  throw new CommandError(
    answered.faults.map(({ ko }) => ko).join("\n"),
    answered.faults.map(({ en }) => en).join("\n"),
  );
}

/** For a person: each column with its meaning, and one line that answers what is open. */
export function suggestionText({ display }: Terminal, path: string, mapping: ColumnMapping): string {
  const open = openQuestions(mapping);
  const example = open.map((name) => `${name}=…`).join(", ");
  const next =
    open.length === 0
      ? say(display, {
          ko: `정하지 않은 열이 없습니다. 기억시키려면: monitor map ${path} --remember --office 코드`,
          en: `Nothing is open. To have it remembered: monitor map ${path} --remember --office CODE`,
        })
      : say(display, {
          ko: `뜻을 정할 열: ${open.join(", ")}\n한 번에 답하기: monitor map ${path} --answer "${example}" --remember --office 코드\n뜻은 부서, 집행액, 집행액(국비), 6월까지 계획, 무시처럼 적습니다. 1월~12월=계획은 열두 달을 한꺼번에 답합니다.`,
          en: `To decide: ${open.join(", ")}\nIn one answer: monitor map ${path} --answer "${example}" --remember --office CODE\nMeanings are words such as department, expenditure, "expenditure national", ignored; "1월~12월=plan" answers twelve months.`,
        });
  const unit = say(display, {
    ko: `제목 줄 ${mapping.headerRow}행 · 단위 ${mapping.unit ?? "적혀 있지 않음"}`,
    en: `header in row ${mapping.headerRow} · unit ${mapping.unit ?? "not stated"}`,
  });
  return [unit, "", columnsText(display, mapping.columns), "", next].join("\n");
}
