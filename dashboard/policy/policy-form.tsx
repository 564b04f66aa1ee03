/** The form of a policy. What is typed must be previewed, unchanged since, before it can be saved. */
import { type SyntheticEvent, useEffect, useRef, useState } from "react";
import type {
  PolicyAnswer,
  PolicyBody,
  PolicyPreviewAnswer,
  PolicySetAnswer,
  Problem,
} from "../../shared/contracts/api/api.ts";
import { ask } from "../api/ask.ts";
import { tellChanged } from "../api/use-answer.ts";
import { changeOf, draftOf, type PolicyDraft } from "../logic/policy-draft.ts";
import { ProblemNotice, Working } from "../parts/states.tsx";
import { useAnnounce } from "../context/toasts.tsx";
import { useLanguage } from "../context/language.tsx";
import { useSession } from "../context/session.tsx";
import { CurveEditor } from "./curve-editor.tsx";
import { PolicyPreview } from "./policy-preview.tsx";
import { RecipientEditor, TargetEditor } from "./selected-editors.tsx";
import { ExclusionEditor } from "./exclusion-editor.tsx";
import { MoreFields } from "./more-fields.tsx";
import { LateEditor, StagedEditor } from "./staged-editor.tsx";
import { ThresholdFields } from "./threshold-fields.tsx";
import { useDraft } from "../context/draft.tsx";
import { usePlace } from "../context/place.tsx";

const pauseMilliseconds = 700;

interface PolicyFormProps {
  readonly version: string;
  readonly policy: PolicyAnswer["policy"];
  readonly hidden: PolicyAnswer["hidden"];
}

interface Previewed {
  readonly draft: PolicyDraft;
  readonly body: PolicyBody;
  readonly preview: PolicyPreviewAnswer;
}

