/** Who hears of which lines. */
import type { PolicyDraft, RecipientDraft } from "../logic/policy-draft.ts";
import { useLanguage } from "../shell/language.tsx";
import type { PartProps } from "./figure-field.tsx";
import { SelectorFields } from "./selector-fields.tsx";

export function RecipientEditor({ draft, change }: Omit<PartProps<PolicyDraft>, "wrong">) {
  const { say } = useLanguage();
  const set = (recipients: readonly RecipientDraft[]): void => change({ ...draft, recipients });
  return (
    <fieldset className="card">
      <legend>{say("알림 받는 사람", "Recipients")}</legend>
      {draft.recipients.length === 0 && (
        <p className="small">
          {say(
            "없습니다. 알림은 사업의 담당 연락처로, 없으면 부서의 기본 통로로 갑니다.",
            "None: news goes to the contact of a project, else to the usual channel of its department.",
          )}
        </p>
      )}
      {draft.recipients.map((recipient, row) => (
        // Rows have no name of their own, and none is moved.
        <div key={row} className="row-form">
          <SelectorFields
            selector={recipient}
            whole={say("기관 전체", "the whole office")}
            change={(selector) => set(draft.recipients.with(row, { ...recipient, ...selector }))}
          />
          <label className="wide">
            {say("전자우편 (한 줄에 하나)", "E-mail (one to a line)")}
            <textarea
              rows={2}
              value={recipient.addresses}
              onChange={({ target }) =>
                set(draft.recipients.with(row, { ...recipient, addresses: target.value }))
              }
            />
          </label>
          <button type="button" onClick={() => set(draft.recipients.toSpliced(row, 1))}>
            {say(`받는 사람 ${row + 1} 빼기`, `Remove recipient ${row + 1}`)}
          </button>
        </div>
      ))}
      <button type="button" onClick={() => set([...draft.recipients, { by: "", value: "", addresses: "" }])}>
        {say("받는 사람 더하기", "Add a recipient")}
      </button>
    </fieldset>
  );
}
