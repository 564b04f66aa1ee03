/** What an open-data portal answers instead of data: no rows, a wrong key, a quota that is used up. */
import type { Finding } from "../../domain/values/finding.ts";
import { placeAt, rejection, type Sentences } from "../kernel/finding-list.ts";
import { isJsonObject, JsonNumber } from "./text/source-json.ts";

/** Envelopes have five levels; rows, of which there are thousands, lie in lists that are not gone into far. */
const maxDepth = 5;
const maxItems = 20;

/** The refusal that a JSON answer holds; null where it says that all is well, or nothing. */
export function refusedAnswer(value: unknown, depth = 0): Finding | null {
  if (depth > maxDepth) return null;
  const members = isItems(value) ? value.slice(0, maxItems) : isJsonObject(value) ? Object.values(value) : [];
  const own = isJsonObject(value) ? answerIn(value) : null;
  if (own !== null) return own;
  for (const member of members) {
    const found = refusedAnswer(member, depth + 1);
    if (found !== null) return found;
  }
  return null;
}

/** Code and message stand beside each other under one of these names. */
const names: readonly (readonly [code: string, message: string])[] = [
  ["CODE", "MESSAGE"],
  ["resultCode", "resultMsg"],
  ["returnReasonCode", "returnAuthMsg"],
];

/** As the portals say that the answer holds what was asked for. */
const fine: ReadonlySet<string> = new Set([
  "INFO-000",
  "INFO-00",
  "00",
  "0",
  "000",
  "0000",
  "NORMAL_SERVICE",
]);

function answerIn(value: Readonly<Record<string, unknown>>): Finding | null {
  for (const [codeName, messageName] of names) {
    if (!Object.hasOwn(value, codeName) || !Object.hasOwn(value, messageName)) continue;
    const code = textOf(value[codeName]);
    if (code !== "" && !fine.has(code)) return fetchRefused(code, textOf(value[messageName]));
  }
  return null;
}

export function fetchRefused(code: string, message: string): Finding {
  const said = [code, message].filter((part) => part !== "").join(" ");
  const { ko, en } = remedyOf(said);
  return rejection("portal-refused", placeAt(null, null, said), {
    ko: `자료가 아니라 포털의 답입니다: "${said.slice(0, 200)}". ${ko}`,
    en: `This is no data but an answer of the portal: "${said.slice(0, 200)}". ${en}`,
  });
}

const remedies: readonly (Sentences & { readonly of: RegExp })[] = [
  {
    of: /INFO-200|NO_?DATA|^03\b/i,
    ko: "그 자치단체와 기준일에는 자료가 없습니다. 코드와 날을 확인하고, 어제 자료는 오전 10시 뒤에 받아 주십시오.",
    en: "It has no rows of that office and day. Check the code and the day; yesterday's rows are there from about 10 in the morning.",
  },
  {
    of: /ERROR-337|LIMITED_NUMBER_OF_SERVICE|TRAFFIC|트래픽|^22\b/i,
    ko: "하루에 부를 수 있는 횟수를 다 썼습니다. 내일 다시 받거나 한도를 늘려 주십시오.",
    en: "The day's quota of calls is used up. Fetch it again tomorrow, or ask for a higher quota.",
  },
  {
    of: /ERROR-(290|300)|SERVICE_?(ACCESS_)?KEY|인증키|DEADLINE_HAS_EXPIRED|^(20|30|31)\b/i,
    ko: "인증키가 틀렸거나 필요한 값이 빠졌습니다. 인증키와 요청 인자를 고쳐 다시 받아 주십시오.",
    en: "The key is wrong or a value is missing in the request. Correct them and fetch it again.",
  },
  {
    of: /ERROR-(310|331|332|333|334|335|336)|INVALID_REQUEST_PARAMETER|^10\b/i,
    ko: "요청한 이름이나 쪽 번호가 틀렸습니다. 서비스 이름, pIndex, pSize(1,000까지)를 고쳐 다시 받아 주십시오.",
    en: "The name or the page of the request is wrong. Check the service's name, pIndex and pSize (up to 1,000), and fetch it again.",
  },
];

function remedyOf(said: string): Sentences {
  return (
    remedies.find(({ of }) => of.test(said)) ?? {
      ko: "포털의 안내에 따라 요청을 고치거나 잠시 뒤에 다시 받아 주십시오.",
      en: "Correct the request as the portal says, or fetch it again later.",
    }
  );
}

function textOf(value: unknown): string {
  if (value instanceof JsonNumber) return value.text;
  return typeof value === "string" ? value.trim() : "";
}

function isItems(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