export function PolicyForm({ version, policy, hidden }: PolicyFormProps) {
  const { say, tell } = useLanguage();
  const { base } = useSession();
  const announce = useAnnounce();
  const [before] = useState(() => draftOf(policy));
  const { draft, setDraft, isKept, forget } = usePolicyDraft(version, before);
  const [previewed, setPreviewed] = useState<Previewed | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const reading = changeOf(draft, before);
  const wrong = reading.kind === "wrong" ? reading.fields : [];
  const isSame = reading.kind === "read" && Object.keys(reading.change).length === 0;
  const standing = previewed?.draft === draft ? previewed : null;

  const preview = async (): Promise<void> => {
    if (reading.kind === "wrong" || isSame) return;
    const body: PolicyBody = { basedOn: version, change: reading.change };
    setBusy(true);
    const answer = await ask<PolicyPreviewAnswer>(`${base}/policy/preview`, { method: "POST", body });
    setBusy(false);
    setProblem(answer.kind === "problem" ? answer.problem : null);
    if (answer.kind === "problem") return;
    setPreviewed({ draft, body, preview: answer.value });
    announce(tell(answer.value.sentence));
  };
  const save = async ({ body, preview: { doubts } }: Previewed): Promise<void> => {
    setBusy(true);
    // The doubts stood above the button that was pressed.
    const confirmed = doubts.length > 0 ? { confirmed: true } : {};
    const answer = await ask<PolicySetAnswer>(`${base}/policy`, {
      method: "PUT",
      body: { ...body, ...confirmed },
    });
    setBusy(false);
    setProblem(answer.kind === "problem" ? answer.problem : null);
    if (answer.kind === "problem") return;
    forget();
    announce(
      say(`새 기준 ${answer.value.version}을 저장했습니다.`, `Policy ${answer.value.version} was saved.`),
    );
    tellChanged();
  };
  const latest = useRef(preview);
  useEffect(() => {
    latest.current = preview;
  });
  // The effect stands beside the form as soon as somebody pauses.
  useEffect(() => {
    const timer = setTimeout(() => void latest.current(), pauseMilliseconds);
    return () => clearTimeout(timer);
  }, [draft]);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    void preview();
  };
  return (
    <form onSubmit={submit} className="policy">
      <div className="policy-columns">
        <div>
          {isKept && (
            <p className="notice">
              {say(
                "전에 쓰다 만 내용입니다. 아직 저장하지 않았습니다.",
                "This is what you began to change before; it is not saved.",
              )}
            </p>
          )}
          <ThresholdFields draft={draft} change={setDraft} wrong={wrong} />
          <StagedEditor draft={draft} change={setDraft} wrong={wrong} />
          <TargetEditor draft={draft} change={setDraft} wrong={wrong} />
          <ExclusionEditor draft={draft} change={setDraft} hidden={standing?.preview.hidden ?? hidden} />
          <CurveEditor draft={draft} change={setDraft} wrong={wrong} />
          <LateEditor draft={draft} change={setDraft} wrong={wrong} />
          <MoreFields draft={draft} change={setDraft} wrong={wrong} />
          <RecipientEditor draft={draft} change={setDraft} />
        </div>
        <aside className="policy-effect" aria-label={say("바꾸면 달라지는 것", "What the change would do")}>
          {problem !== null && <ProblemNotice problem={problem} />}
          {standing !== null && <PolicyPreview preview={standing.preview} />}
          {standing === null && problem === null && (
            <p className="card small">
              {say(
                "값을 바꾸면 알림이 어떻게 달라지는지 여기에 나옵니다.",
                "Change a value, and what that would do to alerts stands here.",
              )}
            </p>
          )}
          <Working isBusy={isBusy}>{say("견주어 보고 있습니다…", "Comparing…")}</Working>
        </aside>
      </div>
      <div className="acts sticky">
        <button
          type="submit"
          className={standing === null ? "primary" : undefined}
          disabled={isBusy || isSame || wrong.length > 0}
        >
          {say("미리 보기", "Preview")}
        </button>
        {standing !== null && (
          <button type="button" className="primary" disabled={isBusy} onClick={() => void save(standing)}>
            {standing.preview.doubts.length > 0
              ? say("값이 맞으니 저장", "These values are meant: save")
              : say("이대로 저장", "Save this")}
          </button>
        )}
        <button type="button" disabled={isSame} onClick={forget}>
          {say("처음 값으로", "Start over")}
        </button>
        <span className="small" role="status">
          {standing !== null && tell(standing.preview.sentence)}
          {isSame && say("바꾼 것이 없습니다.", "Nothing is changed.")}
          {wrong.length > 0 && say("빨간 칸의 값을 고쳐 주십시오.", "Mend the fields that are marked.")}
        </span>
      </div>
    </form>
  );
}

// A policy that is being changed, kept in the tab until it is saved or given up; who leaves is asked first.

interface EditedPolicy {
  readonly draft: PolicyDraft;
  readonly setDraft: (draft: PolicyDraft) => void;
  /** It was begun before this view was opened. */
  readonly isKept: boolean;
  readonly forget: () => void;
}

/** @param version the one that is changed: what was begun from another is not taken up. */
function usePolicyDraft(version: string, before: PolicyDraft): EditedPolicy {
  const kept = useDraft(`policy ${version}`, { draft: "" });
  const [begun] = useState(() => readPolicyDraft(kept.value.draft, before));
  const [draft, setDraft] = useState(begun ?? before);
  const { guard } = usePlace();
  const isChanged = draft !== before;
  useEffect(() => {
    guard(isChanged);
    if (!isChanged) return undefined;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => {
      guard(false);
      removeEventListener("beforeunload", warn);
    };
  }, [isChanged, guard]);
  return {
    draft,
    setDraft: (next) => {
      setDraft(next);
      kept.write({ draft: JSON.stringify(next) });
    },
    isKept: draft === begun,
    forget: () => {
      setDraft(before);
      kept.forget();
    },
  };
}

function readPolicyDraft(text: string, like: PolicyDraft): PolicyDraft | null {
  if (text === "") return null;
  const json: unknown = JSON.parse(text);
  return isLike(json, like) ? json : null;
}

/** This page wrote it itself: a version with other fields is what has to be told apart. */
function isLike(json: unknown, like: PolicyDraft): json is PolicyDraft {
  if (typeof json !== "object" || json === null) return false;
  return JSON.stringify(Object.keys(json)) === JSON.stringify(Object.keys(like));
}
