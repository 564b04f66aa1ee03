/** What changed from one snapshot to another. Which two, and which part of it is listed, is in the address. */
import type { DiffAnswer, SnapshotsAnswer } from "../../shared/contracts/api/api.ts";
import { useAnswer } from "../api/use-answer.ts";
import { grouped } from "../logic/format-figures.ts";
import { sameWords } from "../logic/diff-steps.ts";
import { snapshotName } from "../logic/quarters.ts";
import { Rate, UnitNote, Won } from "../parts/amounts.tsx";
import { DataTable } from "../parts/data-table.tsx";
import { leisureCode } from "../api/late-code.ts";
import { latePart } from "../parts/late-part.tsx";
import { Answered, Empty } from "../parts/states.tsx";
import { useLanguage } from "../context/language.tsx";
import { usePlace } from "../context/place.tsx";
import { useSession } from "../context/session.tsx";
import { DiffParts } from "./diff-parts.tsx";
import { DiffSums } from "./diff-sums.tsx";

const DiffWaterfall = latePart(
  leisureCode(() => import("./diff-waterfall.tsx").then((file) => file.DiffWaterfall)),
  <div className="charts-to-come" />,
);

interface CompareSnapshotsProps {
  readonly items: SnapshotsAnswer["items"];
  readonly from: string | null;
  readonly to: string | null;
}

export function CompareSnapshots({ items, from, to }: CompareSnapshotsProps) {
  const { say } = useLanguage();
  const { base } = useSession();
  const { params } = usePlace();
  const part = Object.fromEntries(
    ["kind", "skip"].flatMap((name) => {
      const value = params.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
  const path =
    from === null || to === null || from === to
      ? null
      : `${base}/snapshots/diff?${new URLSearchParams({ from, to, ...part })}`;
  const { shown, again } = useAnswer<DiffAnswer>(path);
  return (
    <section className="card" aria-labelledby="compare">
      <h2 id="compare">{say("두 스냅숏 견주기", "Compare two")}</h2>
      <div className="row-form">
        <Choice name="from" title={say("앞", "From")} value={from} items={items} />
        <Choice name="to" title={say("뒤", "To")} value={to} items={items} />
      </div>
      {path === null ? (
        <p className="small">{say("서로 다른 둘을 고르십시오.", "Choose two different ones.")}</p>
      ) : (
        <Answered shown={shown} again={again}>
          {(diff) => <SnapshotDiff diff={diff} />}
        </Answered>
      )}
    </section>
  );
}

interface ChoiceProps {
  readonly name: "from" | "to";
  readonly title: string;
  readonly value: string | null;
  readonly items: SnapshotsAnswer["items"];
}

function Choice({ name, title, value, items }: ChoiceProps) {
  const { say } = useLanguage();
  const { change } = usePlace();
  return (
    <label>
      {title}
      <select
        value={value ?? ""}
        onChange={({ target }) => change({ [name]: target.value, kind: null, skip: null })}
      >
        <option value="">{say("고르십시오", "choose")}</option>
        {items.map((item) => (
          <option key={snapshotName(item)} value={snapshotName(item)}>
            {say(`${item.asOf} ${item.version}판`, `${item.asOf} version ${item.version}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Two snapshots side by side, what the difference is made of, and each part of it down to the rows. */
function SnapshotDiff({ diff }: { readonly diff: DiffAnswer }) {
  const { say, tell } = useLanguage();
  return (
    <>
      <UnitNote />
      <DataTable
        title={say("합계", "Totals")}
        rows={[diff.earlier, diff.later]}
        keyOf={({ asOf, version }) => `${asOf} ${version}`}
        whyOf={({ asOf, version }) => `snapshot:${asOf}/${version}`}
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
        <Empty>{tell(sameWords(diff))}</Empty>
      ) : (
        <>
          <DiffWaterfall diff={diff} />
          <DiffSums diff={diff} />
          <DiffParts diff={diff} />
        </>
      )}
    </>
  );
}
