/** The form of a policy. What is typed must be previewed, unchanged since, before it can be saved. */
import { type SyntheticEvent, useState } from "react";
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
import { ProblemNotice } from "../parts/states.tsx";
import { useAnnounce } from "../context/announcer.tsx";
import { useLanguage } from "../context/language.tsx";
import { useSession } from "../context/session.tsx";
import { CurveEditor } from "./curve-editor.tsx";
import { PolicyPreview } from "./policy-preview.tsx";
import { RecipientEditor, TargetEditor } from "./selected-editors.tsx";
import { ThresholdFields } from "./threshold-fields.tsx";

interface PolicyFormProps {
  readonly version: string;
  readonly policy: PolicyAnswer["policy"];
}

interface Previewed {
  readonly draft: PolicyDraft;
  readonly body: PolicyBody;
  readonly preview: PolicyPreviewAnswer;
}

export function PolicyForm({ version, policy }: PolicyFormProps) {
  const { say, tell } = useLanguage();
  const { base } = useSession();
  const announce = useAnnounce();
  const [before] = useState(() => draftOf(policy));
  const [draft, setDraft] = useState(before);
  const [previewed, setPreviewed] = useState<Previewed | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const reading = changeOf(draft, before);
  const wrong = reading.kind === "wrong" ? reading.fields : [];
  const isSame = reading.kind === "read" && Object.keys(reading.change).length === 0;
  const standing = previewed?.draft === draft ? previewed : null;

  const preview = async (): Promise<void> => {
    if (reading.kind === "wrong") return;
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
    announce(
      say(`새 기준 ${answer.value.version}을 저장했습니다.`, `Policy ${answer.value.version} was saved.`),
    );
    tellChanged();
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    void preview();
  };
  return (
    <form onSubmit={submit} className="policy">
      <ThresholdFields draft={draft} change={setDraft} wrong={wrong} />
      <TargetEditor draft={draft} change={setDraft} wrong={wrong} />
      <CurveEditor draft={draft} change={setDraft} wrong={wrong} />
      <RecipientEditor draft={draft} change={setDraft} />
      {problem !== null && <ProblemNotice problem={problem} />}
      {standing !== null && <PolicyPreview preview={standing.preview} />}
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
        <button type="button" disabled={isSame} onClick={() => setDraft(before)}>
          {say("처음 값으로", "Start over")}
        </button>
        <span className="small" role="status">
          {isSame && say("바꾼 것이 없습니다.", "Nothing is changed.")}
          {wrong.length > 0 && say("빨간 칸의 값을 고쳐 주십시오.", "Mend the fields that are marked.")}
        </span>
      </div>
    </form>
  );
}
