/** GET notices: what was sent to whom and when, what waits, and what was dropped or given up. */
import type { NoticesAnswer, operations } from "../../../shared/contracts/api/api.ts";
import type { NoticeState, StoredNotice } from "../../../shared/domain/notices/notice-state.ts";
import {
  byUrgency,
  destinationText,
  highestSeverity,
  itemsOf,
} from "../../../shared/domain/notices/notice.ts";
import { json } from "../http/reply.ts";
import { type Act, booksOf } from "../http/request.ts";

const maxAbout = 5;

export const listNotices: Act<typeof operations.notices> = async ({ params, query }, { notices }) => {
  const all = await notices.list(booksOf(params));
  const found = all.filter(({ state: { state } }) => {
    if (query.state === "waiting") return state === "waiting" || state === "sending";
    return query.state === "all" || state === "sent";
  });
  return json({ total: found.length, items: found.toReversed().slice(0, query.limit).map(noticeView) });
};

function noticeView({ notice, state, withdrawn }: StoredNotice): NoticesAnswer["items"][number] {
  const { id, at, kind, to } = notice;
  const items = itemsOf(notice).toSorted(byUrgency);
  return {
    id,
    at,
    kind,
    to: destinationText(to),
    severity: highestSeverity(notice),
    about: items.slice(0, maxAbout).map(({ label, place }) => ({ ...label, place })),
    matters: items.length,
    ...stateView(state),
    withdrawn: withdrawn.length,
  };
}

function stateView(
  state: NoticeState,
): Pick<NoticesAnswer["items"][number], "state" | "moment" | "tries" | "trouble"> {
  switch (state.state) {
    case "waiting":
      return { state: state.state, moment: state.until, tries: state.tries, trouble: state.trouble };
    case "sending":
      return { state: state.state, moment: state.until, tries: state.tries, trouble: null };
    case "sent":
    case "dropped":
      return { state: state.state, moment: state.at, tries: null, trouble: null };
    case "given-up":
      return { state: state.state, moment: state.at, tries: null, trouble: state.trouble };
  }
}
