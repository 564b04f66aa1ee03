/** The projects that the filter means, the most money behind first. */
import { useState } from "react";
import type { Charts } from "../../shared/contracts/api/api.ts";
import { useLanguage } from "../context/language.tsx";
import { Link } from "../context/place.tsx";
import { formatPoints, grouped } from "../logic/format-figures.ts";
import { Rate, Won } from "../parts/amounts.tsx";
import { DataTable } from "../parts/data-table.tsx";

/** As many as are read at a glance, and as many as a person goes through. */
const firstShown = 10;
const mostShown = 200;

export function ChosenProjects({ projects }: { readonly projects: Charts["projects"] }) {
  const { say } = useLanguage();
  const [isWhole, setIsWhole] = useState(false);
  const chosen = projects
    .filter(({ isChosen }) => isChosen)
    .toSorted((a, b) => Number(BigInt(b.behindWon) - BigInt(a.behindWon)));
  if (chosen.length === 0) return null;
  const shown = chosen.slice(0, isWhole ? mostShown : firstShown);
  return (
    <>
      <DataTable
        title={say(
          `고른 사업 ${grouped(chosen.length)}개 중 ${grouped(shown.length)}개 (기대보다 적은 금액이 큰 것부터)`,
          `${grouped(shown.length)} of ${grouped(chosen.length)} chosen projects, the most money behind first`,
        )}
        rows={shown}
        keyOf={({ id }) => id}
        columns={[
          {
            title: say("사업", "Project"),
            cell: ({ id, name }) => (
              <Link view="project" values={{ id }}>
                {name}
              </Link>
            ),
          },
          { title: say("부서", "Department"), cell: ({ department }) => department ?? "–" },
          { title: say("예산", "Budget"), isNumber: true, cell: ({ budgetWon }) => <Won won={budgetWon} /> },
          { title: say("집행률", "Rate"), isNumber: true, cell: ({ rate }) => <Rate rate={rate} /> },
          {
            title: say("격차", "Gap"),
            isNumber: true,
            cell: ({ gapPoints }) => <span className="amount">{formatPoints(gapPoints)}</span>,
          },
          {
            title: say("기대보다 적은 금액", "Less than expected by"),
            isNumber: true,
            cell: ({ behindWon }) => <Won won={behindWon} />,
          },
        ]}
      />
      {!isWhole && chosen.length > firstShown && (
        <button type="button" onClick={() => setIsWhole(true)}>
          {say(
            `${grouped(Math.min(mostShown, chosen.length) - firstShown)}개 더 보기`,
            `Show ${grouped(Math.min(mostShown, chosen.length) - firstShown)} more`,
          )}
        </button>
      )}
    </>
  );
}
