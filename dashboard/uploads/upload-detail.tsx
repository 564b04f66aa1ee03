/** One file: what was found in it, and what may be done about it. */
import { useEffect, useRef } from "react";
import type { UploadAnswer } from "../../shared/contracts/api/api.ts";
import { formatMoment, grouped } from "../logic/format-figures.ts";
import { DataTable } from "../parts/data-table.tsx";
import { DownloadLink } from "../parts/download-link.tsx";
import { Answered, Loading } from "../parts/states.tsx";
import { useLanguage } from "../context/language.tsx";
import { Link } from "../context/place.tsx";
import { useSession } from "../context/session.tsx";
import { RequestNotice, useFollowedUpload } from "./follow-answer.tsx";
import { Questions, TakeAnswersBack } from "./questions.tsx";
import { TeachColumns } from "./teach-columns.tsx";
import { SettleUpload } from "./settle-upload.tsx";
import { recountedWords } from "../logic/answer-files.ts";
import { senderWords, stateName } from "./upload-labels.ts";
import { actNames, outcomeWords, viaNames } from "../../shared/domain/words/act-names.ts";

interface UploadDetailProps {
  readonly id: string;
  /** How many findings the list counts; null where it does not say. */
  readonly listed: number | null;
}

export function UploadDetail({ id, listed }: UploadDetailProps) {
  const { say } = useLanguage();
  const { shown, again, isAwaited } = useFollowedUpload(id);
  const section = useRef<HTMLElement>(null);
  // It stands above the list in which it was pressed, and on a telephone out of sight.
  useEffect(() => {
    // Newer browsers return a promise, which React would call as what ends the effect.
    section.current?.scrollIntoView();
  }, []);
  return (
    <section ref={section} className="card" aria-label={say("고른 파일", "The chosen file")}>
      {isAwaited ? (
        <Loading />
      ) : (
        <Answered shown={shown} again={again}>
          {(upload) => <Detail upload={upload} listed={listed} />}
        </Answered>
      )}
    </section>
  );
}

function Detail({ upload, listed }: { readonly upload: UploadAnswer } & Pick<UploadDetailProps, "listed">) {
  const { say, tell, language } = useLanguage();
  const { base } = useSession();
  const recounted = recountedWords(upload, listed);
  return (
    <>
      <h2>{upload.fileName}</h2>
      <p>
        <span className={`state state-${upload.state}`}>{tell(stateName(upload.state))}</span>{" "}
        <span className="small">
          {upload.at !== null && formatMoment(upload.at)} {upload.by}
          {upload.asOf !== null && ` · ${say(`${upload.asOf} 기준`, `as of ${upload.asOf}`)}`}
          {upload.records !== null &&
            ` · ${say(`사업 ${grouped(upload.records)}개`, `${grouped(upload.records)} projects`)}`}
        </span>
      </p>
      <p>
        {say(`번호 ${upload.seq}`, `No. ${upload.seq}`)} · {say("보낸 이", "Sent by")}:{" "}
        {tell(senderWords(upload.sentBy))}
        {upload.reason !== null && (
          <>
            {" · "}
            {say("사유", "Reason")}: <bdi className="reason">{upload.reason}</bdi>
          </>
        )}
      </p>
      <p className="small hash">SHA-256 {upload.sha256}</p>
      {upload.asked !== null && <RequestNotice asked={upload.asked} />}
      <SettleUpload upload={upload} />
      <TakeAnswersBack upload={upload} />
      <Questions upload={upload} />
      {upload.findings.some(({ code }) => code === "payments-unmatched") && (
        <p>
          <Link view="match">
            {say("연결되지 않은 지급에 답하기", "Answer what the unmatched payments are")}
          </Link>
        </p>
      )}
      {recounted !== null && <p className="small">{tell(recounted)}</p>}
      <FindingsTable
        findings={upload.findings}
        count={upload.findingCount}
        isLetIn={upload.state === "applied"}
        isPutAside={upload.state === "discarded"}
      />
      <UploadHistory acts={upload.history} />
      {upload.state === "rejected" && isUnknown(upload) && <TeachColumns uploadId={upload.uploadId} />}
      {upload.findingCount > 0 && isTable(upload.fileName) && (
        <DownloadLink
          className="button"
          path={`${base}/uploads/${upload.uploadId}/marked?language=${language}`}
        >
          {say("표시한 사본 받기", "Download the marked copy")}
        </DownloadLink>
      )}
    </>
  );
}

