/**
 * A letter that came back, or that its reader called unwanted: it is marked, so that the list of notices says who is not reached, and
 * the first of each recipient is news to those who hear of the whole office.
 */
import type { LetterReturned } from "../../shared/contracts/events/letter-returned.ts";
import { returned, type StoredNotice } from "../../shared/domain/notices/notice-state.ts";
import {
  destinationText,
  letterTag,
  type Notice,
  type NoticeItem,
  subjectLine,
} from "../../shared/domain/notices/notice.ts";
import type { Recipient } from "../../shared/domain/policy/policy.ts";
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";
import { repeatWhileOvertaken } from "../../shared/domain/values/repeat-while-overtaken.ts";
import { bringNotices, type NotifyDependencies } from "./deliver-notice.ts";
import { addressNoticeItems, type Channels } from "./notice-items.ts";
import type { Sending } from "./send-notice.ts";

export type Hash = (text: string) => string;

const contention = {
  maxAttempts: 6,
  message: "Other senders kept being first at a letter that came back; its return is worked again.",
  code: "notices-contended",
};

/** @returns what was done about the news of it; none where it is no news, or no letter of ours. */
export async function takeReturned(
  event: LetterReturned,
  dependencies: NotifyDependencies & { readonly hash: Hash },
): Promise<Sending[]> {
  const { notices, policies, channels, clock, hash } = dependencies;
  const trouble = reasonOf(event);
  if (trouble === null) return [];
  const { office, fiscalYear, notice } = event.detail.mail.tags;
  const books = { office: office[0], fiscalYear: fiscalYear[0] };
  const all = await notices.list(books);
  const letter = all.find((each) => letterTag(each.notice, hash) === notice[0]);
  if (letter === undefined || returned(letter, trouble, clock.now()) === null) return [];
  const to = destinationText(letter.notice.to);
  // Of who is known to be out of reach nobody hears again; nor of news of returned letters that comes back itself.
  const isKnown = all.some(
    (each) => each.state.state === "returned" && destinationText(each.notice.to) === to,
  );
  const { recipients, quietTimes } = await policies.current(books);
  const news =
    isKnown || letter.notice.kind === "returned"
      ? []
      : newsOf({ to, trouble, letter: letter.notice, at: event.time }, recipients, channels);
  // Before the mark: whoever dies in between does both again, and the news has the same id.
  const sendings = await bringNotices(news, quietTimes, dependencies);
  await mark(letter, trouble, dependencies);
  return sendings;
}

/** Why, in the words of SES; null of an answer that says somebody is on holiday, which SES takes for a bounce. */
function reasonOf({ "detail-type": kind, detail: { bounce } }: LetterReturned): string | null {
  if (kind === "Email Complaint Received") return "complaint";
  const { bounceType = "Undetermined", bounceSubType = "Undetermined" } = bounce ?? {};
  return bounceType === "Transient" && bounceSubType === "General" ? null : `bounce: ${bounceSubType}`;
}

async function mark(
  { notice }: StoredNotice,
  trouble: string,
  { notices, clock }: Pick<NotifyDependencies, "notices" | "clock">,
): Promise<void> {
  await repeatWhileOvertaken({ ...contention, context: { ...notice.books } }, async () => {
    const stored = await notices.read(notice);
    const back = stored === null ? null : returned(stored, trouble, clock.now());
    return back === null || (await notices.save([back])) === "saved" ? "marked" : null;
  });
}

interface ReturnedLetter {
  readonly to: string;
  readonly trouble: string;
  readonly letter: Notice;
  readonly at: string;
}

function newsOf(
  { to, trouble, letter: { books, id }, at }: ReturnedLetter,
  recipients: readonly Recipient[],
  channels: Channels,
): Notice[] {
  const item: NoticeItem = {
    alert: null,
    severity: null,
    label,
    place: to,
    text: trouble === "complaint" ? complained(to) : bounced(to, trouble),
    money: null,
    notes: [],
  };
  // Whoever is out of reach is not written to about it; where nobody else hears of the office, its topic does.
  const others = recipients.map((each) => ({
    ...each,
    addresses: each.addresses.filter((address) => address.trim().toLowerCase() !== to),
  }));
  return addressNoticeItems([{ matter: item, concern: null }], others, channels).map((addressed) => ({
    id: `${id}/returned@${destinationText(addressed.to)}`,
    books,
    at,
    kind: "returned",
    to: addressed.to,
    subject: subjectLine(`[${label.ko}] ${to}`),
    opening: [],
    sections: [{ title: null, matters: addressed.matters, unlisted: 0 }],
  }));
}

const label: Bilingual = { ko: "편지 반송", en: "Letter came back" };

function bounced(to: string, trouble: string): Bilingual {
  return {
    ko: `${to} 앞으로 보낸 편지가 돌아왔습니다(${trouble}). 정책의 받는 사람(recipients) 또는 사업 담당자의 주소를 고쳐 주십시오. 고칠 때까지 이 주소로는 알림이 가지 않습니다.`,
    en: `A letter to ${to} came back (${trouble}). Correct the address in the policy (recipients) or of the project's contact; until then no notice reaches it.`,
  };
}

function complained(to: string): Bilingual {
  return {
    ko: `${to}에서 받은 편지를 원하지 않는 메일로 신고하였습니다. 받지 않을 사람이면 정책의 받는 사람(recipients)에서 빼 주십시오. 그대로 두면 이 주소로는 알림이 가지 않습니다.`,
    en: `The reader at ${to} called a letter unwanted. Take them out of the policy (recipients) if they want none; as it is no notice reaches this address.`,
  };
}
