/** Every measure that something states, whole and by fund. */
import type { ProjectAnswer } from "../../shared/contracts/api/api.ts";
import { Won } from "../parts/amounts.tsx";
import { type Fund, fundNames, funds } from "../parts/budget-words.ts";
import { DataTable } from "../parts/data-table.tsx";
import { useLanguage } from "../shell/language.tsx";

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
