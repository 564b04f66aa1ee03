/** The funds of a project side by side. */
import type { ProjectAnswer } from "../../shared/contracts/api/api.ts";
import { Rate, Won } from "../parts/amounts.tsx";
import { DataTable } from "../parts/data-table.tsx";
import { RateBar } from "../parts/rate-bar.tsx";
import { useLanguage } from "../shell/language.tsx";

export function FundsTable({ funds }: { readonly funds: ProjectAnswer["funds"] }) {
  const { say, tell } = useLanguage();
  if (funds.length === 0) return null;
  return (
    <DataTable
      title={say("재원별", "By fund")}
      rows={funds}
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
