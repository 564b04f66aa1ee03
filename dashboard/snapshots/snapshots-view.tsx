/** Frozen quarters: taken, looked at, compared, downloaded. */
import type { SnapshotsAnswer } from "../../shared/contracts/api/api.ts";
import { useAnswer } from "../api/use-answer.ts";
import { Answered, Empty, Title } from "../parts/states.tsx";
import { useLanguage } from "../context/language.tsx";
import { usePlace } from "../context/place.tsx";
import { useSession } from "../context/session.tsx";
import { CompareSnapshots } from "./compare-snapshots.tsx";
import { SnapshotList } from "./snapshot-list.tsx";
import { RequestedSnapshots, TakeSnapshot } from "./take-snapshot.tsx";

export function SnapshotsView() {
  const { say } = useLanguage();
  const { base, me } = useSession();
  const { params } = usePlace();
  const { shown, again } = useAnswer<SnapshotsAnswer>(`${base}/snapshots`);
  return (
    <>
      <Title>{say("분기 보고", "Snapshots")}</Title>
      <p className="small">
        {say(
          "스냅숏은 한 날의 수치를 그대로 굳힌 것입니다. 나중에 다시 찍어도 같은 값이 나옵니다.",
          "A snapshot freezes the figures of a day: printed again later, it says the same.",
        )}
      </p>
      {me.role === "finance" && <TakeSnapshot again={again} />}
      <Answered shown={shown} again={again}>
        {({ items, asked: requested }) => (
          <>
            <RequestedSnapshots asked={requested} again={again} />
            {items.length === 0 ? (
              <Empty>{say("아직 스냅숏이 없습니다.", "There are no snapshots yet.")}</Empty>
            ) : (
              <SnapshotList items={items} />
            )}
            {items.length > 1 && (
              <CompareSnapshots items={items} from={params.get("from")} to={params.get("to")} />
            )}
          </>
        )}
      </Answered>
    </>
  );
}
