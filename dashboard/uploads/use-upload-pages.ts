/** The latest page of the files and the earlier ones that were asked for, all of them as they are now. */
import { useEffect, useState } from "react";
import type { Problem, UploadsAnswer, UploadSummary } from "../../shared/contracts/api/api.ts";
import { type Answer, ask } from "../api/ask.ts";
import { useSession } from "../shell/session.tsx";

interface ShownPages {
  readonly items: readonly UploadSummary[];
  readonly total: number;
  readonly problem: Problem | null;
  readonly isAsking: boolean;
  /** Null where the first file of the books is shown. */
  readonly showMore: (() => void) | null;
}

interface Held {
  /** The page that these follow. */
  readonly latest: UploadsAnswer;
  readonly earlier: readonly UploadsAnswer[];
}

export function useUploadPages(latest: UploadsAnswer): ShownPages {
  const { base } = useSession();
  const [held, setHeld] = useState<Held>({ latest, earlier: [] });
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isAsking, setAsking] = useState(false);
  const count = held.earlier.length;
  const isOld = count > 0 && held.latest !== latest;
  // A file that came pushes the pages on, and one that was settled may stand on any: all are asked anew, and those
  // of before stay until they are there.
  useEffect(() => {
    if (!isOld) return undefined;
    let isOver = false;
    const askAnew = async (): Promise<void> => {
      const answer = await pagesAfter(base, latest.next, count);
      if (isOver) return;
      if (answer.kind === "problem") return setProblem(answer.problem);
      setProblem(null);
      setHeld({ latest, earlier: answer.value });
    };
    void askAnew();
    return () => {
      isOver = true;
    };
  }, [base, latest, count, isOld]);
  const shown = isOld ? held : { latest, earlier: held.earlier };
  const next = (shown.earlier.at(-1) ?? shown.latest).next;
  const showMore = async (): Promise<void> => {
    setAsking(true);
    const answer = await pagesAfter(base, next, 1);
    setAsking(false);
    if (answer.kind === "problem") return setProblem(answer.problem);
    setProblem(null);
    setHeld({ latest: shown.latest, earlier: [...shown.earlier, ...answer.value] });
  };
  return {
    items: [shown.latest, ...shown.earlier].flatMap(({ items }) => items),
    total: shown.latest.total,
    problem,
    isAsking,
    showMore: next === null ? null : () => void showMore(),
  };
}

async function pagesAfter(
  base: string,
  first: number | null,
  count: number,
): Promise<Answer<readonly UploadsAnswer[]>> {
  const pages: UploadsAnswer[] = [];
  for (let before = first; before !== null && pages.length < count;) {
    const answer = await ask<UploadsAnswer>(`${base}/uploads?before=${before}`);
    if (answer.kind === "problem") return answer;
    pages.push(answer.value);
    before = answer.value.next;
  }
  return { kind: "given", value: pages };
}
