/** What a change would do: how many alerts now, how many then, and which. */
import type { PolicyPreviewAnswer } from "../../shared/contracts/api/api.ts";
import { changeNames } from "../alerts/alert-labels.ts";
import { percentOfBasisPoints } from "../logic/format-figures.ts";
import { DataTable } from "../parts/data-table.tsx";
import { SeverityCounts, SeverityTag } from "../parts/severity.tsx";
import { useLanguage, type Labels } from "../context/language.tsx";

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
          { title: say("항목", "Field"), cell: ({ path }) => <FieldName path={path} /> },
          { title: say("지금", "Now"), cell: ({ path, before }) => valueText(path, before) },
          { title: say("바꾼 뒤", "Then"), cell: ({ path, after }) => valueText(path, after) },
        ]}
      />
      {items.length > 0 && (
        <DataTable
          title={say("달라지는 알림", "Alerts that differ")}
          rows={items}
          keyOf={({ scopeLevel, scopeId, rule, change, message }) =>
            `${scopeLevel} ${scopeId} ${rule} ${change} ${message.ko}`
          }
          columns={[
            { title: say("대상", "About"), cell: ({ name, scopeId }) => name ?? scopeId },
            { title: say("변화", "Change"), cell: ({ change }) => tell(changeNames[change]) },
            { title: say("단계", "Severity"), cell: ({ severity }) => <SeverityTag severity={severity} /> },
            {
              title: say("까닭", "Why"),
              cell: ({ message }) => <span className="sentence">{tell(message)}</span>,
            },
          ]}
        />
      )}
    </section>
  );
}

/** The fields of the form, as it names them; any other by the name that the document has. */
const fieldNames: Readonly<Record<string, Labels>> = {
  yearEndTargetBasisPoints: { ko: "연말 집행 목표", en: "Year-end target" },
  minimumBudgetWon: { ko: "판정할 최소 예산", en: "Least budget that is judged" },
  clearBelowBasisPoints: { ko: "해소 격차", en: "Clears below" },
  daysOfSilence: { ko: "새 자료를 기다리는 날", en: "Days of silence allowed" },
  curve: { ko: "월별 기준 곡선", en: "Curve by month" },
  targets: { ko: "따로 정한 목표", en: "Targets of their own" },
  recipients: { ko: "알림 받는 사람", en: "Recipients" },
  stagedTargets: { ko: "단계 목표", en: "Staged targets" },
  rateBasis: { ko: "집행률 기준", en: "Rate basis" },
  exclusions: { ko: "판정하지 않는 사업", en: "Projects that are not judged" },
  excludedNameParts: { ko: "이름으로 제외", en: "Excluded by name" },
  easeMarginBasisPoints: { ko: "나아짐으로 볼 여유", en: "Margin before it eases" },
  evenlySpentNameParts: { ko: "고르게 쓰는 사업", en: "Spent evenly" },
  spentLate: { ko: "늦게 쓰는 사업", en: "Spent late by nature" },
  minimumPeers: { ko: "견줄 비슷한 사업 수", en: "Least similar projects" },
  noSpendingAfterMonths: { ko: "집행이 없으면 알릴 달", en: "No spending after" },
  notedFallWon: { ko: "알릴 누계 감소액", en: "Fall of a total that is noted" },
  lettersFrom: { ko: "바로 알리는 단계", en: "Letters at once from" },
  publicStory: { ko: "공개 화면", en: "Public page" },
  digestWeekday: { ko: "주간 요약 요일", en: "Day of the digest" },
  "quietTimes.from": { ko: "쉬기 시작", en: "Quiet from" },
  "quietTimes.to": { ko: "쉬기 끝", en: "Quiet to" },
  "quietTimes.holidays": { ko: "공휴일", en: "Holidays" },
  "quietTimes.onWeekends": { ko: "주말 편지", en: "Letters on weekends" },
  "gapBasisPoints.notice": { ko: "관심 격차", en: "Notice: gap" },
  "gapBasisPoints.warning": { ko: "주의 격차", en: "Warning: gap" },
  "gapBasisPoints.critical": { ko: "심각 격차", en: "Critical: gap" },
  "behindWon.notice": { ko: "관심 부족액", en: "Notice: amount behind" },
  "behindWon.warning": { ko: "주의 부족액", en: "Warning: amount behind" },
  "behindWon.critical": { ko: "심각 부족액", en: "Critical: amount behind" },
};

function FieldName({ path }: { readonly path: string }) {
  const { tell } = useLanguage();
  const name = fieldNames[path];
  return name === undefined ? <code>{path}</code> : tell(name);
}

/** Basis points as percent; whatever else as it stands in the document. */
function valueText(path: string, value: string): string {
  return path.includes("BasisPoints") && /^\d+$/.test(value)
    ? `${percentOfBasisPoints(Number(value))} %`
    : value;
}
