/** What a table's headers say with certainty, what is still to be said, and the answers, all in one line. */
import { factualMeasures } from "../../shared/domain/values/measure.ts";
import { projectAttributes } from "../../shared/domain/values/project.ts";
import { draftMapping } from "../../shared/formats/mapping/draft-mapping.ts";
import { answerMapping, openQuestions } from "../../shared/formats/mapping/answer-mapping.ts";
import type { SourceDocument, Table } from "../../shared/formats/kernel/format.ts";
import type { ColumnMapping } from "../../shared/formats/mapping/mapping.ts";
import { recallMapping } from "../../shared/formats/mapping/recall-mapping.ts";
import { teachableTables } from "../../shared/formats/mapping/document-tables.ts";
import type { OfficeMapping } from "../../shared/ports/mapping-store.ts";
import { asWord } from "../print/print-remedies.ts";
import { counted } from "../print/sentence-parts.ts";
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
  const recalled = recallMapping(source, known);
  const near = recalled?.mapping ?? null;
  const wanted = args.value("table");
  const draft = draftMapping(source, office, near, (table) => isNamed(table, wanted));
  // Of the very table that was taught, what it does not print stays as it was said.
  const unit = draft?.unit ?? (recalled?.fits === true ? recalled.mapping.unit : null);
  const drafted = draft === null ? null : { ...draft, unit };
  const answers = args.value("answer");
  if (drafted === null || answers === null) return drafted;
  const answered = answerMapping(drafted, answers, office);
  if (answered.kind === "answered") return answered.mapping;
  throw new CommandError(
    answered.faults.map(({ ko }) => ko).join("\n"),
    answered.faults.map(({ en }) => en).join("\n"),
  );
}

/** @throws CommandError with all that the answer leaves open, as it is to be answered. */
export function assertAnswered(drafted: ColumnMapping): void {
  const open = openQuestions(drafted);
  if (open.length === 0) return;
  const [columns, answer] = [
    open.map((each) => `"${each}"`).join(", "),
    open.map((each) => `${each}=…`).join(", "),
  ];
  throw new CommandError(
    `아직 뜻을 정하지 않은 열: ${columns}. --answer에 "${answer}"을 더해 주십시오. 읽지 않을 열은 ${open[0] ?? ""}=무시처럼 적습니다.`,
    `Columns that are still open: ${columns}. Add "${answer}" to --answer; one that is not read is ${open[0] ?? ""}=ignored.`,
  );
}

/** `표 2` is enough of `표 2 □ 예산현황`. */
function isNamed({ name }: Table, wanted: string | null): boolean {
  return wanted === null || name === wanted || name?.startsWith(`${wanted} `) === true;
}

/** The tables of a document beside the one that is shown, each with its header, for whoever meant another. */
function otherTables({ display }: Terminal, path: string, source: SourceDocument, chosen: string | null) {
  if (source.kind !== "pages") return [];
  const others = teachableTables(source).filter(({ name }) => name !== chosen);
  const lines = others.slice(0, mostTables).map((table) => {
    const draft = draftMapping(source, null, null, ({ name }) => name === table.name);
    const headers = draft === null ? "–" : draft.columns.map(({ header }) => header).join(" · ");
    return `  ${table.name ?? ""}: ${headers}`;
  });
  if (lines.length === 0) return [];
  const more = others.length > mostTables ? " …" : "";
  const said = say(display, {
    ko: `이 문서의 다른 표 ${others.length}개${more}. 그 표를 보려면: monitor map ${asWord(path)} --suggest --table "표 번호"`,
    en: `${counted(others.length, "other table")} of the document${more}. To see one: monitor map ${asWord(path)} --suggest --table "표 N"`,
  });
  return [said, ...lines, ""];
}

const mostTables = 20;

/** For a person: each column with its meaning, and one line that answers what is open. */
export function suggestionText(
  terminal: Terminal,
  path: string,
  mapping: ColumnMapping,
  {
    source,
    office,
    table,
  }: { readonly source: SourceDocument; readonly office: string | null; readonly table: string | null },
): string {
  const { display } = terminal;
  const word = `${asWord(path)}${table === null ? "" : ` --table "${table}"`}`;
  const code = office ?? say(display, { ko: "코드", en: "CODE" });
  const open = openQuestions(mapping);
  const example = open.map((name) => `${name}=…`).join(", ");
  const next =
    open.length === 0
      ? say(display, {
          ko: `정하지 않은 열이 없습니다. 기억시키려면: monitor map ${word} --remember --office ${code}`,
          en: `Nothing is open. To have it remembered: monitor map ${word} --remember --office ${code}`,
        })
      : say(display, {
          ko: `뜻을 정할 열: ${open.join(", ")}\n한 번에 답하기: monitor map ${word} --answer "${example}" --remember --office ${code}\n뜻은 부서, 집행액, 집행액(국비), 6월까지 계획, 무시처럼 적습니다. 1월~12월=계획은 열두 달을 한꺼번에 답합니다.`,
          en: `To decide: ${open.join(", ")}\nIn one answer: monitor map ${word} --answer "${example}" --remember --office ${code}\nMeanings are words such as department, expenditure, "expenditure national", ignored; "1월~12월=plan" answers twelve months.`,
        });
  const named = mapping.sheet === null ? "" : `${mapping.sheet} · `;
  const unit = say(display, {
    ko: `${named}제목 줄 ${mapping.headerRow}행 · 단위 ${mapping.unit ?? "적혀 있지 않음"}`,
    en: `${named}header in row ${mapping.headerRow} · unit ${mapping.unit ?? "not stated"}`,
  });
  const others = otherTables(terminal, path, source, mapping.sheet);
  return [unit, "", columnsText(display, mapping.columns), "", ...others, next].join("\n");
}

/** The open columns of a mapping that is written as a file, with what they may be called there. */
export function tellOpen({ columns }: ColumnMapping, args: Arguments, terminal: Terminal): void {
  const open = columns.filter(({ means }) => means === "?").map(({ header }) => header);
  if (open.length === 0 || args.json) return;
  terminal.err(
    `${say(terminal.display, {
      ko: `뜻을 적어야 하는 열("?"): ${open.join(", ")}\n쓸 수 있는 뜻: ${meanings}`,
      en: `Columns to decide ("?"): ${open.join(", ")}\nMeanings: ${meanings}`,
    })}\n`,
  );
}

const meanings =
  `projectCode projectName ${projectAttributes.join(" ")} asOf unit personal ignored; ` +
  `amount: { "means": "amount", "measure": "${factualMeasures.join("|")}", "fund": null, "unit": null }; ` +
  `plan: { "means": "plan", "span": "in|by", "month": 12, "unit": null }`;
