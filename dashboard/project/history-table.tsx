/** Every posting, back to the file and the rows that it stands in. */
import type { ProjectAnswer } from "../../shared/contracts/api/api.ts";
import { Rate, Won } from "../parts/amounts.tsx";
import { fundNames } from "../parts/budget-words.ts";
import { DataTable } from "../parts/data-table.tsx";
import { FileRows } from "../parts/file-rows.tsx";
import { useLanguage } from "../shell/language.tsx";

type Step = ProjectAnswer["steps"][number];

interface HistoryTableProps {
  readonly steps: readonly Step[];
  readonly stepCount: number;
}

export function HistoryTable({ steps, stepCount }: HistoryTableProps) {
  const { say, tell } = useLanguage();
  return (
    <section aria-labelledby="history">
      <h2 id="history">{say("이력", "History")}</h2>
      {stepCount > steps.length && (
        <p className="small">
          {say(`${stepCount}건 중 최근 ${steps.length}건`, `The latest ${steps.length} of ${stepCount}`)}
        </p>
      )}
      <DataTable
        title={say("기록과 근거", "Records and where they stand")}
        rows={steps.map((step, index) => ({ ...step, index }))}
        keyOf={({ index }) => `${index}`}
        isMuted={({ isCounted }) => !isCounted}
        columns={[
          { title: say("날짜", "Day"), cell: ({ date }) => <span className="whole">{date}</span> },
          { title: say("구분", "Measure"), cell: ({ measureTitle }) => tell(measureTitle) },
          {
            title: say("방식", "Kind"),
            cell: ({ kind }) =>
              kind === "cumulative" ? say("누계", "running total") : say("증감", "increment"),
          },
          { title: say("재원", "Fund"), cell: ({ fund }) => tell(fundNames[fund]) },
          {
            title: say("금액", "Amount"),
            isNumber: true,
            cell: ({ amountWon, count }) => (
              <>
                <Won won={amountWon} />
                {count > 1 && ` × ${count}`}
              </>
            ),
          },
          {
            title: say("그날 집행률", "Rate after"),
            isNumber: true,
            cell: ({ rateAfter }) => <Rate rate={rateAfter} />,
          },
          { title: say("파일과 행", "File and rows"), cell: (step) => <FileRows {...step} /> },
          {
            title: say("계산", "Counted"),
            cell: ({ isCounted }) => (isCounted ? say("셈", "yes") : say("세지 않음", "no: superseded")),
          },
        ]}
      />
    </section>
  );
}
