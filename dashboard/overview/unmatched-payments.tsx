/** Payments that no figure of the page has, with the projects that they probably belong to. */
import type { Overview } from "../../shared/contracts/api/api.ts";
import { Won } from "../parts/amounts.tsx";
import { DownloadLink } from "../parts/download-link.tsx";
import { useLanguage } from "../shell/language.tsx";
import { useSession } from "../shell/session.tsx";
import { UnmatchedList } from "./unmatched-list.tsx";

interface UnmatchedProps {
  readonly unmatched: NonNullable<Overview["unmatched"]>;
}

export function UnmatchedPayments({ unmatched }: UnmatchedProps) {
  const { say } = useLanguage();
  const { base } = useSession();
  const { lines, won, through, items } = unmatched;
  return (
    <div className="notice" role="note" aria-label={say("연결되지 않은 지급", "Unmatched payments")}>
      <p>
        {say(`연결되지 않은 지급 ${lines}건 `, `Unmatched payments, ${lines} lines: `)}
        <Won won={won} named />
        {say(
          ` (${through}까지). 전체 자료의 어느 사업과도 이름이 맞지 않아 집행액과 집행률에 더하지 않았습니다.`,
          ` up to ${through}. They fit no project of the full statement by name and are in no amount or rate.`,
        )}
      </p>
      <p>
        <DownloadLink path={`${base}/reconciliation?format=csv&state=all`}>
          {say("사업별 지출 대사표 (CSV)", "Reconciliation by project (CSV)")}
        </DownloadLink>
      </p>
      {items.length > 0 && (
        <details>
          <summary>{say("지급 보기", "Show them")}</summary>
          <UnmatchedList unmatched={unmatched} />
        </details>
      )}
    </div>
  );
}
