/** Drop a file, see what it would change, then send it. Nothing is written before the second step. */
import { type DragEvent, useId, useRef, useState } from "react";
import type {
  PresignAnswer,
  PreviewAnswer,
  Problem,
  SettledAnswer,
  UploadedAnswer,
} from "../../shared/contracts/api/api.ts";
import { tellChanged } from "../api/use-answer.ts";
import { formatBytes } from "../logic/format-figures.ts";
import { ProblemNotice } from "../parts/states.tsx";
import { Working } from "../parts/working.tsx";
import { useAnnounce } from "../context/announcer.tsx";
import { useLanguage, type Labels } from "../context/language.tsx";
import { usePlace } from "../context/place.tsx";
import { useSession } from "../context/session.tsx";
import { postFile, putFile, tryFile } from "./post-file.ts";
import { DryRunFile } from "./dry-run-result.tsx";
import { outcomeNames, verdictNames } from "./upload-labels.ts";

const sendName: Labels = { ko: "이대로 올리기", en: "Send it" };
/** Also a file that is refused may be sent: it is kept with its findings, and its marked copy can be had. */
const sendNames: Partial<Record<PreviewAnswer["verdict"], Labels>> = {
  held: { ko: "보류 상태로 올리기", en: "Send it to be held" },
  rejected: { ko: "올려서 표시한 사본 받기", en: "Send it to get a marked copy" },
};

const units = ["원", "천원", "백만원", "억원"];

export function SendFile() {
  const { say, tell } = useLanguage();
  const { base, me } = useSession();
  const { change } = usePlace();
  const announce = useAnnounce();
  const hint = useId();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [beside, setBeside] = useState({ asOf: "", unit: "" });
  const [part, setPart] = useState<number | null>(null);
  const [dryRun, setDryRun] = useState<PreviewAnswer | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [done, setDone] = useState<SettledAnswer["outcome"] | null>(null);
  const [isOver, setOver] = useState(false);

  const choose = (chosen: File | null): void => {
    setFile(chosen);
    setDryRun(null);
    setProblem(null);
    setDone(null);
    if (chosen !== null) void tryOut(chosen, beside);
  };
  const tryOut = async (chosen: File, said: typeof beside): Promise<void> => {
    setPart(0);
    setDryRun(null);
    const answer =
      me.uploads === "direct"
        ? await postFile<PreviewAnswer>(`${base}/uploads/preview`, chosen, said, setPart)
        : await tryFile(`${base}/uploads`, chosen, said, setPart);
    setPart(null);
    if (answer.kind === "problem") return setProblem(answer.problem);
    setProblem(null);
    setDryRun(answer.value);
    announce(tell(verdictNames[answer.value.verdict]));
  };
  const send = async (): Promise<void> => {
    if (file === null) return;
    setPart(0);
    const answer =
      me.uploads === "direct"
        ? await postFile<UploadedAnswer>(`${base}/uploads`, file, beside, setPart)
        : await putFile<PresignAnswer>(`${base}/uploads`, file, beside, setPart);
    setPart(null);
    if (answer.kind === "problem") return setProblem(answer.problem);
    const { value } = answer;
    const outcome = "outcome" in value ? value.outcome : "requested";
    choose(null);
    if (input.current !== null) input.current.value = "";
    setDone(outcome);
    announce(tell(outcomeNames[outcome]));
    change({ upload: "upload" in value ? value.upload.uploadId : value.uploadId });
    tellChanged();
  };
  const describe = (said: typeof beside): void => {
    setBeside(said);
    if (file !== null) void tryOut(file, said);
  };
  // Past the API a trying may get no answer in a busy hour: that keeps nobody from sending.
  const mayGoUntried = me.uploads === "presigned" && problem !== null;
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    choose(event.dataTransfer.files.item(0));
  };
  return (
    <section className="card" aria-labelledby="send">
      <h2 id="send">{say("파일 보내기", "Send a file")}</h2>
      <div
        className={isOver ? "drop drop-over" : "drop"}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <label className="pick">
          {say("여기에 파일을 끌어다 놓거나 고르십시오", "Drop a file here, or choose one")}
          <span className="button">{say("파일 고르기", "Choose a file")}</span>
          <input
            ref={input}
            className="unseen"
            type="file"
            aria-describedby={hint}
            onChange={({ target }) => choose(target.files?.item(0) ?? null)}
          />
        </label>
        <p id={hint} className="small">
          {say(
            `XLSX, CSV, JSON, HWPX, PDF, TXT · ${formatBytes(me.maxUploadBytes)}까지. 먼저 시험해 보고, 확인한 뒤에 반영합니다.`,
            `XLSX, CSV, JSON, HWPX, PDF, TXT · up to ${formatBytes(me.maxUploadBytes)}. It is tried first and applied only after you agree.`,
          )}
        </p>
      </div>
      <div className="row-form">
        <label>
          {say("기준일 (파일에 없을 때)", "As of (when the file has no day)")}
          <input
            type="date"
            value={beside.asOf}
            onChange={({ target }) => describe({ ...beside, asOf: target.value })}
          />
        </label>
        <label>
          {say("금액 단위 (파일에 없을 때)", "Unit of amounts (when the file names none)")}
          <select value={beside.unit} onChange={({ target }) => describe({ ...beside, unit: target.value })}>
            <option value="">{say("파일에 적힌 대로", "as the file says")}</option>
            {units.map((unit) => (
              <option key={unit} value={unit}>
                {unit}
              </option>
            ))}
          </select>
        </label>
      </div>
      {part !== null && <Progress part={part} />}
      {problem !== null && <ProblemNotice problem={problem} />}
      {done !== null && <p className={`notice notice-${done}`}>{tell(outcomeNames[done])}</p>}
      {dryRun !== null && <DryRunFile dryRun={dryRun} />}
      {file !== null && part === null && (dryRun !== null || mayGoUntried) && (
        <div className="acts">
          <button type="button" className="primary" onClick={() => void send()}>
            {tell(sendNames[dryRun?.verdict ?? "applied"] ?? sendName)}
          </button>
          <button type="button" onClick={() => choose(null)}>
            {say("그만두기", "Cancel")}
          </button>
        </div>
      )}
    </section>
  );
}

/** How far a file is: sent in parts, then worked by the server for a time that nobody knows. */
function Progress({ part }: { readonly part: number }) {
  const { say } = useLanguage();
  const percent = Math.round(part * 100);
  const isSent = part >= 1;
  return (
    <div className="progress" role="status">
      <span>
        {isSent ? say("서버가 읽고 있습니다…", "The server reads it…") : say("보내는 중", "Sending")}
      </span>
      <progress max={100} value={isSent ? undefined : percent} aria-label={say("진행", "Progress")} />
      {!isSent && <span>{percent} %</span>}
      <Working isBusy={isSent}>{say("지난 시간", "so far")}</Working>
    </div>
  );
}
