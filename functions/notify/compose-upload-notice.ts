/** The notice of a file: what waits or was refused needs a person; what was applied is no news to anybody. Pure. */
import type { ReceivedBundle, UploadEvent } from "../../shared/contracts/events/outbox.ts";
import {
  destinationText,
  type Matter,
  type Notice,
  subjectLine,
} from "../../shared/domain/notices/notice.ts";
import type { Recipient } from "../../shared/domain/policy/policy.ts";
import type { Sentence } from "../../shared/domain/alerts/rules/rule.ts";
import { addressMatters, type Channels } from "./address-matters.ts";

export function composeUploadNotices(
  { books, at }: ReceivedBundle,
  event: UploadEvent,
  recipients: readonly Recipient[],
  channels: Channels,
): Notice[] {
  if (event.type !== "UploadHeld" && event.type !== "UploadRejected") return [];
  const { fileName, findings, findingCount } = event;
  const isHeld = event.type === "UploadHeld";
  const label = isHeld ? held : refused;
  const matter: Matter = {
    alert: null,
    severity: null,
    label,
    place: fileName,
    text: isHeld
      ? {
          ko: `${fileName}은(는) 확인이 필요하여 보류되었습니다. 장부에는 아무것도 반영되지 않았습니다.`,
          en: `${fileName} is held until somebody looks at it; nothing of it is in the ledger.`,
        }
      : {
          ko: `${fileName}은(는) 반려되었습니다. 장부에는 아무것도 반영되지 않았습니다.`,
          en: `${fileName} was refused; nothing of it is in the ledger.`,
        },
    money: null,
    notes: [...findings.map(({ ko, en }) => ({ ko, en })), ...unlisted(findingCount - findings.length)],
  };
  return addressMatters([{ matter, concern: null }], recipients, channels).map(({ to, matters }) => ({
    id: `${event.id}@${destinationText(to)}`,
    books,
    at,
    kind: "upload",
    to,
    subject: subjectLine(`[${label.ko}] ${fileName}`),
    opening: [],
    sections: [{ title: null, matters, unlisted: 0 }],
  }));
}

const held: Sentence = { ko: "업로드 보류", en: "Upload held" };
const refused: Sentence = { ko: "업로드 반려", en: "Upload refused" };

function unlisted(count: number): Sentence[] {
  return count === 0
    ? []
    : [{ ko: `그 밖에 ${count}건이 더 있습니다.`, en: `${count} more findings are not listed here.` }];
}
