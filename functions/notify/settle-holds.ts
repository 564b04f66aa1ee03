/**
 * A hold that has ended: letters about it that still wait come to nothing, and whoever got one hears that there is nothing to
 * do any more.
 */
import type { ReceivedBundle, UploadEvent } from "../../shared/contracts/events/outbox.ts";
import { endsOf, mayHaveBeenHeld } from "../../shared/contracts/events/upload-events.ts";
import { type StoredNotice, withdrawn } from "../../shared/domain/notices/notice-state.ts";
import {
  destinationText,
  itemsOf,
  type Notice,
  type NoticeItem,
  subjectLine,
} from "../../shared/domain/notices/notice.ts";
import { type Bilingual, particle } from "../../shared/domain/values/bilingual.ts";
import { repeatWhileOvertaken } from "../../shared/domain/values/repeat-while-overtaken.ts";
import type { NoticeAddress, NoticeStore } from "../../shared/ports/notice-store.ts";

type EndOfHold = Extract<UploadEvent, { readonly type: "UploadApplied" | "UploadDiscarded" }>;

/** @returns what those are told who had a letter. */
export async function settleHolds(
  bundle: Extract<ReceivedBundle, { topic: "upload" }>,
  notices: NoticeStore,
  now: string,
): Promise<Notice[]> {
  const ends = bundle.events.filter(isEndOfHold).filter(({ id }) => mayHaveBeenHeld(id));
  const closing: Notice[] = [];
  for (const event of ends) {
    const letters = endsOf(bundle.books, event.uploadId, "held");
    for (const address of await notices.pending(bundle.books))
      if (address.id.startsWith(letters)) await withdrawUnsent(address, notices, now);
    const all = await notices.list(bundle.books);
    const received = all.filter((each) => each.notice.id.startsWith(letters) && wasNotified(each));
    closing.push(...received.map(({ notice: { to } }) => closingNotice(bundle, event, to)));
  }
  return closing;
}

function isEndOfHold(event: UploadEvent): event is EndOfHold {
  return event.type === "UploadApplied" || event.type === "UploadDiscarded";
}

/** What is on its way may arrive: it counts as told. */
function wasNotified({ state: { state } }: StoredNotice): boolean {
  return state === "sent" || state === "sending";
}

const contention = {
  maxAttempts: 6,
  message: "Other senders kept being first at the letters of a hold; its end is worked again.",
  code: "notices-contended",
};

async function withdrawUnsent(address: NoticeAddress, notices: NoticeStore, now: string): Promise<void> {
  await repeatWhileOvertaken({ ...contention, context: { ...address.books } }, async () => {
    const stored = await notices.read(address);
    if (stored?.state.state !== "waiting") return "left";
    const over = withdrawn(stored, new Set(itemsOf(stored.notice)), now);
    return (await notices.save([over])) === "saved" ? "withdrawn" : null;
  });
}

function closingNotice(
  { books, at }: Pick<ReceivedBundle, "books" | "at">,
  event: EndOfHold,
  to: Notice["to"],
): Notice {
  const { fileName: place } = event;
  const item: NoticeItem = {
    alert: null,
    severity: null,
    label,
    place,
    text: endOf(event),
    money: null,
    notes: [],
  };
  return {
    id: `${event.id}@${destinationText(to)}`,
    books,
    at,
    kind: "upload",
    to,
    subject: subjectLine(`[${label.ko}] ${place}`),
    opening: [],
    sections: [{ title: null, matters: [item], unlisted: 0 }],
  };
}

const label: Bilingual = { ko: "업로드 보류 끝", en: "Hold ended" };

function endOf(event: EndOfHold): Bilingual {
  const { seq, fileName } = event;
  switch (event.type) {
    case "UploadApplied":
      return {
        ko: `보류되었던 ${fileName}${particle(fileName, "을/를")} 장부에 반영하였습니다(업로드 번호 ${seq}). 더 하실 일이 없습니다.`,
        en: `${fileName} (upload no. ${seq}), which was held, is in the ledger now. There is nothing left to do.`,
      };
    case "UploadDiscarded":
      return {
        ko: `보류되었던 ${fileName}${particle(fileName, "을/를")} ${event.by} 님이 폐기하였습니다(업로드 번호 ${seq}). 장부에는 아무것도 반영되지 않았고, 더 하실 일이 없습니다.`,
        en: `${event.by} discarded ${fileName} (upload no. ${seq}), which was held. Nothing of it is in the ledger, and there is nothing left to do.`,
      };
  }
}
