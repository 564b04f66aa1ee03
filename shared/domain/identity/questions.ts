/** The question of a file whose new lines may be known ones: one finding for all of them, with the pairs. */
import type { MatchAnswer, MatchPair } from "../matching/match-answers.ts";
import { withMergers } from "../matching/mergers.ts";
import type { IsoDate } from "../values/calendar.ts";
import { type Finding, type QuestionPair, someOf } from "../values/finding.ts";
import { codeIdOfNamed, comparableName, isPaymentLine, type ProjectId } from "../values/project.ts";
import { differencesText, evidenceText } from "./evidence-names.ts";
import type { Resemblance } from "./resemblance.ts";

const questionCode = "project-resembles";
/** Of a known code that seems to mean another project. */
const codeQuestionCode = "code-means-another";

/** Whether a person's answer may let the file in. */
export function isQuestion({ code }: Pick<Finding, "code">): boolean {
  return code === questionCode || code === codeQuestionCode;
}

/** So many travel with the finding; whoever answers for all of them needs none. */
const maxPairs = 200;

export function asksOfCodes({ code }: Pick<Finding, "code">): boolean {
  return code === codeQuestionCode;
}

export function questionsOfLines(pairs: readonly Resemblance[]): Finding[] {
  return [
    ...codesMeanAnother(pairs.filter(isOfCode)),
    ...linesResemble(pairs.filter((pair) => !isOfCode(pair))),
  ];
}

function isOfCode({ added }: Resemblance): boolean {
  return codeIdOfNamed(added.project.id) !== null;
}

function codesMeanAnother(pairs: readonly Resemblance[]): Finding[] {
  if (pairs.length === 0) return [];
  const codes = new Set(pairs.map(({ added }) => added.project.id)).size;
  const [ko, en] = [someOf(pairs.map(wordsIn("ko"))), someOf(pairs.map(wordsIn("en")))];
  return [
    {
      code: codeQuestionCode,
      consequence: "hold",
      row: null,
      column: null,
      value: `${codes}`,
      ko: `장부에 있는 사업코드 ${codes}개가 이 파일에서는 다른 사업을 가리키는 것으로 보여 보류합니다: ${ko}. 이름만 바뀐 같은 사업이면 "같은 사업", 코드가 다른 사업에 다시 쓰였으면 "새 사업"으로 답해 주십시오. 새 사업이면 옛 사업의 금액은 그날부터 합계에서 빠집니다.`,
      en: `${codes} known project codes seem to mean other projects in this file, so it is held: ${en}. Answer "same" where a project was only renamed, "new" where its code now means another project; then the old one is in no total from that day on.`,
      pairs: questionPairs(pairs).slice(0, maxPairs),
    },
  ];
}

function linesResemble(pairs: readonly Resemblance[]): Finding[] {
  if (pairs.length === 0) return [];
  const lines = new Set(pairs.map(({ added }) => added.project.id)).size;
  const moves = movedDepartments(pairs);
  const isAffix = pairs.filter(({ evidence }) => evidence.includes("common-affix")).length * 2 > pairs.length;
  const [ko, en] = [someOf(pairs.map(wordsIn("ko"))), someOf(pairs.map(wordsIn("en")))];
  return [
    {
      code: questionCode,
      consequence: "hold",
      row: null,
      column: null,
      value: `${lines}`,
      ko: `${isAffix ? "이 목록은 사업 이름이 모두 같은 말만큼 다릅니다. 같은 사업이면 한 번에 답하실 수 있습니다. " : ""}이 파일의 새 사업 ${lines}건은 장부에 이미 있는 사업으로 보입니다: ${ko}.${moves.map(({ from, to, count }) => ` 부서 "${from}" → "${to}" ${count}건.`).join("")} 따로 두면 같은 돈이 두 번 더해질 수 있어 보류합니다. 같은 사업인지 답해 주십시오.`,
      en: `${isAffix ? "All names of this list differ by the same words: if the projects are the same, one answer is enough. " : ""}${lines} new lines of this file may be projects that the ledger has: ${en}.${moves.map(({ from, to, count }) => ` Department "${from}" → "${to}": ${count}.`).join("")} Side by side they would count the same money twice, so the file is held. Say whether they are the same.`,
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
    why: whyOf({ added, live, evidence }),
  }));
}

/** What speaks for it; of a code also what speaks against it. */
function whyOf({ added, live, evidence }: Resemblance): QuestionPair["why"] {
  const { ko, en } = evidenceText(evidence);
  const accounts = [live, added].map(({ project }) => project.account ?? "–").join(" → ");
  if (evidence.includes("account-renamed")) return { ko: `${ko}: ${accounts}`, en: `${en}: ${accounts}` };
  if (!evidence.includes("same-code")) return { ko, en };
  const against = differencesText(added, live);
  return { ko: `${ko}; 다른 점: ${against.ko}`, en: `${en}; but ${against.en}` };
}

