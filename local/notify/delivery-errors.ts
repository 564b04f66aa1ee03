/**
 * Why a notice did not go out, in plain words that name the setting to change. Servers answer in words of their own, which
 * repeat addresses and passwords: only what kind of answer it was is taken from them.
 */
import { Failure } from "../../shared/domain/values/failure.ts";
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";

/** What may be wrong, whatever brings the notice. */
const kinds = {
  "host-unknown": {
    ko: "주소의 서버 이름을 찾을 수 없습니다. 이름의 철자와 이 컴퓨터의 네트워크(DNS)를 확인하십시오.",
    en: "no server of this name is known; check how the host is spelt, and this computer's network (DNS).",
  },
  refused: {
    ko: "서버가 연결을 받지 않습니다. 포트 번호가 맞는지, 서버가 켜져 있는지 확인하십시오.",
    en: "the server takes no connection; check the port, and that the server runs.",
  },
  unreachable: {
    ko: "서버까지 가는 길이 없습니다. 이 컴퓨터의 네트워크 연결과 방화벽을 확인하십시오.",
    en: "there is no way to the server; check this computer's network and its firewall.",
  },
  silent: {
    ko: "서버가 제때 대답하지 않습니다. 주소와 포트, 그 사이의 방화벽을 확인하십시오.",
    en: "the server does not answer in time; check host and port, and the firewall in between.",
  },
  certificate: {
    ko: "서버의 인증서를 믿을 수 없습니다. 주소의 이름이 인증서의 이름과 같은지 확인하고, 기관의 인증기관이면 NODE_EXTRA_CA_CERTS에 그 인증서 파일을 적으십시오.",
    en: "the server's certificate is not trusted; check that the host is the certificate's name, and for an authority of your own name its file in NODE_EXTRA_CA_CERTS.",
  },
  tls: {
    ko: "암호화 연결을 맺지 못했습니다. 이 포트가 암호화를 쓰는지, 주소의 앞부분(smtps/smtp, https/http)이 맞는지 확인하십시오.",
    en: "no encrypted connection came about; check whether this port is encrypted, and the address's beginning (smtps or smtp, https or http).",
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

const mailKinds = {
  ...kinds,
  login: {
    ko: "메일 서버가 사용자 또는 비밀번호를 받지 않았습니다. 주소에 적은 사용자와 비밀번호를 확인하십시오(@ : / 는 %40 %3A %2F로 적습니다).",
    en: "the mail server did not take the user or the password; check both in the address (write @ : / as %40 %3A %2F).",
  },
  sender: {
    ko: "메일 서버가 보내는 주소를 받지 않았습니다. 이 서버에 등록된 주소를 적으십시오.",
    en: "the mail server did not take the sender; write an address that it knows.",
  },
  recipient: {
    ko: "메일 서버가 받는 주소를 받지 않았습니다. 정책의 recipients와 사업 담당자의 주소를 확인하십시오.",
    en: "the mail server did not take the recipient; check the policy's recipients and the projects' contacts.",
  },
  other: {
    ko: "메일 서버가 편지를 받지 않았습니다. 서버 관리자에게 문의하십시오.",
    en: "the mail server did not take the letter; ask whoever runs it.",
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

const webhookKinds = {
  ...kinds,
  login: {
    ko: "받는 시스템이 서명 또는 권한을 인정하지 않았습니다(401·403). 비밀 값이 양쪽에서 같은지 확인하십시오.",
    en: "the other system did not accept the signature or our right (401, 403); check that both have the same secret.",
  },
  path: {
    ko: "받는 시스템에 이 경로가 없습니다(404·405·410). 주소의 경로 부분을 확인하십시오.",
    en: "the other system has nothing at this path (404, 405, 410); check the path of the address.",
  },
  moved: {
    ko: "받는 시스템이 다른 주소로 보냈습니다(3xx). 옮겨 간 새 주소를 적으십시오.",
    en: "the other system sent us elsewhere (3xx); write the new address.",
  },
  busy: {
    ko: "받는 시스템에 오류가 있거나 바쁩니다(429·5xx). 잠시 뒤 저절로 다시 보내며, 계속되면 그 시스템의 관리자에게 문의하십시오.",
    en: "the other system is broken or busy (429, 5xx); it is tried again by itself, and if this goes on ask whoever runs it.",
  },
  other: {
    ko: "받는 시스템이 통지를 받지 않았습니다. 그 시스템의 관리자에게 문의하십시오.",
    en: "the other system did not take the notice; ask whoever runs it.",
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

type MailKind = keyof typeof mailKinds;
type WebhookKind = keyof typeof webhookKinds;

const settingOfMail = (kind: MailKind): string =>
  kind === "sender" ? "MONITOR_MAIL_FROM" : kind === "recipient" ? "recipients" : "MONITOR_SMTP_URL";

const settingOfWebhook = (kind: WebhookKind): string =>
  kind === "login" ? "MONITOR_WEBHOOK_SECRET" : "MONITOR_WEBHOOK_URL";

/** @param error as nodemailer throws it. */
export function mailError(error: unknown): Failure {
  const kind = mailKindOf(error);
  return failureOf(`mail-${kind}`, `${settingOfMail(kind)}: ${mailKinds[kind].en}`, {});
}

/** @param error as fetch throws it. */
export function webhookError(error: unknown): Failure {
  const kind = networkKindOf(error) ?? (isRedirect(error) ? "moved" : "other");
  return failureOf(`webhook-${kind}`, `${settingOfWebhook(kind)}: ${webhookKinds[kind].en}`, {});
}

/** @param status of an answer that is no 2xx. */
export function webhookAnswerError(status: number): Failure {
  const kind = webhookKindOf(status);
  const text = `${settingOfWebhook(kind)}: HTTP ${status}, ${webhookKinds[kind].en}`;
  return failureOf(`webhook-${kind}`, text, { status });
}

/** What a stored reason means, by its code; null for one of another channel. */
export function deliveryErrorText(stored: string): Bilingual | null {
  const [, channel, name] = /^(mail|webhook)-([a-z-]+): /.exec(stored) ?? [];
  const mail = mailNames.find((each) => channel === "mail" && each === name);
  if (mail !== undefined) return named(settingOfMail(mail), mailKinds[mail]);
  const webhook = webhookNames.find((each) => channel === "webhook" && each === name);
  return webhook === undefined ? null : named(settingOfWebhook(webhook), webhookKinds[webhook]);
}

const mailNames = keysOf(mailKinds);
const webhookNames = keysOf(webhookKinds);

function keysOf<Kinds extends object>(of: Kinds): (string & keyof Kinds)[] {
  return Object.keys(of).filter((name): name is string & keyof Kinds => Object.hasOwn(of, name));
}

function named(setting: string, { ko, en }: Bilingual): Bilingual {
  return { ko: `${setting}: ${ko}`, en: `${setting}: ${en}` };
}

function failureOf(code: string, message: string, context: Readonly<Record<string, number>>): Failure {
  return new Failure(message, { code, retryable: true, context });
}

/** By the answer to the step that failed; 535 and its like are the login's wherever they come. */
function mailKindOf(error: unknown): MailKind {
  const { code, responseCode, command, message } = partsOf(error);
  if (code === "EAUTH" || [530, 534, 535, 538].includes(responseCode)) return "login";
  if (responseCode >= 400) {
    if (command.startsWith("MAIL")) return "sender";
    if (command.startsWith("RCPT")) return "recipient";
    return "other";
  }
  if (code === "EDNS") return "host-unknown";
  return networkKindOf(error) ?? (code === "ETLS" || /\bTLS|SSL/i.test(message) ? "tls" : "other");
}

function webhookKindOf(status: number): WebhookKind {
  if (status === 401 || status === 403) return "login";
  if (status === 404 || status === 405 || status === 410) return "path";
  if (status >= 300 && status < 400) return "moved";
  return status === 429 || status >= 500 ? "busy" : "other";
}

const networkKinds: readonly (readonly [RegExp, keyof typeof kinds])[] = [
  [/ENOTFOUND|EAI_AGAIN|EAI_NONAME|getaddrinfo/, "host-unknown"],
  [/ECONNREFUSED/, "refused"],
  [/EHOSTUNREACH|ENETUNREACH|EHOSTDOWN/, "unreachable"],
  [/CERT|SELF_SIGNED|self-signed|certificate|UNABLE_TO_VERIFY|ALTNAME/, "certificate"],
  [/ERR_SSL|WRONG_VERSION_NUMBER|wrong version number|EPROTO|SSL routines/, "tls"],
  [/ETIMEDOUT|TimeoutError|TIMEOUT|Timeout|Greeting never received/i, "silent"],
  [/ECONNRESET|ECONNECTION|EPIPE|UND_ERR_SOCKET|other side closed|closed unexpectedly/i, "silent"],
];

/** Through all causes, for the first word of a network that says something. */
function networkKindOf(error: unknown): keyof typeof kinds | null {
  for (let each = error; each instanceof Error; each = each.cause) {
    const { code, message } = partsOf(each);
    const text = `${each.name} ${code} ${message}`;
    const found = networkKinds.find(([words]) => words.test(text));
    if (found !== undefined) return found[1];
    if (each instanceof AggregateError) return networkKindOf(each.errors[0]);
  }
  return null;
}

function isRedirect(error: unknown): boolean {
  return error instanceof Error && error.cause instanceof Error && /redirect/i.test(error.cause.message);
}

function partsOf(error: unknown) {
  const field = (name: string): unknown =>
    typeof error === "object" && error !== null && name in error ? Reflect.get(error, name) : undefined;
  const responseCode = field("responseCode");
  return {
    code: textOf(field("code")),
    command: textOf(field("command")),
    message: textOf(field("message")),
    responseCode: typeof responseCode === "number" ? responseCode : 0,
  };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
