/** Every posting by month, back to the file and the rows that it stands in: a year of payments is opened where one looks. */
import { useState } from "react";
import type { ProjectAnswer } from "../../shared/contracts/api/api.ts";
import { useAnswer } from "../api/use-answer.ts";
import { useLanguage } from "../context/language.tsx";
import { useSession } from "../context/session.tsx";
import { grouped } from "../logic/format-figures.ts";
import { Rate, Won } from "../parts/amounts.tsx";
import { fundLabelsOf } from "../logic/budget-labels.ts";
import { DataTable } from "../parts/data-table.tsx";
import { FileRows } from "../parts/file-rows.tsx";
import { Answered } from "../parts/states.tsx";

type Step = ProjectAnswer["steps"][number];
type StepMonth = ProjectAnswer["stepMonths"][number];

export function ProjectHistory({
  answer: { project, steps, stepMonths },
}: {
  readonly answer: ProjectAnswer;
}) {
  const { say } = useLanguage();
  return (
    <section aria-labelledby="history">
      <h2 id="history">{say("이력", "History")}</h2>
      {stepMonths.map((of) => (
        <HistoryMonth
          key={of.month}
          projectId={project.id}
          of={of}
          known={steps.filter(({ date }) => date.startsWith(of.month))}
        />
      ))}
    </section>
  );
}

interface HistoryMonthProps {
  readonly projectId: string;
  readonly of: StepMonth;
  /** What has come already of the month, which may not be all. */
  readonly known: readonly Step[];
}

function HistoryMonth({ projectId, of: { month, steps, spentWon }, known }: HistoryMonthProps) {
  const { say } = useLanguage();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className="history-month" onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>
        <span className="whole">{month}</span>
        <span className="small">{say(`기록 ${grouped(steps)}건`, `${grouped(steps)} records`)}</span>
        {spentWon !== null && (
          <span>
            {say("집행 누계", "spent so far")} <Won won={spentWon} />
          </span>
        )}
      </summary>
      {isOpen &&
        (known.length === steps ? (
          <StepTable title={month} steps={known} />
        ) : (
          <FetchedMonth projectId={projectId} month={month} />
        ))}
    </details>
  );
}

/** The answer of the project has the newest steps alone. */
function FetchedMonth({ projectId, month }: { readonly projectId: string; readonly month: string }) {
  const { say } = useLanguage();
  const { base } = useSession();
  const { shown, again } = useAnswer<ProjectAnswer>(
    `${base}/projects/${encodeURIComponent(projectId)}?month=${month}`,
  );
  return (
    <Answered shown={shown} again={again}>
      {({ steps, stepCount }) => (
        <>
          {stepCount > steps.length && (
            <p className="small">
              {say(
                `${grouped(stepCount)}건 중 최근 ${grouped(steps.length)}건입니다.`,
                `The latest ${grouped(steps.length)} of ${grouped(stepCount)}.`,
              )}
            </p>
          )}
          <StepTable title={month} steps={steps} />
        </>
      )}
    </Answered>
  );
}

function StepTable({ title, steps }: { readonly title: string; readonly steps: readonly Step[] }) {
  const { say, tell } = useLanguage();
  const names = fundLabelsOf(useSession().office);
  return (
    <DataTable
      title={say(`${title} 기록과 근거`, `Records of ${title} and where they stand`)}
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
        { title: say("재원", "Fund"), cell: ({ fund }) => tell(names[fund]) },
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
  );
}
