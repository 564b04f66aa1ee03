/** The files of the books from the latest on; earlier ones are asked for page by page. */
import { useState } from "react";
import type { Problem, UploadsAnswer, UploadSummary } from "../../shared/contracts/api.ts";
import { ask } from "../api/ask.ts";
import { ProblemNotice } from "../parts/states.tsx";
import { useLanguage } from "../shell/language.tsx";
import { useSession } from "../shell/session.tsx";
import { UploadTable } from "./upload-table.tsx";

export function UploadPages({ latest }: { readonly latest: UploadsAnswer }) {
  const { say } = useLanguage();
  const { base } = useSession();
  const [earlier, setEarlier] = useState<Earlier | null>(null);
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  // A file that came since pushed the pages on: they are asked for anew.
  const pages =
    earlier?.after === latest.next ? earlier : { after: latest.next, items: [], next: latest.next };
  const items = [...latest.items, ...pages.items];
  const showMore = async (before: number): Promise<void> => {
    setAsking(true);
    const answer = await ask<UploadsAnswer>(`${base}/uploads?before=${before}`);
    setAsking(false);
    if (answer.kind === "problem") return setProblem(answer.problem);
    setProblem(null);
    const { value } = answer;
    setEarlier({ after: pages.after, items: [...pages.items, ...value.items], next: value.next });
  };
  return (
    <>
      <UploadTable items={items} />
      {problem !== null && <ProblemNotice problem={problem} />}
      {pages.next !== null && (
        <button type="button" disabled={isAsking} onClick={() => void showMore(pages.next ?? 0)}>
          {say(
            `더 보기 (전체 ${latest.total}건 가운데 ${items.length}건)`,
            `Show more (${items.length} of ${latest.total})`,
          )}
        </button>
      )}
    </>
  );
}

interface Earlier {
  /** Where the latest page ended when these were asked for. */
  readonly after: number | null;
  readonly items: readonly UploadSummary[];
  readonly next: number | null;
}
