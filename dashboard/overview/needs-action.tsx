/** What needs action this week, and why: one sentence each. */
import { useState } from "react";
import type { Overview } from "../../shared/contracts/api/api.ts";
import { AlertCard } from "../alerts/alert-card.tsx";
import { SeverityCounts } from "../parts/severity.tsx";
import { Empty } from "../parts/states.tsx";
import { useLanguage } from "../context/language.tsx";
import { Link } from "../context/place.tsx";
import { useIsPrinting } from "../parts/use-is-printing.ts";
import { seesProjects, useSession } from "../context/session.tsx";

/** As many as a person works through at once; the others are a press away. */
const firstShown = 6;

export function NeedsAction({ overview: { needsAction, alerts } }: { readonly overview: Overview }) {
  const { say } = useLanguage();
  const { me } = useSession();
  const [isWhole, setWhole] = useState(false);
  const isPrinting = useIsPrinting();
  const shown = isWhole || isPrinting ? needsAction.items : needsAction.items.slice(0, firstShown);
  return (
    <section aria-labelledby="needs-action">
      <div className="section-head">
        <h2 id="needs-action">
          {say(`조치가 필요한 곳 ${needsAction.total}`, `Needs action: ${needsAction.total}`)}
        </h2>
        <SeverityCounts counts={alerts} />
      </div>
      {needsAction.items.length === 0 ? (
        <Empty>{say("조치가 필요한 사업이 없습니다.", "Nothing needs action.")}</Empty>
      ) : (
        <ul className="alerts">
          {shown.map((alert) => (
            <AlertCard key={alert.id} alert={alert} />
          ))}
        </ul>
      )}
      {shown.length < needsAction.items.length && (
        <button type="button" onClick={() => setWhole(true)}>
          {say(
            `${needsAction.items.length - shown.length}건 더 보기`,
            `Show ${needsAction.items.length - shown.length} more`,
          )}
        </button>
      )}
      {needsAction.total > needsAction.items.length && seesProjects(me) && (
        <p>
          <Link view="projects" values={{ severity: "any" }}>
            {say("알림이 있는 사업 모두 보기", "See every project with an alert")}
          </Link>
        </p>
      )}
    </section>
  );
}
