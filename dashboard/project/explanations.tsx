/** What persons answered about a project over time, the newest first. */
import type { ProjectAnswer } from "../../shared/contracts/api/api.ts";
import { useLanguage } from "../context/language.tsx";
import { formatMoment } from "../logic/format-figures.ts";
import { DataTable } from "../parts/data-table.tsx";

export function Explanations({ explanations }: Pick<ProjectAnswer, "explanations">) {
  const { say, tell } = useLanguage();
  if (explanations.length === 0) return null;
  return (
    <DataTable
      title={say("그동안 적은 사유와 메모", "Reasons and notes over time")}
      rows={explanations}
      keyOf={({ at, by }) => `${at} ${by}`}
      isMuted={({ isWithdrawn }) => isWithdrawn}
      columns={[
        { title: say("날짜", "Day"), cell: ({ at }) => <span className="whole">{formatMoment(at)}</span> },
        {
          title: say("사유·메모", "Reason or note"),
          cell: ({ reasonTitle, note, isWithdrawn }) => (
            <>
              <span className="whole">{tell(reasonTitle)}</span>
              {note !== "" && <span className="small band">{note}</span>}
              {isWithdrawn && <span className="small band">{say("취소함", "taken back")}</span>}
            </>
          ),
        },
        { title: say("담당", "Owner"), cell: ({ owner }) => owner ?? "–" },
        { title: say("조치 예정일", "Due"), cell: ({ due }) => <span className="whole">{due ?? "–"}</span> },
        { title: say("적은 사람", "By"), cell: ({ by }) => by },
      ]}
    />
  );
}
