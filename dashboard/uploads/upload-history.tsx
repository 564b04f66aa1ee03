/** What persons did with a file, as the audit trail has it. */
import { actNames, outcomeWords, viaNames } from "../../shared/domain/words/act-names.ts";
import type { UploadAnswer } from "../../shared/contracts/api/api.ts";
import { useLanguage } from "../context/language.tsx";
import { formatMoment } from "../logic/format-figures.ts";
import { DataTable } from "../parts/data-table.tsx";

export function UploadHistory({ acts }: { readonly acts: UploadAnswer["history"] }) {
  const { say, tell } = useLanguage();
  if (acts.length === 0) return null;
  return (
    <details>
      <summary>{say(`이 파일에 한 일 ${acts.length}건`, `What was done with it: ${acts.length}`)}</summary>
      <DataTable
        title={say("이 파일에 한 일", "What was done with it")}
        rows={acts.map((act, index) => ({ ...act, index }))}
        keyOf={({ index }) => `${index}`}
        columns={[
          { title: say("언제", "When"), cell: ({ at }) => <span className="whole">{formatMoment(at)}</span> },
          {
            title: say("누가", "Who"),
            cell: ({ by, via }) => (via === null ? by : `${by} (${tell(viaNames[via])})`),
          },
          { title: say("무엇을", "What"), cell: ({ act }) => tell(actNames[act]) },
          { title: say("결과", "Outcome"), cell: ({ outcome }) => tell(outcomeWords(outcome)) },
          {
            title: say("사유", "Reason"),
            cell: ({ reason }) => <bdi className="sentence reason">{reason ?? "–"}</bdi>,
          },
        ]}
      />
    </details>
  );
}
