/** Every measure that something states, whole and by fund. */
import type { ProjectAnswer, ProjectRow } from "../../shared/contracts/api/api.ts";
import { Rate, Won } from "../parts/amounts.tsx";
import { type Fund, fundNames, funds } from "../parts/budget-labels.ts";
import { DataTable } from "../parts/data-table.tsx";
import { FileRows } from "../parts/file-rows.tsx";
import { RateBar } from "../parts/rate-bar.tsx";
import { useLanguage } from "../context/language.tsx";
import { Link } from "../context/place.tsx";

export function AmountsTable({ amounts }: { readonly amounts: ProjectAnswer["amounts"] }) {
  const { say, tell } = useLanguage();
  return (
    <DataTable
      title={say("금액", "Amounts")}
      rows={amounts}
      keyOf={({ measure }) => measure}
      columns={[
        { title: say("구분", "Measure"), cell: ({ title }) => tell(title) },
        { title: say("합계", "Total"), isNumber: true, cell: ({ totalWon }) => <Won won={totalWon} /> },
        ...funds.map((fund) => fundColumn(fund, tell(fundNames[fund]))),
      ]}
    />
  );
}

type Amounts = ProjectAnswer["amounts"][number];

function fundColumn(fund: Fund, title: string) {
  return {
    title,
    isNumber: true,
    cell: ({ byFund }: Amounts) => <Won won={byFund.find((each) => each.fund === fund)?.amountWon ?? null} />,
  };
}

/** The businesses that tell parts of a unit project again. */
export function Businesses({ rows }: { readonly rows: readonly ProjectRow[] }) {
  const { say } = useLanguage();
  if (rows.length === 0) return null;
  return (
    <DataTable
      title={say("이 단위사업의 세부 내역 (합계에 다시 더하지 않음)", "Its businesses (not added again)")}
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        {
          title: say("사업", "Business"),
          cell: ({ id, name }) => (
            <Link view="project" values={{ id }}>
              {name}
            </Link>
          ),
        },
        {
          title: say("예산", "Budget"),
          isNumber: true,
          cell: ({ figures }) => <Won won={figures.budgetWon} />,
        },
        {
          title: say("집행", "Spent"),
          isNumber: true,
          cell: ({ figures }) => <Won won={figures.spentWon} />,
        },
        { title: say("집행률", "Rate"), isNumber: true, cell: ({ figures }) => <Rate rate={figures.rate} /> },
      ]}
    />
  );
}

/** The funds of a project side by side. */
export function FundsTable({ funds: rows }: { readonly funds: ProjectAnswer["funds"] }) {
  const { say, tell } = useLanguage();
  if (rows.length === 0) return null;
  return (
    <DataTable
      title={say("재원별", "By fund")}
      rows={rows}
      keyOf={({ fund }) => fund}
      columns={[
        { title: say("재원", "Fund"), cell: ({ title }) => tell(title) },
        { title: say("예산", "Budget"), isNumber: true, cell: ({ budgetWon }) => <Won won={budgetWon} /> },
        { title: say("집행", "Spent"), isNumber: true, cell: ({ spentWon }) => <Won won={spentWon} /> },
        {
          title: say("기대", "Expected"),
          isNumber: true,
          cell: ({ expectedWon }) => <Won won={expectedWon} />,
        },
        {
          title: say("집행률", "Rate"),
          cell: ({ rate }) => (
            <>
              <Rate rate={rate} />
              {rate !== null && <RateBar rate={rate} />}
            </>
          ),
        },
      ]}
    />
  );
}

/** The curve as figures. */
export function YearTable({ months }: { readonly months: ProjectAnswer["months"] }) {
  const { say } = useLanguage();
  return (
    <DataTable
      title={say("월말 누적", "Month ends")}
      rows={months}
      keyOf={({ date }) => date}
      columns={[
        { title: say("월말", "Month end"), cell: ({ date }) => date },
        { title: say("집행", "Spent"), isNumber: true, cell: ({ spentWon }) => <Won won={spentWon} /> },
        {
          title: say("기대", "Expected"),
          isNumber: true,
          cell: ({ expectedWon }) => <Won won={expectedWon} />,
        },
        { title: say("계획", "Plan"), isNumber: true, cell: ({ plannedWon }) => <Won won={plannedWon} /> },
        { title: say("예산", "Budget"), isNumber: true, cell: ({ budgetWon }) => <Won won={budgetWon} /> },
      ]}
    />
  );
}

type Step = ProjectAnswer["steps"][number];

interface HistoryTableProps {
  readonly steps: readonly Step[];
  readonly stepCount: number;
}

/** Every posting, back to the file and the rows that it stands in. */
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
