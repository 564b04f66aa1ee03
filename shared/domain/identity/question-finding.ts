/** The question of a file whose new lines may be known ones: one finding for all of them, with the pairs. */
import type { Finding, QuestionPair } from "../finding.ts";
import { comparableName } from "../project.ts";
import { evidenceText } from "./evidence-names.ts";
import type { Resemblance } from "./resemblance.ts";

export const questionCode = "project-resembles";

/** So many are told in words. */
const namedPairs = 5;
/** So many travel with the finding; whoever answers for all of them needs none. */
const maxPairs = 200;

export function linesResemble(pairs: readonly Resemblance[]): Finding[] {
  if (pairs.length === 0) return [];
  const lines = new Set(pairs.map(({ added }) => added.project.id)).size;
  const named = pairs.slice(0, namedPairs);
  const more = pairs.length > namedPairs ? ", …" : "";
  const moves = movedDepartments(pairs);
  const [ko, en] = [named.map(wordsIn("ko")).join(", "), named.map(wordsIn("en")).join(", ")];
  return [
    {
      code: questionCode,
      consequence: "hold",
      row: null,
      column: null,
      value: `${lines}`,
      ko: `이 파일의 새 사업 ${lines}건은 장부에 이미 있는 사업으로 보입니다: ${ko}${more}.${moves.map(({ from, to, count }) => ` 부서 "${from}" → "${to}" ${count}건.`).join("")} 따로 두면 같은 돈이 두 번 더해질 수 있어 보류합니다. 같은 사업인지 답해 주십시오(monitor match).`,
      en: `${lines} new lines of this file may be projects that the ledger has: ${en}${more}.${moves.map(({ from, to, count }) => ` Department "${from}" → "${to}": ${count}.`).join("")} Side by side they would count the same money twice, so the file is held. Say whether they are the same (monitor match).`,
      pairs: questionPairs(pairs).slice(0, maxPairs),
    },
  ];
}

/** In the order in which they are numbered. */
export function questionPairs(pairs: readonly Resemblance[]): readonly QuestionPair[] {
  return pairs.map(({ added, live, evidence }) => ({
    from: added.project.id,
    fromName: added.project.name,
    fromDepartment: added.project.department,
    to: live.project.id,
    toName: live.project.name,
    toDepartment: live.project.department,
    evidence: [...evidence],
    why: evidenceText(evidence),
  }));
}

/** Departments of which several lines moved to another one: one answer for all of them. */
function movedDepartments(pairs: readonly Resemblance[]) {
  const moves = new Map<string, { from: string; to: string; count: number }>();
  for (const { added, live } of pairs) {
    const [from, to] = [live.project.department ?? "", added.project.department ?? ""];
    if (comparableName(from) === comparableName(to)) continue;
    const key = `${comparableName(from)}\n${comparableName(to)}`;
    moves.set(key, { from, to, count: (moves.get(key)?.count ?? 0) + 1 });
  }
  return [...moves.values()].filter(({ count }) => count > 1).slice(0, namedPairs);
}

function wordsIn(language: "ko" | "en") {
  return ({ added, live, evidence }: Resemblance): string => {
    const why = evidenceText(evidence)[language];
    return `"${live.project.name}"(${live.project.department ?? "–"}) → "${added.project.name}"(${added.project.department ?? "–"}) [${why}]`;
  };
}
