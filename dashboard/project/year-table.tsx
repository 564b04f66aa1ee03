/** The curve as figures. */
import type { ProjectAnswer } from "../../shared/contracts/api/api.ts";
import { Won } from "../parts/amounts.tsx";
import { DataTable } from "../parts/data-table.tsx";
import { useLanguage } from "../shell/language.tsx";

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
