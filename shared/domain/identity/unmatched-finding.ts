/** What is said of payments that no total has, at the file that left them so. */
import type { Finding } from "../values/finding.ts";
import type { Partner } from "./likely-partners.ts";
import type { ProjectId } from "../values/project.ts";
import type { UnmatchedLine, UnmatchedPayments } from "../matching/unmatched-payments.ts";
import { formatWon } from "../values/won.ts";

/** The largest are named; the others are looked up where they are listed. */
const namedLines = 5;

export function paymentsUnmatched(
  { lines, won, through }: UnmatchedPayments,
  partners: ReadonlyMap<ProjectId, readonly Partner[]>,
): Finding {
  const named = lines.slice(0, namedLines);
  const more = lines.length > namedLines ? ", …" : "";
  const sum = formatWon(won);
  const [ko, en] = [
    named.map(namedIn(partners, "ko")).join(", "),
    named.map(namedIn(partners, "en")).join(", "),
  ];
  return {
    code: "payments-unmatched",
    consequence: "note",
    row: null,
    column: null,
    value: sum,
    ko: `지급 ${lines.length}개 사업 ${sum}원(${through}까지)은 ${through} 전체 자료의 어느 사업과도 이름이 맞지 않아 연결되지 않은 지급으로 두고 집행액에 더하지 않습니다: ${ko}${more}. 합계는 전체 자료 그대로입니다.`,
    en: `The payments of ${lines.length} projects, ${sum} won up to ${through}, fit no project of the full statement of ${through} by name. They stay unmatched and are in no amount: ${en}${more}. The total is that of the full statement.`,
  };
}

function namedIn(partners: ReadonlyMap<ProjectId, readonly Partner[]>, language: "ko" | "en") {
  return ({ project, won }: UnmatchedLine): string => {
    const [likely] = partners.get(project.id) ?? [];
    const amount = language === "ko" ? `${formatWon(won)}원` : `${formatWon(won)} won`;
    if (likely === undefined) return `"${project.name}" ${amount}`;
    const hint = language === "ko" ? "같은 사업으로 보임" : "probably";
    return `"${project.name}" ${amount} (${hint}: "${likely.project.name}")`;
  };
}
