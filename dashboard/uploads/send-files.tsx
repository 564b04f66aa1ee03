/** Drop files, see what each would change, then send them. Nothing is written before the second step. */
import { useEffect, useId, useRef } from "react";
import type { PreviewAnswer } from "../../shared/contracts/api/api.ts";
import { useAnnounce } from "../context/toasts.tsx";
import { useLanguage, type Labels } from "../context/language.tsx";
import { usePlace } from "../context/place.tsx";
import { useSession } from "../context/session.tsx";
import { mostFiles } from "../context/picked-files.ts";
import { countsOf, type QueuedFile } from "./upload-queue.ts";
import { PickFiles } from "./pick-files.tsx";
import { QueuedFileLine } from "./queued-file.tsx";
import { useFileQueue } from "./use-file-queue.ts";
import { outcomeNames, verdictNames } from "./upload-labels.ts";

const sendName: Labels = { ko: "이대로 올리기", en: "Send it" };
const sendNames: Partial<Record<PreviewAnswer["verdict"], Labels>> = {
  held: { ko: "보류 상태로 올리기", en: "Send it to be held" },
};

const units = ["원", "천원", "백만원", "억원"];

export function SendFiles() {
  const { say, tell } = useLanguage();
  const { me } = useSession();
  const { queue, state } = useFileQueue();
  const { files, beside, left } = state;
  // Past the API a trying may get no answer in a busy hour: that keeps nobody from sending.
  const mayGoUntried = me.uploads === "presigned";
  const counts = countsOf(files, mayGoUntried);
  const alone = files.length === 1 ? files[0] : undefined;
  const status = useRef<HTMLParagraphElement>(null);
  const list = useId();
  useSaidOutcome(files);
  useShownUpload(alone);
  const send = (): void => {
    queue.send(mayGoUntried);
    // The button goes, and whoever pressed it stays where the files are.
    status.current?.focus();
  };
  return (
    <section className="card send-files" aria-labelledby="send">
      <h2 id="send">{say("파일 보내기", "Send files")}</h2>
      <PickFiles queue={queue} />
      <div className="row-form">
        <label>
          {say("기준일 (파일에 없을 때)", "As of (when the file has no day)")}
          <input
            type="date"
            value={beside.asOf}
            onChange={({ target }) => queue.describe({ ...beside, asOf: target.value })}
          />
        </label>
        <label>
          {say("금액 단위 (파일에 없을 때)", "Unit of amounts (when the file names none)")}
          <select
            value={beside.unit}
            onChange={({ target }) => queue.describe({ ...beside, unit: target.value })}
          >
            <option value="">{say("파일에 적힌 대로", "as the file says")}</option>
            {units.map((unit) => (
              <option key={unit} value={unit}>
                {unit}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p ref={status} tabIndex={-1} className="queue-status" role="status" id={list}>
        {files.length > 1 && <QueueStatus counts={counts} />}
      </p>
      {left.passedOver > 0 && (
        <p className="small">
          {say(
            `시스템이 만든 파일 ${left.passedOver}개는 뺐습니다.`,
            `Files of the system itself that are left out: ${left.passedOver}.`,
          )}
        </p>
      )}
      {left.tooMany > 0 && (
        <p className="notice notice-held">
          {say(
            `한 번에 ${mostFiles}개까지 올립니다. 이름 순으로 뒤의 ${left.tooMany}개는 넣지 않았으니 나누어 올려 주십시오.`,
            `Up to ${mostFiles} files go at once. The last ${left.tooMany} by name are left out: send them next.`,
          )}
        </p>
      )}
      {files.length > 0 && (
        <ul className="queue" aria-labelledby={list} aria-label={say("고른 파일", "Chosen files")}>
          {files.map((queued) => (
            <QueuedFileLine key={queued.id} queued={queued} queue={queue} isAlone={alone !== undefined} />
          ))}
        </ul>
      )}
      {files.length > 1 && counts.sendable > 1 && (
        <p className="small">
          {say(
            "시험은 저마다 지금 장부에 견준 것입니다. 앞 파일이 반영되면 뒤 파일의 결과가 달라질 수 있고, 올린 결과는 줄마다 적습니다.",
            "Each file was tried against the books as they are now. One that is applied before another may change what comes of that; each line says what did.",
          )}
        </p>
      )}
      <div className="acts">
        {counts.sendable > 0 && (
          <button type="button" className="primary" onClick={send}>
            {alone?.stage.kind === "tried"
              ? tell(sendNames[alone.stage.dryRun.verdict] ?? sendName)
              : alone === undefined
                ? say(`${counts.sendable}건 차례로 올리기`, `Send ${counts.sendable}, one after another`)
                : tell(sendName)}
          </button>
        )}
        {files.length > 0 && alone?.stage.kind !== "sent" && alone?.stage.kind !== "sending" && (
          <button type="button" onClick={queue.clear}>
            {counts.left > 0
              ? say("남은 것 그만두기", "Stop the rest")
              : alone === undefined
                ? say("목록 비우기", "Clear the list")
                : say("그만두기", "Cancel")}
          </button>
        )}
      </div>
    </section>
  );
}

function QueueStatus({ counts }: { readonly counts: ReturnType<typeof countsOf> }) {
  const { say } = useLanguage();
  const { all, tried, chosen, sent, left } = counts;
  if (left > 0) return say(`${chosen}건 가운데 ${sent}건 올림`, `Sent ${sent} of ${chosen}`);
  if (tried < all) return say(`${all}건 가운데 ${tried}건 시험함`, `Tried ${tried} of ${all}`);
  return sent > 0
    ? say(`${all}건 가운데 ${sent}건을 올렸습니다.`, `${sent} of ${all} files were sent.`)
    : say(`${all}건을 모두 시험했습니다.`, `All ${all} files were tried.`);
}

/** Says aloud what came of the last file that came to something. */
function useSaidOutcome(files: readonly QueuedFile[]): void {
  const { tell } = useLanguage();
  const announce = useAnnounce();
  const known = useRef(new Map<number, string>());
  useEffect(() => {
    for (const { id, path, stage } of files) {
      const words =
        stage.kind === "tried"
          ? verdictNames[stage.dryRun.verdict]
          : stage.kind === "sent"
            ? outcomeNames[stage.outcome]
            : stage.kind === "unfit"
              ? stage.words
              : null;
      if (words === null || known.current.get(id) === stage.kind) continue;
      known.current.set(id, stage.kind);
      announce(`${path}: ${tell(words)}`);
    }
  }, [files, announce, tell]);
}

/** A file that was sent alone is opened at once. */
function useShownUpload(alone: QueuedFile | undefined): void {
  const { change } = usePlace();
  const latest = useRef(change);
  const shown = useRef<number | null>(alone?.stage.kind === "sent" ? alone.id : null);
  useEffect(() => {
    latest.current = change;
  });
  const id = alone?.id ?? null;
  const uploadId = alone?.stage.kind === "sent" ? alone.stage.uploadId : null;
  useEffect(() => {
    if (uploadId === null || shown.current === id) return;
    shown.current = id;
    latest.current({ upload: uploadId });
  }, [id, uploadId]);
}
