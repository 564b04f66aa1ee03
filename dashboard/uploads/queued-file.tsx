/** One file of the queue: how far it is, what would come of it or did, and what may be done about it. */
import type { PreviewAnswer } from "../../shared/contracts/api/api.ts";
import { useLanguage, type Labels } from "../context/language.tsx";
import { Link } from "../context/place.tsx";
import { formatBytes } from "../logic/format-figures.ts";
import type { QueuedFile, Stage } from "./upload-queue.ts";
import { ProblemNotice, Working } from "../parts/states.tsx";
import { DryRunFile } from "./dry-run-result.tsx";
import type { FileQueue } from "./file-queue.ts";
import { outcomeNames, verdictNames } from "./upload-labels.ts";

interface QueuedFileProps {
  readonly queued: QueuedFile;
  readonly queue: FileQueue;
  /** Its dry run is open, and needs no line of its own. */
  readonly isAlone: boolean;
}

const lostName: Labels = {
  ko: "연결이 끊겨 기다립니다. 다시 닿으면 이 파일부터 처음부터 다시 보냅니다. 반만 들어간 것은 없습니다.",
  en: "The connection was lost. When it is back this file is sent again from its start; nothing went in by halves.",
};
/** What came before an answer was lost. */
const doneName: Labels = {
  ko: "연결이 끊기기 전에 이미 반영되었습니다. 두 번 들어가지 않았습니다.",
  en: "It was applied before the connection was lost, and went in once.",
};

export function QueuedFileLine({ queued, queue, isAlone }: QueuedFileProps) {
  const { say } = useLanguage();
  const { id, file, path, stage } = queued;
  const mayGo = stage.kind !== "sending" && stage.kind !== "sent";
  return (
    <li className="queued">
      <p className="queued-head">
        <strong className="file-name">
          <bdi>{path}</bdi>
        </strong>{" "}
        <span className="small">{formatBytes(file.size)}</span>
        {mayGo && !isAlone && (
          <button
            type="button"
            className="plain"
            aria-label={say(`${path} 빼기`, `Leave out ${path}`)}
            onClick={() => queue.remove(id)}
          >
            {say("빼기", "Leave out")}
          </button>
        )}
      </p>
      <StageLine stage={stage} />
      {stage.kind === "tried" && (
        <>
          {isAlone ? (
            <DryRunFile dryRun={stage.dryRun} />
          ) : (
            <details open={stage.dryRun.verdict === "rejected"}>
              <summary>
                {say("시험 결과", "Dry run")}
                {stage.dryRun.findingCount > 0 &&
                  ` · ${say(`지적 ${stage.dryRun.findingCount}건`, `findings: ${stage.dryRun.findingCount}`)}`}
                <span className="unseen"> {path}</span>
              </summary>
              <DryRunFile dryRun={stage.dryRun} />
            </details>
          )}
          {stage.dryRun.verdict === "rejected" && (
            <div className="acts">
              <button
                type="button"
                className={isAlone ? "primary" : undefined}
                onClick={() => queue.sendOne(id)}
              >
                {say("올려서 표시한 사본 받기", "Send it to get a marked copy")}
                {!isAlone && <span className="unseen"> {path}</span>}
              </button>
              {isUnknownTable(stage.dryRun) && (
                <p className="small">
                  {say(
                    "우리만의 표이면 올린 뒤 “열 뜻 정하기”로 한 번 알려 주실 수 있습니다. 그 뒤로는 그대로 읽습니다.",
                    "If it is a table of your own, send it and teach its columns once; it is read from then on.",
                  )}
                </p>
              )}
            </div>
          )}
        </>
      )}
      {stage.kind === "failed" && (
        <div className="acts">
          <button type="button" onClick={() => queue.sendOne(id)}>
            {say("다시 보내기", "Send it again")}
            {!isAlone && <span className="unseen"> {path}</span>}
          </button>
        </div>
      )}
    </li>
  );
}

/** No format knows its columns, or some of them are missing: whoever sent it may say what they mean. */
function isUnknownTable({ format, findings }: PreviewAnswer): boolean {
  return format === null || findings.some(({ code }) => code.startsWith("column-"));
}

function StageLine({ stage }: { readonly stage: Stage }) {
  const { say, tell } = useLanguage();
  switch (stage.kind) {
    case "waiting":
      return <p className="small">{say("차례를 기다립니다.", "It waits for its turn.")}</p>;
    case "chosen":
      return <p className="small">{say("보낼 차례를 기다립니다.", "It waits to be sent.")}</p>;
    case "trying":
    case "sending":
      return <Progress part={stage.part} isSending={stage.kind === "sending"} />;
    case "tried": {
      const { verdict } = stage.dryRun;
      return <p className={`notice notice-${verdict}`}>{tell(verdictNames[verdict])}</p>;
    }
    case "unfit":
      return <p className="notice notice-rejected">{tell(stage.words)}</p>;
    case "twin":
      return (
        <p className="notice">
          {say(
            `"${stage.of}"와 내용이 같은 파일이라 한 번만 올립니다.`,
            `It holds the same bytes as "${stage.of}", which is sent once.`,
          )}
        </p>
      );
    case "lost":
      return <p className="notice notice-held">{tell(lostName)}</p>;
    case "untried":
    case "failed":
      return <ProblemNotice problem={stage.problem} />;
    case "sent":
      return (
        <p className={`notice notice-${stage.outcome}`}>
          {tell(
            stage.isAgain && stage.outcome === "already-applied" ? doneName : outcomeNames[stage.outcome],
          )}{" "}
          <Link view="uploads" values={{ upload: stage.uploadId }}>
            {say("자세히 보기", "Details")}
          </Link>
        </p>
      );
  }
}

interface ProgressProps {
  readonly part: number;
  readonly isSending: boolean;
}

/** How far a file is: sent in parts, then worked by the server for a time that nobody knows. */
function Progress({ part, isSending }: ProgressProps) {
  const { say } = useLanguage();
  const percent = Math.round(part * 100);
  const isSent = part >= 1;
  const now = isSending ? say("올리는 중", "Sending") : say("시험하러 보내는 중", "Sending to be tried");
  return (
    <div className="progress">
      <span>{isSent ? say("서버가 읽고 있습니다…", "The server reads it…") : now}</span>
      <progress max={100} value={isSent ? undefined : percent} aria-label={say("진행", "Progress")} />
      {!isSent && <span>{percent}%</span>}
      <Working isBusy={isSent}>{say("지난 시간", "so far")}</Working>
    </div>
  );
}
