/** Every measure that something states, whole and by fund. */
import type { ProjectAnswer, ProjectRow } from "../../shared/contracts/api/api.ts";
import { Rate, usePartsCell, useUnit, Won } from "../parts/amounts.tsx";
import { roundedParts, type WonUnit } from "../logic/format-figures.ts";
import { type Fund, fundLabelsOf, funds } from "../logic/budget-labels.ts";
import { DataTable } from "../parts/data-table.tsx";
import { RateBar } from "../parts/rate-bar.tsx";
import { useLanguage } from "../context/language.tsx";
import { Link } from "../context/place.tsx";
import { useSession } from "../context/session.tsx";

export function AmountsTable({ amounts }: { readonly amounts: ProjectAnswer["amounts"] }) {
  const { say, tell } = useLanguage();
  const [unit] = useUnit();
  const names = fundLabelsOf(useSession().office);
  // A column of dashes says nothing: funds that no measure is split by are left out.
  const stated = funds.filter(
    (fund) => fund !== "unsplit" && amounts.some(({ byFund }) => byFund.some((each) => each.fund === fund)),
  );
  const unsplit = stated.length > 0 ? funds.filter((fund) => fund === "unsplit") : [];
  return (
    <DataTable
      title={say("금액", "Amounts")}
      rows={amounts}
      keyOf={({ measure }) => measure}
      columns={[
        { title: say("구분", "Measure"), cell: ({ title }) => tell(title) },
        { title: say("합계", "Total"), isNumber: true, cell: ({ totalWon }) => <Won won={totalWon} /> },
        ...[...stated, ...unsplit].map((fund) => fundColumn(fund, tell(names[fund]), unit)),
      ]}
    />
  );
}

type Amounts = ProjectAnswer["amounts"][number];

/** The funds of a measure stand beside their total, and add up to it as it is printed. */
function fundColumn(fund: Fund, title: string, unit: WonUnit) {
  return {
    title,
    isNumber: true,
    cell: ({ byFund }: Amounts) => {
      const at = byFund.findIndex((each) => each.fund === fund);
      const shown = roundedParts(
        byFund.map(({ amountWon }) => amountWon),
        unit,
      );
      return <Won won={byFund[at]?.amountWon ?? null} shown={shown[at]} />;
    },
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

/** The funds of a project side by side; a sentence where no file tells them apart. */
export function FundsTable({ funds: rows }: { readonly funds: ProjectAnswer["funds"] }) {
  const { say, tell } = useLanguage();
  const budget = usePartsCell(rows, ({ budgetWon }) => budgetWon);
  const spent = usePartsCell(rows, ({ spentWon }) => spentWon);
  const expected = usePartsCell(rows, ({ expectedWon }) => expectedWon);
  if (rows.every(({ fund }) => fund === "unsplit"))
    return (
      <p className="small funds-unknown">
        {say(
          "자료가 이 사업의 돈을 재원으로 나누지 않습니다.",
          "The files do not split this project's money by fund.",
        )}
      </p>
    );
  return (
    <DataTable
      title={say("재원별", "By fund")}
      rows={rows}
      keyOf={({ fund }) => fund}
      columns={[
        { title: say("재원", "Fund"), cell: ({ title }) => tell(title) },
        { title: say("예산", "Budget"), isNumber: true, cell: budget },
        { title: say("집행", "Spent"), isNumber: true, cell: spent },
        {
          title: say("기대", "Expected"),
          isNumber: true,
          cell: expected,
        },
        { title: say("집행률", "Rate"), isNumber: true, cell: ({ rate }) => <Rate rate={rate} /> },
        {
          title: say("막대", "Bar"),
          isBar: true,
          cell: ({ rate }) => rate !== null && <RateBar rate={rate} />,
        },
      ]}
    />
  );
}
