/** Why a notice did not go out: the setting that is wrong, in plain words, and nothing of a password or an address. */
import { createServer as createHttpServer } from "node:http";
import { createServer, type Server } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { messageOf } from "../../functions/notify/send-notice.ts";
import { deliveryErrorText, mailError, webhookError } from "../../local/notify/delivery-errors.ts";
import { SmtpNotifier } from "../../local/notify/local-notifier.ts";
import { WebhookNotifier } from "../../local/notify/webhook-notifier.ts";
import { Failure } from "../../shared/domain/values/failure.ts";
import { fixedClock } from "../support/fixed-clock.ts";
import { aNotice, korean, unnamed } from "../support/notices.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

const message = messageOf(aNotice(), unnamed, korean);
const secret = "a secret of the two of them";

async function portOf(server: Server): Promise<number> {
  await new Promise<void>((ready) => {
    server.listen(0, "127.0.0.1", ready);
  });
  servers.push(server);
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** A port on which nobody listens any more. */
async function closedPort(): Promise<number> {
  const server = createServer();
  const port = await portOf(server);
  await new Promise((closed) => server.close(closed));
  return port;
}

/** A mail server that answers each command by its first word. */
function mailServer(answers: Readonly<Record<string, string>>): Server {
  return createServer((socket) => {
    socket.on("error", () => {});
    socket.write("220 test\r\n");
    socket.on("data", (chunk) => {
      const [word = ""] = chunk.toString("latin1").trim().split(/[ :]/);
      const greeting = "250-test\r\n250 AUTH PLAIN\r\n";
      socket.write(`${answers[word] ?? (word === "EHLO" ? greeting.trimEnd() : "250 ok")}\r\n`);
    });
  });
}

async function failureOf(work: Promise<void>): Promise<Failure> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof Failure) return error;
  throw new Error(`It went out, or failed without a reason: ${String(error)}`);
}

function stored({ code, message: text }: Failure): string {
  return `${code}: ${text}`;
}

describe("a letter that the mail server does not take", () => {
  test.each([
    {
      what: "a login",
      answers: { AUTH: "535 5.7.8 no such user hong" },
      code: "mail-login",
      setting: "MONITOR_SMTP_URL",
    },
    {
      what: "a login that is missing",
      answers: { MAIL: "530 login first" },
      code: "mail-login",
      setting: "MONITOR_SMTP_URL",
    },
    {
      what: "a sender",
      answers: { MAIL: "553 <monitor@office.example>" },
      code: "mail-sender",
      setting: "MONITOR_MAIL_FROM",
    },
    {
      what: "a recipient",
      answers: { RCPT: "550 <chief@office.example>" },
      code: "mail-recipient",
      setting: "recipients",
    },
    {
      what: "the letter itself",
      answers: { DATA: "554 spam" },
      code: "mail-other",
      setting: "MONITOR_SMTP_URL",
    },
  ])("for $what names $setting", async ({ answers, code, setting }) => {
    const port = await portOf(mailServer(answers));
    const url = `smtp://hong:hidden@127.0.0.1:${port}?ignoreTLS=true`;
    const failure = await failureOf(new SmtpNotifier(url, "monitor@office.example").deliver(message));
    expect(failure).toMatchObject({ code, retryable: true });
    expect(deliveryErrorText(stored(failure))?.ko).toContain(`${setting}: `);
    expect(JSON.stringify([failure, stored(failure)])).not.toMatch(/hidden|hong|@office/);
  });

  test("because nobody listens on its port, or speaks without encryption there, names the address", async () => {
    const closed = new SmtpNotifier(`smtp://127.0.0.1:${await closedPort()}`, "monitor@office.example");
    expect(await failureOf(closed.deliver(message))).toMatchObject({ code: "mail-refused" });
    const plain = await portOf(mailServer({}));
    const encrypted = new SmtpNotifier(`smtps://127.0.0.1:${plain}`, "monitor@office.example");
    expect(await failureOf(encrypted.deliver(message))).toMatchObject({ code: "mail-tls" });
  });
});

