/** Frozen quarters: taken, looked at, compared, downloaded. */
import type { SnapshotsAnswer, Problem, SnapshotBody, TakenAnswer } from "../../shared/contracts/api/api.ts";
import { useAnswer } from "../api/use-answer.ts";
import { Answered, Empty, Title, ProblemNotice, Working } from "../parts/states.tsx";
import { useLanguage, type Labels } from "../context/language.tsx";
import { usePlace } from "../context/place.tsx";
import { useSession } from "../context/session.tsx";
import { CompareSnapshots } from "./compare-snapshots.tsx";
import { SnapshotList } from "./snapshot-list.tsx";
import { type SyntheticEvent, useEffect, useState } from "react";
import { ask } from "../api/ask.ts";
import { formatMoment } from "../logic/format-figures.ts";
import { unansweredName } from "../parts/request-labels.ts";
import { useAnnounce } from "../context/toasts.tsx";

export function SnapshotsView() {
  const { say } = useLanguage();
  const { base, me } = useSession();
  const { params } = usePlace();
  const { shown, again } = useAnswer<SnapshotsAnswer>(`${base}/snapshots`);
  return (
    <>
      <Title>{say("분기 보고", "Snapshots")}</Title>
      <p className="small">
        {say(
          "스냅숏은 한 날의 수치를 그대로 굳힌 것입니다. 나중에 다시 인쇄해도 같은 값이 나옵니다.",
          "A snapshot freezes the figures of a day: printed again later, it says the same.",
        )}
      </p>
      {me.role === "finance" && <TakeSnapshot again={again} />}
      <Answered shown={shown} again={again}>
        {({ items, asked: requested }) => (
          <>
            <RequestedSnapshots asked={requested} again={again} />
            {items.length === 0 ? (
              <Empty>{say("아직 스냅숏이 없습니다.", "There are no snapshots yet.")}</Empty>
            ) : (
              <SnapshotList items={items} />
            )}
            {items.length > 1 && (
              <CompareSnapshots items={items} from={params.get("from")} to={params.get("to")} />
            )}
          </>
        )}
      </Answered>
    </>
  );
}

const outcomeNames: Readonly<Record<TakenAnswer["outcome"], Labels>> = {
  taken: { ko: "스냅숏을 만들었습니다.", en: "The snapshot was taken." },
  unchanged: {
    ko: "같은 내용의 스냅숏이 이미 있어 새로 만들지 않았습니다.",
    en: "A snapshot says the same already: none was taken.",
  },
  answered: { ko: "같은 요청에 이미 답한 스냅숏이 있습니다.", en: "The same request was answered before." },
  requested: {
    ko: "스냅숏을 만들고 있습니다. 잠시 뒤 목록을 보십시오.",
    en: "It is being taken: look at the list in a moment.",
  },
};

/** Freezes what the ledger says of a day. */
function TakeSnapshot({ again }: { readonly again: () => void }) {
  const { say, tell } = useLanguage();
  const { base, year } = useSession();
  const announce = useAnnounce();
  const [body, setBody] = useState<SnapshotBody>({ asOf: "", force: false });
  const [problem, setProblem] = useState<Problem | null>(null);
  const [done, setDone] = useState("");
  const [isBusy, setBusy] = useState(false);
  const take = async (): Promise<void> => {
    setBusy(true);
    const answer = await ask<TakenAnswer>(`${base}/snapshots`, { method: "POST", body });
    setBusy(false);
    setProblem(answer.kind === "problem" ? answer.problem : null);
    if (answer.kind === "problem") return setDone("");
    const sentence = tell(outcomeNames[answer.value.outcome]);
    setDone(sentence);
    announce(sentence);
    again();
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    void take();
  };
  return (
    <form className="card row-form" onSubmit={submit} aria-label={say("스냅숏 만들기", "Take a snapshot")}>
      <label>
        {say("기준일", "As of")}
        <input
          type="date"
          required
          min={`${year}-01-01`}
          max={`${year}-12-31`}
          value={body.asOf}
          onChange={({ target }) => setBody({ ...body, asOf: target.value })}
        />
      </label>
      <label className="check">
        <input
          type="checkbox"
          checked={body.force === true}
          onChange={({ target }) => setBody({ ...body, force: target.checked })}
        />
        {say("내용이 같아도 새 판으로", "A new version even if it says the same")}
      </label>
      <button type="submit" className="primary" disabled={isBusy}>
        {say("스냅숏 만들기", "Take a snapshot")}
      </button>
      <Working isBusy={isBusy}>{say("스냅숏을 만들고 있습니다…", "Freezing the books…")}</Working>
      {done !== "" && <p className="notice notice-done wide">{done}</p>}
      {problem !== null && <ProblemNotice problem={problem} />}
    </form>
  );
}

type Requested = SnapshotsAnswer["asked"][number];

const againMilliseconds = 2_000;

const stateNames: Readonly<Record<Requested["state"], Labels>> = {
  open: { ko: "스냅숏을 만들고 있습니다.", en: "A snapshot is being taken." },
  refused: { ko: "스냅숏을 만들지 못했습니다.", en: "The snapshot was not taken." },
  lost: unansweredName,
};

interface RequestedSnapshotsProps {
  readonly asked: readonly Requested[];
  readonly again: () => void;
}

/** Days that somebody asked to be frozen and that are not yet in the list, or were refused. */
function RequestedSnapshots({ asked, again }: RequestedSnapshotsProps) {
  const { tell } = useLanguage();
  const isOpen = asked.some(({ state }) => state === "open");
  useEffect(() => {
    if (!isOpen) return undefined;
    const timer = setTimeout(again, againMilliseconds);
    return () => clearTimeout(timer);
    // Each answer brings a list of its own, and with it the next look.
  }, [isOpen, asked, again]);
  return asked.map(({ asOf, by, at, state, findings }) => (
    <div key={asOf} className={state === "open" ? "notice" : "notice notice-rejected"} role="status">
      <p>
        <strong>{asOf}</strong> – {tell(stateNames[state])}
      </p>
      {findings.map((finding) => (
        <p key={finding.code}>{tell(finding)}</p>
      ))}
      <p className="small">
        {by} · {formatMoment(at)}
      </p>
    </div>
  ));
}
