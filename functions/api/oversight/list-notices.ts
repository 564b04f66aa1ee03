/** GET notices: what was sent to whom and when, what waits, what was dropped or given up, and what came back. */
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
    return query.state === "all" || state === query.state;
  });
  return json({
    total: found.length,
    undeliverable: undeliverable(all),
    items: found.toReversed().slice(0, query.limit).map(noticeView),
  });
};

/** By the last letter of each that went out: who got one since is reached again. @param all the earliest first. */
function undeliverable(all: readonly StoredNotice[]): NoticesAnswer["undeliverable"] {
  const last = new Map(
    all.flatMap(({ notice, state }) =>
      state.state === "sent" || state.state === "returned"
        ? [[destinationText(notice.to), state] as const]
        : [],
    ),
  );
  return [...last].flatMap(([to, state]) =>
    state.state === "returned" ? [{ to, at: state.at, trouble: state.trouble }] : [],
  );
}

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
    case "returned":
      return { state: state.state, moment: state.at, tries: null, trouble: state.trouble };
  }
}
