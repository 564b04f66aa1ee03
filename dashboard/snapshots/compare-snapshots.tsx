/** What changed from one snapshot to another. Which two, and which part of it is listed, is in the address. */
import type { DiffAnswer, SnapshotsAnswer } from "../../shared/contracts/api/api.ts";
import { useAnswer } from "../api/use-answer.ts";
import { snapshotName } from "../logic/quarters.ts";
import { Answered } from "../parts/states.tsx";
import { useLanguage } from "../shell/language.tsx";
import { usePlace } from "../shell/place.tsx";
import { useSession } from "../shell/session.tsx";
import { SnapshotDiff } from "./snapshot-diff.tsx";

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
