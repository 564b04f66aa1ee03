/** What a line of `monitor match` answers, held against the questions that are asked. */
import type { MatchAnswer, MatchPair } from "../../../shared/domain/matching/match-answers.ts";
import type { QuestionPair } from "../../../shared/domain/values/finding.ts";
import { comparableName, isPaymentLine } from "../../../shared/domain/values/project.ts";
import { type Arguments, CommandError } from "../../terminal/command-line.ts";

/** `옛 부서=새 부서`. @throws CommandError for anything else. */
export function departmentsOf(args: Arguments): MatchAnswer["departments"] {
  const text = args.value("department");
  if (text === null) return [];
  const [from = "", to = "", ...more] = text.split("=").map((part) => part.trim());
  if (from !== "" && to !== "" && more.length === 0) return [{ from, to }];
  throw new CommandError(
    `--department "${text}": 옛 부서=새 부서로 적어 주십시오.`,
    `--department "${text}": write OLD=NEW.`,
  );
}

/** A department that no question names was misspelt, or answered before. */
export function assertDepartmentsListed(
  departments: MatchAnswer["departments"],
  pairs: readonly QuestionPair[],
): void {
  const isListed = ({ from, to }: MatchAnswer["departments"][number]): boolean =>
    pairs.some((pair) => isCalled(pair.toDepartment, from) && isCalled(pair.fromDepartment, to));
  const unlisted = departments.find((each) => !isListed(each));
  if (unlisted === undefined) return;
  throw new CommandError(
    `--department "${unlisted.from}=${unlisted.to}": 그 두 부서 사이의 질문이 없습니다. 부서는 monitor match에 적힌 대로(옛 부서=새 부서) 적어 주십시오.`,
    `--department "${unlisted.from}=${unlisted.to}": no question is of these two departments. Write them as monitor match prints them (OLD=NEW).`,
  );
}

function isCalled(department: string | null, name: string): boolean {
  return comparableName(department ?? "") === comparableName(name);
}

/** A new line may be several known projects that were put together, and payments are one project's. Nobody means one and none. */
export function refuseContradictions(given: readonly MatchPair[], pairs: readonly QuestionPair[]): void {
  const answers = new Map<string, MatchPair["to"]>();
  for (const { from, to } of given) {
    const name = pairs.find((pair) => pair.from === from)?.fromName ?? from;
    const before = answers.get(from) ?? null;
    const areMerged = before !== null && to !== null && !isPaymentLine(from);
    if (answers.has(from) && before !== to && !areMerged)
      throw new CommandError(
        `"${name}"에 서로 다른 답이 둘 있습니다. 하나만 적어 주십시오.`,
        `"${name}" has two answers that contradict each other: give one.`,
      );
    answers.set(from, to);
  }
}
