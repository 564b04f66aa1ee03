/** Two snapshots side by side, what the difference is made of, and each part of it down to the rows. */
import type { DiffAnswer } from "../../shared/contracts/api/api.ts";
import { grouped } from "../logic/format-won.ts";
import { Rate, UnitNote, Won } from "../parts/amounts.tsx";
import { DataTable } from "../parts/data-table.tsx";
import { Empty } from "../parts/states.tsx";
import { useLanguage } from "../shell/language.tsx";
import { DiffParts } from "./diff-parts.tsx";
import { DiffSums } from "./diff-sums.tsx";

export function SnapshotDiff({ diff }: { readonly diff: DiffAnswer }) {
  const { say } = useLanguage();
  return (
    <>
      <UnitNote />
      <DataTable
        title={say("합계", "Totals")}
        rows={[diff.earlier, diff.later]}
        keyOf={({ asOf, version }) => `${asOf} ${version}`}
        columns={[
          {
            title: say("기준일", "As of"),
            cell: ({ asOf, version }) => (
              <span className="whole">{say(`${asOf} ${version}판`, `${asOf} version ${version}`)}</span>
            ),
          },
          {
            title: say("예산", "Budget"),
            isNumber: true,
            cell: ({ totals }) => <Won won={totals.budgetWon} />,
          },
          {
            title: say("집행", "Spent"),
            isNumber: true,
            cell: ({ totals }) => <Won won={totals.spentWon} />,
          },
          { title: say("집행률", "Rate"), isNumber: true, cell: ({ totals }) => <Rate rate={totals.rate} /> },
          { title: say("사업", "Lines"), isNumber: true, cell: ({ totals }) => grouped(totals.lines) },
          { title: say("알림", "Alerts"), isNumber: true, cell: ({ totals }) => grouped(totals.alerts) },
        ]}
      />
      {diff.kinds.length === 0 ? (
        <Empty>{say("달라진 것이 없습니다.", "Nothing differs.")}</Empty>
      ) : (
        <>
          <DiffSums diff={diff} />
          <DiffParts diff={diff} />
        </>
      )}
    </>
  );
}
