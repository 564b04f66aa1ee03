/** Two snapshots side by side, and the projects that differ. */
import type { DiffAnswer } from "../../shared/contracts/api.ts";
import { Rate, UnitNote, Won } from "../parts/amounts.tsx";
import { DataTable } from "../parts/data-table.tsx";
import { Empty } from "../parts/states.tsx";
import { useLanguage } from "../shell/language.tsx";

export function SnapshotDiff({ diff: { from, to, projects, projectCount } }: { readonly diff: DiffAnswer }) {
  const { say } = useLanguage();
  const kinds = { added: say("새로", "added"), gone: say("없어짐", "gone"), changed: say("바뀜", "changed") };
  return (
    <>
      <UnitNote />
      <DataTable
        title={say("합계", "Totals")}
        rows={[from, to]}
        keyOf={({ asOf, version }) => `${asOf} ${version}`}
        columns={[
          {
            title: say("기준일", "As of"),
            cell: ({ asOf, version }) => say(`${asOf} ${version}판`, `${asOf} version ${version}`),
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
          { title: say("사업", "Lines"), isNumber: true, cell: ({ totals }) => totals.lines },
          { title: say("알림", "Alerts"), isNumber: true, cell: ({ totals }) => totals.alerts },
        ]}
      />
      {projects.length === 0 && <Empty>{say("달라진 사업이 없습니다.", "No project differs.")}</Empty>}
      {projects.length > 0 && (
        <DataTable
          title={say(`달라진 사업 ${projectCount}건`, `Projects that differ: ${projectCount}`)}
          rows={projects}
          keyOf={({ id }) => id}
          columns={[
            { title: say("사업", "Project"), cell: ({ name }) => name },
            { title: say("부서", "Department"), cell: ({ department }) => department ?? "–" },
            { title: say("변화", "Change"), cell: ({ kind }) => kinds[kind] },
            {
              title: say("예산 앞", "Budget before"),
              isNumber: true,
              cell: (each) => <Won won={each.budgetBeforeWon} />,
            },
            {
              title: say("예산 뒤", "after"),
              isNumber: true,
              cell: (each) => <Won won={each.budgetAfterWon} />,
            },
            {
              title: say("집행 앞", "Spent before"),
              isNumber: true,
              cell: (each) => <Won won={each.spentBeforeWon} />,
            },
            {
              title: say("집행 뒤", "spent after"),
              isNumber: true,
              cell: (each) => <Won won={each.spentAfterWon} />,
            },
          ]}
        />
      )}
    </>
  );
}
