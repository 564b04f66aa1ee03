/** Notices as a person reads them: what was sent to whom and when, what waits and until when, what was dropped and why. */
import { koreaTimeOf, timeOf } from "../../shared/domain/values/instant.ts";
import { destinationText } from "../../shared/domain/notices/notice.ts";
import { mostTries, type NoticeState, type StoredNotice } from "../../shared/domain/notices/notice-state.ts";
import { table } from "../terminal/terminal-table.ts";

export function noticesText(notices: readonly StoredNotice[]): string {
  if (notices.length === 0) return "해당하는 통지가 없습니다. / No such notice.";
  const columns = ["상태 state", "받는 이 to", "내용 about"].map((title) => ({
    title,
    align: "left" as const,
  }));
  return table(columns, notices.map(rowOf));
}

function rowOf(stored: StoredNotice): string[] {
  const { notice, state, withdrawn } = stored;
  const lost =
    withdrawn.length === 0
      ? ""
      : ` (보내기 전에 해소되어 뺀 것 ${withdrawn.length}건 / cleared before it was told: ${withdrawn.length})`;
  return [stateText(state), destinationText(notice.to), `${notice.subject}${lost}`];
}

function stateText(state: NoticeState): string {
  switch (state.state) {
    case "waiting":
      return state.trouble === null
        ? `대기 waiting ~${moment(state.until)}`
        : `재시도 ${state.tries}/${mostTries} again ${moment(state.until)} (${state.trouble})`;
    case "sending":
      return `보내는 중 sending ~${moment(state.until)}`;
    case "sent":
      return `보냄 sent ${moment(state.at)}`;
    case "dropped":
      return `보내지 않음 dropped ${moment(state.at)}`;
    case "given-up":
      return `포기 given up ${moment(state.at)} (${state.trouble})`;
  }
}

/** In Korea. */
function moment(instant: string): string {
  const { date, minute } = koreaTimeOf(instant);
  return `${date} ${timeOf(minute)}`;
}
