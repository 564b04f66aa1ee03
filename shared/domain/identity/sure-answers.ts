/**
 * Which questions "all the same" answers: those whose new line may be one known line alone. Of several the one is taken whose
 * department went where the new line is, as lines of other names show. The others stay open: a person must say which.
 */
import type { QuestionPair } from "../values/finding.ts";
import { comparableName } from "../values/project.ts";

/** One line that moved is no department that did. */
const leastVotes = 2;

/** Of the lines that show where the departments of the candidates went. */
const neededShare = { numerator: 3, denominator: 4 } as const;

export function sureAnswers(pairs: readonly QuestionPair[]): readonly QuestionPair[] {
  const lines = [...Map.groupBy(pairs, ({ from }) => from).values()];
  const single = lines.flatMap((candidates) => (candidates.length === 1 ? candidates : []));
  // A code whose old line goes on elsewhere does not mean that line any more.
  const sure = single.filter(({ evidence }) => !evidence.includes("line-elsewhere"));
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
