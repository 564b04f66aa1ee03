/** One project of the table. */
import { memo } from "react";
import type { ProjectRow } from "../../shared/contracts/api/api.ts";
import { formatPoints } from "../logic/format-rate.ts";
import { Rate, Won } from "../parts/amounts.tsx";
import { RateBar } from "../parts/rate-bar.tsx";
import { SeverityTag } from "../parts/severity.tsx";
import { Sparkline } from "../parts/sparkline.tsx";
import { useLanguage } from "../shell/language.tsx";
import { Link } from "../shell/place.tsx";

interface ProjectTableRowProps {
  readonly row: ProjectRow;
  readonly index: number;
  readonly isStop: boolean;
}

export const ProjectTableRow = memo(({ row, index, isStop }: ProjectTableRowProps) => {
  const { say } = useLanguage();
  const { budgetWon, rate, expectation, forecast } = row.figures;
  return (
    // The head is row 1.
    <tr aria-rowindex={index + 2}>
      <th scope="row" className="name-column" title={row.name}>
        <Link view="project" values={{ id: row.id }} tabIndex={isStop ? 0 : -1}>
          {row.name}
        </Link>
        {row.unitProject !== null && row.unitProject !== row.name && (
          <span className="small">{row.unitProject}</span>
        )}
        {row.exclusion !== null && (
          <span className="small">
            {say("판정 제외", "Not judged")}: {row.exclusion.value}
          </span>
        )}
      </th>
      <td className="department-column">{row.department}</td>
      <td className="number">
        <Won won={budgetWon} />
      </td>
      <td className="rate-column">
        <Rate rate={rate} />
        <RateBar rate={rate} expected={expectation?.expectedRate ?? null} />
      </td>
      <td className="spark-column">
        <Sparkline months={row.monthEndsWon} budget={budgetWon} />
      </td>
      <td className="number">{expectation === null ? "–" : formatPoints(expectation.gapPoints)}</td>
      <td className="number">
        <Won won={expectation?.behindWon ?? null} />
      </td>
      <td className="number">
        <Rate rate={forecast?.rate ?? null} />
      </td>
      <td>{row.alert !== null && <SeverityTag severity={row.alert.severity} count={row.alert.count} />}</td>
    </tr>
  );
});
ProjectTableRow.displayName = "ProjectTableRow";