describe("a notice that the other system does not take", () => {
  test.each([
    { status: 401, code: "webhook-login", setting: "MONITOR_WEBHOOK_SECRET" },
    { status: 403, code: "webhook-login", setting: "MONITOR_WEBHOOK_SECRET" },
    { status: 404, code: "webhook-path", setting: "MONITOR_WEBHOOK_URL" },
    { status: 410, code: "webhook-path", setting: "MONITOR_WEBHOOK_URL" },
    { status: 302, code: "webhook-moved", setting: "MONITOR_WEBHOOK_URL" },
    { status: 400, code: "webhook-other", setting: "MONITOR_WEBHOOK_URL" },
    { status: 429, code: "webhook-busy", setting: "MONITOR_WEBHOOK_URL" },
    { status: 503, code: "webhook-busy", setting: "MONITOR_WEBHOOK_URL" },
  ])("with $status names $setting", async ({ status, code, setting }) => {
    const server = createHttpServer((request, response) => {
      request.resume().on("end", () => response.writeHead(status, { location: "/elsewhere" }).end());
    });
    const url = `http://127.0.0.1:${await portOf(server)}/hidden`;
    const failure = await failureOf(new WebhookNotifier(url, secret, fixedClock()).deliver(message));
    expect(failure.code).toBe(code);
    expect(failure.message).toMatch(new RegExp(`^${setting}: `));
    expect(stored(failure)).not.toMatch(/hidden|secret of/);
  });

  test("because nobody listens there, or no encryption is spoken there, names the address", async () => {
    const closed = new WebhookNotifier(`http://127.0.0.1:${await closedPort()}/`, secret, fixedClock());
    expect(await failureOf(closed.deliver(message))).toMatchObject({ code: "webhook-refused" });
    const server = createHttpServer();
    const encrypted = new WebhookNotifier(`https://127.0.0.1:${await portOf(server)}/`, secret, fixedClock());
    expect(await failureOf(encrypted.deliver(message))).toMatchObject({ code: "webhook-tls" });
  });
});

/** As Node and its mail client throw them for what no server of this computer can play. */
describe("an error of the network", () => {
  const withCode = (code: string, text = "connect failed") => Object.assign(new Error(text), { code });

  test.each([
    { kind: "host-unknown", error: withCode("ENOTFOUND") },
    { kind: "host-unknown", error: withCode("EAI_AGAIN") },
    { kind: "unreachable", error: withCode("EHOSTUNREACH") },
    { kind: "silent", error: withCode("UND_ERR_CONNECT_TIMEOUT") },
    { kind: "silent", error: withCode("ECONNRESET") },
    { kind: "certificate", error: withCode("DEPTH_ZERO_SELF_SIGNED_CERT", "self-signed certificate") },
    { kind: "certificate", error: withCode("ERR_TLS_CERT_ALTNAME_INVALID") },
    { kind: "certificate", error: withCode("CERT_HAS_EXPIRED") },
    { kind: "certificate", error: withCode("UNABLE_TO_VERIFY_LEAF_SIGNATURE") },
    { kind: "tls", error: withCode("ERR_SSL_WRONG_VERSION_NUMBER") },
  ])("$error.code is $kind, under whatever error it lies", ({ kind, error }) => {
    const wrapped = new TypeError("fetch failed", { cause: new AggregateError([error], "all failed") });
    expect(webhookError(wrapped).code).toBe(`webhook-${kind}`);
    expect(mailError(Object.assign(error, { command: "CONN" })).code).toBe(`mail-${kind}`);
  });

  test.each([
    { error: Object.assign(new Error("queryA ENOTFOUND mail"), { code: "EDNS" }), code: "mail-host-unknown" },
    {
      error: Object.assign(new Error("Greeting never received"), { code: "ETIMEDOUT" }),
      code: "mail-silent",
    },
    { error: Object.assign(new Error("Missing credentials"), { code: "EAUTH" }), code: "mail-login" },
    {
      error: Object.assign(new Error("self-signed certificate"), { code: "ESOCKET" }),
      code: "mail-certificate",
    },
    {
      error: Object.assign(new Error("Error upgrading connection with STARTTLS"), { code: "ETLS" }),
      code: "mail-tls",
    },
    { error: "no error at all", code: "mail-other" },
  ])("of the mail client is $code", ({ error, code }) => {
    expect(mailError(error).code).toBe(code);
  });

  test("of a time limit is a server that does not answer", () => {
    expect(webhookError(new DOMException("The operation timed out", "TimeoutError")).code).toBe(
      "webhook-silent",
    );
  });

  test.each(["bus-refused: The bus", "Error: mail-login", "mail-nothing: x", "webhook-sender: x", ""])(
    "that is none of a channel of this computer has no words of its own: %s",
    (text) => {
      expect(deliveryErrorText(text)).toBeNull();
    },
  );
});