/** Of a table that no format knows or that lacks columns of its format, and of one that was taught and has changed. */
function isUnknown({ fileName, format, findings }: UploadAnswer): boolean {
  const isOwn = format === null || format === "column-mapping";
  const isShort = isTable(fileName) && findings.some(({ code }) => code.startsWith("column-"));
  return (
    (isTable(fileName) && isOwn) ||
    isShort ||
    (isDocument(fileName) && findings.some(({ code }) => lacksMeanings.has(code)))
  );
}

/** Only a table has rows beside which a finding can be written. */
function isTable(fileName: string): boolean {
  return /\.(csv|tsv|xlsx|xlsm|xls|xlsb|ods)(\.gz)?$/i.test(fileName);
}

type Finding = UploadAnswer["findings"][number];

interface FindingsTableProps {
  readonly findings: readonly Finding[];
  /** With those that are not listed. */
  readonly count: number;
  /** Whether somebody let the file in: what held it holds it no more. */
  readonly isLetIn: boolean;
  /** What held it may have been kept nowhere. */
  readonly isPutAside?: boolean;
}

/** What was noticed in a file, row by row. */
export function FindingsTable({ findings, count, isLetIn, isPutAside = false }: FindingsTableProps) {
  const { say, tell } = useLanguage();
  if (findings.length === 0)
    return (
      <p className="small">
        {isPutAside
          ? say("무엇을 지적했는지 남아 있지 않습니다.", "What was found in it was not kept.")
          : say("발견한 문제가 없습니다.", "Nothing was found amiss.")}
      </p>
    );
  const consequences = {
    reject: say("✕ 반려", "✕ rejects"),
    hold: isLetIn ? say("‖ 해제한 보류", "‖ held, let in") : say("‖ 보류", "‖ holds"),
    note: say("ⓘ 참고", "ⓘ note"),
  };
  return (
    <>
      <DataTable
        title={say(`지적 ${grouped(count)}건`, `Findings: ${grouped(count)}`)}
        rows={findings.map((finding, index) => ({ ...finding, index }))}
        keyOf={({ index }) => `${index}`}
        columns={[
          { title: say("행", "Row"), cell: ({ row }) => row ?? say("전체", "all") },
          {
            title: say("결과", "So"),
            cell: ({ consequence }) => <span className="whole">{consequences[consequence]}</span>,
          },
          {
            title: say("설명", "What it is"),
            cell: (finding) => <span className="sentence">{tell(finding)}</span>,
          },
          // On a telephone the sentence is in sight without scrolling the table.
          { title: say("열", "Column"), cell: ({ column }) => column ?? "–" },
          { title: say("값", "Value"), cell: ({ value }) => value ?? "–" },
        ]}
      />
      {count > findings.length && (
        <p className="small">
          {say(
            `처음 ${grouped(findings.length)}건만 보입니다.`,
            `Only the first ${grouped(findings.length)} are shown.`,
          )}
        </p>
      )}
    </>
  );
}

/** A document of which no table could be read as it is headed. */
const lacksMeanings: ReadonlySet<string> = new Set([
  "format-unknown",
  "unit-table-missing",
  "figure-not-stated",
]);

function isDocument(fileName: string): boolean {
  return /\.(hwpx?|docx|odt|pdf|html?|txt)(\.gz)?$/i.test(fileName);
}

/** What persons did with a file, as the audit trail has it. */
function UploadHistory({ acts }: { readonly acts: UploadAnswer["history"] }) {
  const { say, tell } = useLanguage();
  if (acts.length === 0) return null;
  return (
    <details>
      <summary>{say(`이 파일에 한 일 ${acts.length}건`, `What was done with it: ${acts.length}`)}</summary>
      <DataTable
        title={say("이 파일에 한 일", "What was done with it")}
        rows={acts.map((act, index) => ({ ...act, index }))}
        keyOf={({ index }) => `${index}`}
        columns={[
          { title: say("언제", "When"), cell: ({ at }) => <span className="whole">{formatMoment(at)}</span> },
          {
            title: say("누가", "Who"),
            cell: ({ by, via }) => (via === null ? by : `${by} (${tell(viaNames[via])})`),
          },
          { title: say("무엇을", "What"), cell: ({ act }) => tell(actNames[act]) },
          { title: say("결과", "Outcome"), cell: ({ outcome }) => tell(outcomeWords(outcome)) },
          {
            title: say("사유", "Reason"),
            cell: ({ reason }) => <bdi className="sentence reason">{reason ?? "–"}</bdi>,
          },
        ]}
      />
    </details>
  );
}
