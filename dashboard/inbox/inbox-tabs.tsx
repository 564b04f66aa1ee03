/** The tabs of the inbox with how many lie in each. */
import type { InboxAnswer } from "../../shared/contracts/api/api.ts";
import { inboxTabNames } from "../alerts/alert-labels.ts";
import { type Labels, useLanguage } from "../context/language.tsx";
import { Link, usePlace } from "../context/place.tsx";
import { inboxFilters, type InboxTab, inboxTabs } from "../logic/inbox.ts";

export const emptyTabs: Readonly<Record<InboxTab, Labels>> = {
  new: { ko: "새로 답할 것이 없습니다.", en: "Nothing new wants an answer." },
  waiting: { ko: "답을 기다리는 것이 없습니다.", en: "Nothing waits for an answer." },
  overdue: { ko: "기한이 지난 것이 없습니다.", en: "Nothing is overdue." },
  snoozed: { ko: "미룬 것이 없습니다.", en: "Nothing is put off." },
  done: { ko: "끝난 것이 없습니다.", en: "Nothing is done yet." },
};

export function InboxTabs({ inbox: { tab, counts } }: { readonly inbox: InboxAnswer }) {
  const { say, tell } = useLanguage();
  const { params } = usePlace();
  const filters = Object.fromEntries(inboxFilters.map((name) => [name, params.get(name)]));
  return (
    <nav aria-label={say("할 일의 상태", "States")}>
      <ul className="inbox-tabs">
        {inboxTabs.map((each) => (
          <li key={each}>
            <Link view="inbox" values={{ ...filters, tab: each }} current={each === tab}>
              {tell(inboxTabNames[each])} {counts[each]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
