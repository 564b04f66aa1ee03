/** What a person may do next about a file that is held, or that no format knows. */
import { mayBeTaught } from "../../shared/domain/mappings/table-headers.ts";
import { asksOfCodes, isQuestion } from "../../shared/domain/identity/questions.ts";
import { type Bilingual, particle } from "../../shared/domain/values/bilingual.ts";
import type { Finding } from "../../shared/domain/values/finding.ts";
import { type Display, say } from "../terminal/display.ts";

/** What findings say is read where there is no shell, too. */
export function mapRemedy(
  display: Display,
  path: string,
  office: string,
  findings: readonly Finding[],
): readonly string[] {
  const printed = printedUnitOf(findings);
  if (printed !== null) {
    const again = `monitor map ${asWord(path)} --remember --office ${office}`;
    return [
      say(display, {
        ko: `  적힌 단위가 맞으면 같은 명령에 --unit ${printed}${particle(printed, "을/를")} 더해 주십시오. 앞으로도 이 단위이면: ${again}`,
        en: `  If the printed unit is right, add --unit ${printed} to the command; if it stays so: ${again}`,
      }),
    ];
  }
  if (!mayBeTaught(findings)) return [];
  const command = `monitor map ${asWord(path)} --suggest --office ${office}`;
  return [
    say(display, {
      ko: `  표이면 열의 뜻을 한 번 알려 줄 수 있습니다: ${command}`,
      en: `  Of a table, say once what its columns mean: ${command}`,
    }),
  ];
}

/** What a table prints that was taught in another unit. */
function printedUnitOf(findings: readonly Finding[]): string | null {
  const conflict = findings.find(({ code, column }) => code === "unit-conflict" && column === null);
  const isTaught = findings.some(({ code }) => code === "mapping-recalled");
  return isTaught ? (conflict?.value?.split(", ")[0] ?? null) : null;
}

/** A path as one word of a command. */
export function asWord(path: string): string {
  return /^[\p{L}\p{N}\p{M}._/\\:~+-]+$/u.test(path) ? path : `"${path}"`;
}

/** Questions first: what else holds the file may be settled with them. */
export function heldOrder(findings: readonly Finding[]): readonly Finding[] {
  return [...findings.filter(isQuestion), ...findings.filter((finding) => !isQuestion(finding))];
}

/** What a person does with a held file: its questions are answered first, and release says what it does without answers. */
export function heldRemedies(display: Display, seq: number, findings: readonly Finding[]): readonly string[] {
  const questions = findings.filter(isQuestion);
  if (questions.length === 0)
    return [
      say(display, {
        ko: `  확인한 뒤 monitor release ${seq}(반영) 또는 monitor discard ${seq}(폐기)`,
        en: `  After a look: monitor release ${seq} (applies it) or monitor discard ${seq} (puts it aside)`,
      }),
    ];
  const without = questions.map(assumptionOf);
  return [
    say(display, {
      ko: `  먼저 질문에 답해 주십시오: monitor match ${seq} (모두 같은 사업이면 --all-same, 하나씩은 --same 번호, --new 번호)`,
      en: `  Answer its questions first: monitor match ${seq} (--all-same, or --same N and --new N one by one)`,
    }),
    say(display, {
      ko: `  monitor release ${seq}: 답하지 않고 반영합니다. ${without.map(({ ko }) => ko).join(" ")}`,
      en: `  monitor release ${seq}: applies it without answers: ${without.map(({ en }) => en).join("; ")}`,
    }),
    say(display, {
      ko: `  monitor discard ${seq}: 반영하지 않습니다.`,
      en: `  monitor discard ${seq}: puts it aside`,
    }),
  ];
}

/** What totals rest on while questions of a file are open: they are no plain facts. Nothing where none is. */
export function withoutAnswers(display: Display, findings: readonly Finding[]): readonly string[] {
  const assumed = findings.filter(isQuestion).map(assumptionOf);
  if (assumed.length === 0) return [];
  return [
    say(display, {
      ko: `아직 답하지 않은 질문이 있습니다. 아래 합계는 답하지 않고 반영할 때의 금액입니다. ${assumed.map(({ ko }) => ko).join(" ")}`,
      en: `Questions are open: the totals below are those of applying it without answers; ${assumed.map(({ en }) => en).join("; ")}.`,
    }),
  ];
}

function assumptionOf(question: Finding): Bilingual {
  return asksOfCodes(question) ? asRenamed : asNew;
}

const asNew = {
  ko: "새 사업은 장부의 사업과 따로 더해지므로, 같은 사업이면 금액이 두 번 더해집니다.",
  en: "new lines add to the known ones, twice where they are the same project",
};

const asRenamed = {
  ko: "코드가 같은 사업은 이름만 바뀐 것으로 이어집니다.",
  en: "lines of a known code go on as renamed projects",
};