const namedMoves = 5;

/** Departments of which several lines moved to another one: one answer for all of them. */
function movedDepartments(pairs: readonly Resemblance[]) {
  const moves = new Map<string, { from: string; to: string; count: number }>();
  for (const { added, live } of pairs) {
    const [from, to] = [live.project.department ?? "", added.project.department ?? ""];
    if (comparableName(from) === comparableName(to)) continue;
    const key = `${comparableName(from)}\n${comparableName(to)}`;
    moves.set(key, { from, to, count: (moves.get(key)?.count ?? 0) + 1 });
  }
  return [...moves.values()].filter(({ count }) => count > 1).slice(0, namedMoves);
}

function wordsIn(language: "ko" | "en") {
  return ({ added, live, evidence }: Resemblance): string => {
    const why = whyOf({ added, live, evidence })[language];
    return `"${live.project.name}"(${live.project.department ?? "–"}) → "${added.project.name}"(${added.project.department ?? "–"}) [${why}]`;
  };
}

/** One line that moved is no department that did. */
const leastVotes = 2;

/** Of the lines that show where the departments of the candidates went. */
const neededShare = { numerator: 3, denominator: 4 } as const;

/**
 * Which questions "all the same" answers: those whose new line may be one known line alone. Of several the one is taken whose
 * department went where the new line is, as lines of other names show. The others stay open: a person must say which.
 */
export function sureAnswers(pairs: readonly QuestionPair[]): readonly QuestionPair[] {
  const lines = [...Map.groupBy(pairs, ({ from }) => from).values()];
  const single = lines.flatMap((candidates) => (candidates.length === 1 ? candidates : []));
  // A code whose old line goes on elsewhere does not mean that line any more; an amount that only fits is answered one by one.
  const sure = single.filter(
    ({ evidence }) => !evidence.includes("line-elsewhere") && !evidence.includes("fits-lack"),
  );
  const votes = new Map<string, number>();
  for (const pair of sure) votes.set(moveOf(pair), (votes.get(moveOf(pair)) ?? 0) + 1);
  const chosen = lines.flatMap((candidates): readonly QuestionPair[] => {
    if (candidates.length === 1) return [];
    const counts = candidates.map((pair) => votes.get(moveOf(pair)) ?? 0);
    const all = counts.reduce((sum, count) => sum + count, 0);
    const most = Math.max(...counts);
    const isSure =
      most >= leastVotes &&
      most * neededShare.denominator >= all * neededShare.numerator &&
      counts.filter((count) => count === most).length === 1;
    return isSure ? candidates.filter((pair) => (votes.get(moveOf(pair)) ?? 0) === most) : [];
  });
  const answers = new Set([...sure, ...chosen]);
  return pairs.filter((pair) => answers.has(pair));
}

function moveOf({ toDepartment, fromDepartment }: QuestionPair): string {
  return `${comparableName(toDepartment ?? "")}\n${comparableName(fromDepartment ?? "")}`;
}

/**
 * What a person's answer says of the lines of a file: the pairs that were named, and of the sure ones those that are all meant, or that moved
 * between departments that are. @param dayOf the day of which the file states a line; null of one that it does not state.
 */
export function answeredPairs(
  questions: readonly QuestionPair[],
  { isAllSame, departments, pairs }: MatchAnswer,
  dayOf: (id: ProjectId) => IsoDate | null,
): readonly MatchPair[] {
  const given = new Set(pairs.map(({ from }) => from));
  const sure = sureAnswers(questions).filter(({ from }) => !given.has(from));
  const isMeant = (pair: QuestionPair): boolean =>
    isAllSame ||
    departments.some(({ from, to }) => isIn(pair.toDepartment, from) && isIn(pair.fromDepartment, to));
  const answers = [...pairs, ...sure.filter(isMeant).map(({ from, to }) => ({ from, to }))];
  const names = new Map(
    questions.flatMap(({ from, fromName, to, toName }) => [
      [from, fromName],
      [to, toName],
    ]),
  );
  const named = answers.map((pair) =>
    isPaymentLine(pair.from) ? pair : { ...pair, name: names.get(pair.from) },
  );
  return withMergers(named, { nameOf: (id) => names.get(id), dayOf });
}

function isIn(department: string | null, name: string): boolean {
  return comparableName(department ?? "") === comparableName(name);
}
