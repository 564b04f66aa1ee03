/** What a change would do: how many alerts now, how many then, and which. */
import type { PolicyPreviewAnswer } from "../../shared/contracts/api/api.ts";
import { changeNames } from "../alerts/alert-labels.ts";
import { DataTable } from "../parts/data-table.tsx";
import { SeverityCounts, SeverityTag } from "../parts/severity.tsx";
import { useLanguage } from "../context/language.tsx";

export function PolicyPreview({ preview }: { readonly preview: PolicyPreviewAnswer }) {
  const { say, tell } = useLanguage();
  const { standing, proposed, standingTotal, proposedTotal, changes, doubts, items } = preview;
  return (
    <section className="card preview" aria-labelledby="preview">
      <h2 id="preview">{say("미리 보기", "Preview")}</h2>
      <p className="sentence">{tell(preview.sentence)}</p>
      {doubts.length > 0 && (
        <div className="notice" role="alert">
          <p>{say("다음 값이 맞는지 확인해 주십시오.", "See whether these values are meant.")}</p>
          <ul>
            {doubts.map((doubt) => (
              <li key={`${doubt.path} ${doubt.en}`}>{tell(doubt)}</li>
            ))}
          </ul>
        </div>
      )}
      <dl className="facts">
        <div>
          <dt>{say("지금 알림", "Alerts now")}</dt>
          <dd>
            {standingTotal} <SeverityCounts counts={standing} />
          </dd>
        </div>
        <div>
          <dt>{say("바꾼 뒤", "Then")}</dt>
          <dd>
            {proposedTotal} <SeverityCounts counts={proposed} />
          </dd>
        </div>
      </dl>
      <DataTable
        title={say("바뀌는 값", "What changes")}
        rows={changes}
        keyOf={({ path }) => path}
        columns={[
          { title: say("항목", "Field"), cell: ({ title }) => tell(title) },
          { title: say("지금", "Now"), cell: ({ beforeText }) => tell(beforeText) },
          { title: say("바꾼 뒤", "Then"), cell: ({ afterText }) => tell(afterText) },
        ]}
      />
      {items.length > 0 && <h3>{say("달라지는 알림", "Alerts that differ")}</h3>}
      <Differing items={items.slice(0, shownAtOnce)} />
      {items.length > shownAtOnce && (
        <details>
          <summary>
            {say(`그 밖에 ${items.length - shownAtOnce}건`, `${items.length - shownAtOnce} more`)}
          </summary>
          <Differing items={items.slice(shownAtOnce)} />
        </details>
      )}
    </section>
  );
}

/** More are unfolded: the form beside them is to stay in sight. */
const shownAtOnce = 10;

/** A list and no table: the preview stands beside the form, or on a phone, and a column would lie outside of it. */
function Differing({ items }: { readonly items: PolicyPreviewAnswer["items"] }) {
  const { tell } = useLanguage();
  return (
    <ul>
      {items.map(({ scopeLevel, scopeId, rule, change, severity, name, message }) => (
        <li key={`${scopeLevel} ${scopeId} ${rule} ${change} ${message.ko}`}>
          <strong>{name ?? scopeId}</strong> {tell(changeNames[change])} <SeverityTag severity={severity} />
          <span className="sentence">{tell(message)}</span>
        </li>
      ))}
    </ul>
  );
}
