/** Files: sent, tried first, settled, taken back. */
import { useEffect, useState } from "react";
import type { ListedUpload, Problem, UploadsAnswer } from "../../shared/contracts/api/api.ts";
import { type Answer, ask } from "../api/ask.ts";
import { useAnswer } from "../api/use-answer.ts";
import { formatBytes, formatMoment, grouped } from "../logic/format-figures.ts";
import { DownloadLink } from "../parts/download-link.tsx";
import { DataTable } from "../parts/data-table.tsx";
import { Answered, Empty, ProblemNotice, Title } from "../parts/states.tsx";
import { BooksForm } from "../parts/books-form.tsx";
import { useLanguage } from "../context/language.tsx";
import { Link, usePlace } from "../context/place.tsx";
import { useSession } from "../context/session.tsx";
import { RememberedTables } from "./remembered-tables.tsx";
import { SendFiles } from "./send-files.tsx";
import { UploadDetail } from "./upload-detail.tsx";
import { senderWords, stateName } from "./upload-labels.ts";

export function UploadsView() {
  const { say } = useLanguage();
  const { base, officeName, year } = useSession();
  const { params } = usePlace();
  const chosen = params.get("upload");
  const { shown, again } = useAnswer<UploadsAnswer>(`${base}/uploads`);
  return (
    <>
      <Title>{say("자료 올리기", "Uploads")}</Title>
      <p className="small">
        {say(
          `${officeName} · ${year}년 장부에 올립니다.`,
          `Files go to the books of ${officeName}, ${year}.`,
        )}
      </p>
      <div className="acts">
        <DownloadLink className="button" path={`${base}/template`}>
          {say("지금 장부로 채운 서식 받기", "Download a template filled from the ledger")}
        </DownloadLink>
      </div>
      <SendFiles />
      {chosen !== null && (
        <UploadDetail
          key={chosen}
          id={chosen}
          listed={
            shown.state === "shown"
              ? (shown.value.items.find(({ uploadId }) => uploadId === chosen)?.findingCount ?? null)
              : null
          }
        />
      )}
      <Answered shown={shown} again={again}>
        {(latest) => <UploadPages key={base} latest={latest} />}
      </Answered>
      <RememberedTables />
      <details className="card">
        <summary>{say("다른 자치단체나 연도에 올리기", "Another office or year")}</summary>
        <BooksForm />
      </details>
    </>
  );
}

interface ShownPages {
  readonly items: readonly ListedUpload[];
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

/** The latest page of the files and the earlier ones that were asked for, all of them as they are now. */
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

/** Every file that was sent, the newest first. */
export function UploadTable({ items }: { readonly items: readonly ListedUpload[] }) {
  const { say, tell } = useLanguage();
  if (items.length === 0) return <Empty>{say("아직 올린 파일이 없습니다.", "Nothing was sent yet.")}</Empty>;
  return (
    <DataTable
      title={say("올린 파일", "Files")}
      rows={items}
      keyOf={({ uploadId }) => uploadId}
      columns={[
        {
          title: say("파일", "File"),
          cell: ({ uploadId, fileName }) => (
            <span className="file-name">
              <Link view="uploads" values={{ upload: uploadId }}>
                {fileName}
              </Link>
            </span>
          ),
        },
        { title: say("번호", "No."), isNumber: true, cell: ({ seq }) => seq },
        {
          title: say("상태", "State"),
          cell: ({ state, reason }) => (
            <>
              <span className={`state state-${state}`}>{tell(stateName(state))}</span>
              {reason !== null && <bdi className="small reason">{reason}</bdi>}
            </>
          ),
        },
        { title: say("보낸 이", "Sent by"), cell: ({ sentBy }) => tell(senderWords(sentBy)) },
        { title: say("기준일", "As of"), cell: ({ asOf }) => <span className="whole">{asOf ?? "–"}</span> },
        {
          title: say("바뀐 사업", "Projects"),
          isNumber: true,
          cell: ({ postings }) => (postings === null ? "–" : grouped(postings)),
        },
        {
          title: say("지적", "Findings"),
          isNumber: true,
          cell: ({ findingCount }) => (findingCount === null ? "–" : grouped(findingCount)),
        },
        {
          title: say("받은 때", "Received"),
          cell: ({ receivedAt }) => <span className="whole">{formatMoment(receivedAt)}</span>,
        },
        { title: say("크기", "Size"), isNumber: true, cell: ({ byteLength }) => formatBytes(byteLength) },
      ]}
    />
  );
}

/** The files of the books from the latest on; earlier ones are asked for page by page. */
function UploadPages({ latest }: { readonly latest: UploadsAnswer }) {
  const { say } = useLanguage();
  const { items, total, problem, isAsking, showMore } = useUploadPages(latest);
  return (
    <>
      <UploadTable items={items} />
      {problem !== null && <ProblemNotice problem={problem} />}
      {showMore !== null && (
        <div className="acts more">
          <button type="button" disabled={isAsking} onClick={showMore}>
            {say(
              `더 보기 (전체 ${grouped(total)}건 가운데 ${grouped(items.length)}건)`,
              `Show more (${grouped(items.length)} of ${grouped(total)})`,
            )}
          </button>
        </div>
      )}
    </>
  );
}
