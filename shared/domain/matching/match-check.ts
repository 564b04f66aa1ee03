/** Whether an answer can stand: what it names must be there, and must not count already. */
import type { Balance } from "../ledger/balance.ts";
import { fileFinding, type Finding } from "../values/finding.ts";
import { isPaymentLine, type ProjectId } from "../values/project.ts";
import { isLaidUnder, type MatchPair } from "./match-answers.ts";
import { type Bilingual, particle } from "../values/bilingual.ts";

/** Answers are read with the ledger: so many entries of them count at once. */
const maxAnswers = 500;

interface KnownLedger {
  readonly head: { readonly matches: readonly number[] };
  readonly balances: ReadonlyMap<ProjectId, { readonly balance: Balance }>;
}

export function matchProblems(pairs: readonly MatchPair[], { head, balances }: KnownLedger): Finding[] {
  if (head.matches.length >= maxAnswers)
    return [
      problem("matches-full", `${maxAnswers}`, {
        ko: `같은 사업이라는 답이 이미 ${maxAnswers}번 있습니다. 쓰지 않는 답을 먼저 되돌려 주십시오.`,
        en: `There are ${maxAnswers} answers already; take back those that are not needed.`,
      }),
    ];
  const counts = (id: ProjectId): boolean => (balances.get(id)?.balance.toldSeq ?? null) !== null;
  return pairs.flatMap((pair): Finding[] => {
    const { from, to, mergedOn } = pair;
    if (to === null || (isLaidUnder(pair) && counts(to))) return [];
    const areLists = isPaymentLine(to) && isPaymentLine(from);
    if (!counts(to) || (isPaymentLine(to) && !areLists) || to === from)
      return [
        problem("match-unknown", to, {
          ko: `장부에 "${to}" 사업이 없어 "${from}"${particle(from, "을/를")} 이을 수 없습니다.`,
          en: `The ledger has no project "${to}" that "${from}" could be.`,
        }),
      ];
    // What was put together with another counts until then.
    if (mergedOn === undefined && (areLists || !isPaymentLine(from)) && counts(from))
      return [
        problem("match-counted", from, {
          ko: `"${from}"${particle(from, "은/는")} 이미 장부에 따로 반영되어 있습니다. 그 파일을 되돌린 뒤 다시 올려 답해 주십시오.`,
          en: `"${from}" counts in the ledger by itself already. Undo its file, and answer when it comes again.`,
        }),
      ];
    return [];
  });
}

function problem(code: string, value: string, words: Bilingual): Finding {
  return fileFinding("reject", code, value, words);
}
