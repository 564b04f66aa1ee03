/** By funding source: only what the sources split; nothing is derived. */
import type { Overview } from "../../shared/contracts/api/api.ts";
import { Rate, Won } from "../parts/amounts.tsx";
import { RateBar } from "../parts/rate-bar.tsx";
import { useLanguage } from "../shell/language.tsx";

export function FundTable({ funds }: { readonly funds: Overview["byFund"] }) {
  const { say, tell } = useLanguage();
  if (funds.length === 0) return null;
  return (
    <div className="scroll" role="region" tabIndex={0} aria-label={say("재원별", "By fund")}>
      <table>
        <caption>{say("재원별", "By fund")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("재원", "Fund")}</th>
            <th scope="col" className="number">
              {say("예산", "Budget")}
            </th>
            <th scope="col" className="number">
              {say("집행", "Spent")}
            </th>
            <th scope="col" className="number">
              {say("집행률", "Rate")}
            </th>
            <th scope="col" className="bar-column">
              <span className="unseen">{say("막대", "Bar")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {funds.map(({ fund, title, budgetWon, spentWon, rate }) => (
            <tr key={fund}>
              <th scope="row">{tell(title)}</th>
              <td className="number">
                <Won won={budgetWon} />
              </td>
              <td className="number">
                <Won won={spentWon} />
              </td>
              <td className="number">
                <Rate rate={rate} />
              </td>
              <td>{rate !== null && <RateBar rate={rate} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
