/** Every measure that something states, whole and by fund. */
import type { ProjectAnswer } from "../../shared/contracts/api.ts";
import { Won } from "../parts/amounts.tsx";
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
        fundColumn("national", say("국비", "National")),
        fundColumn("provincial", say("시도비", "Provincial")),
        fundColumn("municipal", say("시군구비", "Municipal")),
        fundColumn("other", say("기타", "Other")),
        fundColumn("unsplit", say("미구분", "Unsplit")),
      ]}
    />
  );
}

type Amounts = ProjectAnswer["amounts"][number];

function fundColumn(fund: Amounts["byFund"][number]["fund"], title: string) {
  return {
    title,
    isNumber: true,
    cell: ({ byFund }: Amounts) => <Won won={byFund.find((each) => each.fund === fund)?.amountWon ?? null} />,
  };
}
