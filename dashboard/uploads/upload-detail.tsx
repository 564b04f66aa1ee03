/** One file: what was found in it, and what may be done about it. */
import { useState } from "react";
import type { Problem, SettledAnswer, UploadAnswer } from "../../shared/contracts/api/api.ts";
import { ask } from "../api/ask.ts";
import { tellChanged } from "../api/use-answer.ts";
import { formatMoment } from "../logic/format-moment.ts";
import { DownloadLink } from "../parts/download-link.tsx";
import { Answered, Loading, ProblemNotice } from "../parts/states.tsx";
import { useAnnounce } from "../shell/announcer.tsx";
import { useLanguage } from "../shell/language.tsx";
import { useSession } from "../shell/session.tsx";
import { AskedNotice } from "./asked-notice.tsx";
import { FindingsTable } from "./findings-table.tsx";
import { Questions } from "./questions.tsx";
import { TakeAnswersBack } from "./take-answers-back.tsx";
import { outcomeNames, stateNames } from "./upload-words.ts";
import { useFollowedUpload } from "./use-followed-upload.ts";

type Act = UploadAnswer["acts"][number];

export function UploadDetail({ id }: { readonly id: string }) {
  const { say } = useLanguage();
  const { shown, again, isAwaited } = useFollowedUpload(id);
  return (
    <section className="card" aria-label={say("고른 파일", "The chosen file")}>
      {isAwaited ? (
        <Loading />
      ) : (
        <Answered shown={shown} again={again}>
          {(upload) => <Detail upload={upload} />}
        </Answered>
      )}
    </section>
  );
}

function Detail({ upload }: { readonly upload: UploadAnswer }) {
  const { say, tell } = useLanguage();
  const { base } = useSession();
  return (
    <>
      <h2>{upload.fileName}</h2>
      <p>
        <span className={`state state-${upload.state}`}>{tell(stateNames[upload.state])}</span>{" "}
        <span className="small">
          {upload.at !== null && formatMoment(upload.at)} {upload.by}
          {upload.asOf !== null && ` · ${say(`${upload.asOf} 기준`, `as of ${upload.asOf}`)}`}
          {upload.records !== null && ` · ${say(`${upload.records}행`, `${upload.records} records`)}`}
        </span>
      </p>
      <p className="small hash">SHA-256 {upload.sha256}</p>
      {upload.asked !== null && <AskedNotice asked={upload.asked} />}
      <SettleButtons upload={upload} />
      <TakeAnswersBack upload={upload} />
      <Questions upload={upload} />
      <FindingsTable
        findings={upload.findings}
        count={upload.findingCount}
        isLetIn={upload.state === "applied"}
      />
      {upload.findingCount > 0 && isTable(upload.fileName) && (
        <DownloadLink className="button" path={`${base}/uploads/${upload.uploadId}/marked`}>
          {say("표시한 사본 받기", "Download the marked copy")}
        </DownloadLink>
      )}
    </>
  );
}

/** Only a table has rows beside which a finding can be written. */
function isTable(fileName: string): boolean {
  return /\.(csv|tsv|xlsx|xlsm|xls|xlsb|ods)(\.gz)?$/i.test(fileName);
}

function SettleButtons({ upload: { uploadId, acts } }: { readonly upload: UploadAnswer }) {
  const { say, tell } = useLanguage();
  const { base } = useSession();
  const announce = useAnnounce();
  const [asked, setAsked] = useState<Act | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const names: Readonly<Record<Act, string>> = {
    release: say("그대로 반영", "Release"),
    discard: say("버리기", "Discard"),
    undo: say("되돌리기", "Undo"),
  };
  const questions: Readonly<Record<Act, string>> = {
    release: say("이 파일을 그대로 장부에 반영합니까?", "Let this file into the books as it is?"),
    discard: say(
      "이 파일을 버립니까? 다시 올려도 반영되지 않습니다.",
      "Discard this file? Sending it again would not apply it.",
    ),
    undo: say(
      "이 파일의 기록을 되돌립니까? 기록은 남고 계산에서 빠집니다.",
      "Take this file back? Its records stay and are no longer counted.",
    ),
  };
  const settle = async (act: Act): Promise<void> => {
    setBusy(true);
    const answer = await ask<SettledAnswer>(`${base}/uploads/${uploadId}/${act}`, { method: "POST" });
    setBusy(false);
    setAsked(null);
    if (answer.kind === "problem") return setProblem(answer.problem);
    setProblem(null);
    announce(tell(outcomeNames[answer.value.outcome]));
    tellChanged();
  };
  return (
    <>
      {problem !== null && <ProblemNotice problem={problem} />}
      <div className="acts">
        {acts.map((act) => (
          <button key={act} type="button" aria-expanded={asked === act} onClick={() => setAsked(act)}>
            {names[act]}
          </button>
        ))}
      </div>
      {asked !== null && (
        <div className="notice" role="alertdialog" aria-label={names[asked]}>
          <p>{questions[asked]}</p>
          <div className="acts">
            <button type="button" className="primary" disabled={isBusy} onClick={() => void settle(asked)}>
              {say("예", "Yes")}: {names[asked]}
            </button>
            <button type="button" onClick={() => setAsked(null)}>
              {say("아니요", "No")}
            </button>
          </div>
        </div>
      )}
    </>
  );
}
