/** The channels of one PC: letters that mail programs read, a mail server, and a signed call that its receiver can check. */
import { noLetterNames } from "../../shared/domain/notices/letter.ts";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer as createHttpServer } from "node:http";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import PostalMime from "postal-mime";
import { afterEach, describe, expect, test } from "vitest";
import { messageOf } from "../../functions/notify/send-notice.ts";
import { FolderNotifier, localNotifier, SmtpNotifier } from "../../local/notify/local-notifier.ts";
import { mimeMessage } from "../../local/notify/mime-message.ts";
import { noticeSettings } from "../../local/notify/notice-settings.ts";
import { signatureOf, WebhookNotifier } from "../../local/notify/webhook-notifier.ts";
import { storedNoticeFromJson } from "../../shared/contracts/stored/stored-notice.ts";
import { accepted } from "../../shared/domain/notices/notice-state.ts";
import { fixedClock } from "../support/fixed-clock.ts";
import { aNoticeItem, aNotice, korean, unnamed } from "../support/notices.ts";

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

const from = "monitor@office.example";
const wild = aNoticeItem({
  place: '<script>alert("1")</script> & 도로',
  text: { ko: "</table><b>", en: "one paragraph" },
});
const message = messageOf(
  aNotice({ sections: [{ title: null, matters: [wild], unlisted: 3 }] }),
  { ...noLetterNames, office: "무주군" },
  korean,
);

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "letters-"));
  closers.push(() => {
    rmSync(path, { recursive: true, force: true });
  });
  return path;
}

/** @returns the port that the server listens on. */
async function listening(server: Server): Promise<number> {
  await new Promise<void>((ready) => {
    server.listen(0, "127.0.0.1", ready);
  });
  closers.push(() => server.close());
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

describe("a letter", () => {
  test("reads back as it was written: addresses, subject, text and page, all in Hangul", async () => {
    const parsed = await PostalMime.parse(await mimeMessage(message, from));
    expect(parsed).toMatchObject({
      from: { address: from },
      to: [{ address: "chief@office.example" }],
      subject: message.subject,
      date: message.notice.at,
    });
    expect(parsed.text?.trim()).toBe(message.text.trim());
    expect(parsed.html).toContain("무주군 · ");
    expect(parsed.html?.trim()).toBe(message.html.trim());
    expect(parsed.messageId).toMatch(/^<[0-9a-f]{32}@office\.example>$/);
  });

  test("is the same bytes each time, in lines that every server takes, ASCII alone in its head", async () => {
    const [bytes, again] = [await mimeMessage(message, from), await mimeMessage(message, from)];
    expect(bytes.equals(again)).toBe(true);
    const lines = bytes.toString("latin1").split("\r\n");
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(998);
    expect(lines.slice(0, lines.indexOf("")).join("")).toMatch(/^[\x20-\x7e]*$/);
    expect(bytes.includes("\n\n")).toBe(false);
  });

  test("keeps whatever a project is called as text", () => {
    expect(message.html).toContain("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; 도로");
    expect(message.html).toContain("&lt;/table&gt;&lt;b&gt;");
    expect(message.html).not.toContain("<script");
  });

  test("lies in the folder once, though it is delivered twice", async () => {
    const [path, announced] = [folder(), Array<string>()];
    const notifier = new FolderNotifier(path, from, ({ subject }) => announced.push(subject));
    await notifier.deliver(message);
    await notifier.deliver(message);
    expect(readdirSync(path)).toHaveLength(1);
    expect(readdirSync(path)[0]).toMatch(/^[0-9a-f]{32}\.eml$/);
    expect(announced).toEqual([message.notice.subject]);
  });

  test("for the followers of a department bears its name", async () => {
    const notice = aNotice({ to: { kind: "topic", department: "사회적경제과" } });
    const parsed = await PostalMime.parse(await mimeMessage(messageOf(notice, unnamed, korean), from));
    expect(parsed.to).toEqual([{ name: "사회적경제과", address: "office-1129000@localhost" }]);
  });
});

test("a mail server gets the very letter of the folder", async () => {
  const said: string[] = [];
  let data = "";
  const server = createServer((socket) => {
    let isData = false;
    socket.write("220 test\r\n");
    socket.on("data", (chunk) => {
      const text = chunk.toString("latin1");
      if (isData) {
        data += text;
        if (!data.endsWith("\r\n.\r\n")) return;
        isData = false;
        socket.write("250 taken\r\n");
        return;
      }
      said.push(text.trim());
      if (text.startsWith("DATA")) isData = true;
      socket.write(
        text.startsWith("DATA") ? "354 go on\r\n" : text.startsWith("QUIT") ? "221 bye\r\n" : "250 ok\r\n",
      );
    });
  });
  const port = await listening(server);
  await new SmtpNotifier(`smtp://127.0.0.1:${port}?ignoreTLS=true`, from).deliver(message);
  expect(said.slice(1, 3)).toEqual([`MAIL FROM:<${from}>`, "RCPT TO:<chief@office.example>"]);
  const bytes = await mimeMessage(message, from);
  expect(data).toBe(`${bytes.toString("latin1").replace(/\r\n$/, "")}\r\n.\r\n`);
});

describe("a webhook", () => {
  const secret = "a secret of the two of them";

  async function receiver(status: number) {
    const calls: { headers: NodeJS.Dict<string | string[]>; body: string }[] = [];
    const server = createHttpServer((request, response) => {
      let body = "";
      request.setEncoding("utf8").on("data", (part: string) => (body += part));
      request.on("end", () => {
        calls.push({ headers: request.headers, body });
        response.writeHead(status).end("thanks");
      });
    });
    const port = await listening(server);
    const notifier = new WebhookNotifier(`http://127.0.0.1:${port}/notices`, secret, fixedClock());
    return { calls, notifier };
  }

  test("gets the notice with a signature over the moment and the body", async () => {
    const { calls, notifier } = await receiver(204);
    await notifier.deliver(message);
    const [call] = calls;
    const timestamp = "2020-11-02T00:00:00.000Z";
    expect(call?.headers).toMatchObject({
      "x-timestamp": timestamp,
      "x-signature": `sha256=${signatureOf(secret, timestamp, call?.body ?? "")}`,
      "content-type": "application/json; charset=utf-8",
    });
    const notice: unknown = JSON.parse(call?.body ?? "");
    const stored = { ...accepted(message.notice, timestamp), notice };
    expect(storedNoticeFromJson(stored).notice).toEqual(message.notice);
    // A body that somebody changed has another signature.
    expect(signatureOf(secret, timestamp, `${call?.body} `)).not.toBe(
      signatureOf(secret, timestamp, call?.body ?? ""),
    );
  });

  test("that refuses is tried again, and its secret is in no message", async () => {
    const { notifier } = await receiver(500);
    const rejection = await notifier.deliver(message).catch((error: unknown) => error);
    expect(rejection).toMatchObject({ code: "webhook-busy", retryable: true, context: { status: 500 } });
    expect(JSON.stringify(rejection) + String(rejection)).not.toContain(secret);
  });
});

describe("the channels of the environment", () => {
  test("are a folder alone where nothing is said", () => {
    expect(noticeSettings({})).toEqual({
      from: "monitor@localhost",
      smtpUrl: null,
      webhook: null,
      letters: { language: "ko", pageAddress: null },
    });
  });

  test("say in which language letters are, and where their links lead: an empty setting is none", () => {
    const set = {
      MONITOR_LETTER_LANG: "en",
      MONITOR_PAGE_URL: "https://monitor.office.example/budget?lang=en#top",
    };
    expect(noticeSettings(set).letters).toEqual({
      language: "en",
      pageAddress: "https://monitor.office.example/budget",
    });
    expect(noticeSettings({ MONITOR_LETTER_LANG: "", MONITOR_PAGE_URL: " " }).letters).toEqual(korean);
  });

  test("may have a secret in a file", () => {
    const file = join(folder(), "secret");
    writeFileSync(file, "0123456789abcdef\n");
    const environment = {
      MONITOR_WEBHOOK_URL: "https://office.example/n",
      MONITOR_WEBHOOK_SECRET_FILE: file,
    };
    expect(noticeSettings(environment).webhook).toEqual({
      url: "https://office.example/n",
      secret: readFileSync(file, "utf8").trim(),
    });
  });

  test.each([
    { name: "MONITOR_SMTP_URL", environment: { MONITOR_SMTP_URL: "http://user:hidden@host" } },
    { name: "MONITOR_MAIL_FROM", environment: { MONITOR_MAIL_FROM: "hidden" } },
    { name: "MONITOR_WEBHOOK_SECRET", environment: { MONITOR_WEBHOOK_URL: "https://office.example" } },
    {
      name: "MONITOR_WEBHOOK_SECRET",
      environment: { MONITOR_WEBHOOK_URL: "https://office.example", MONITOR_WEBHOOK_SECRET: "hidden" },
    },
    ...[
      "ftp://host/",
      "monitor.office.go.kr",
      "javascript:alert(1)",
      "https://user:hidden@host/",
      "//host",
    ].map((address) => ({ name: "MONITOR_PAGE_URL", environment: { MONITOR_PAGE_URL: address } })),
    { name: "MONITOR_LETTER_LANG", environment: { MONITOR_LETTER_LANG: "jp-hidden" } },
    {
      name: "MONITOR_WEBHOOK_SECRET_FILE",
      environment: {
        MONITOR_WEBHOOK_URL: "https://office.example",
        MONITOR_WEBHOOK_SECRET_FILE: "/nowhere/hidden",
      },
    },
  ])("are refused by the name of $name, without its value", ({ name, environment }) => {
    const refuse = () => noticeSettings(environment);
    expect(refuse).toThrow(name);
    expect(refuse).not.toThrow("hidden");
  });

  test("a notice for a channel that is not there fails, so that it is tried again and then given up", async () => {
    const notifier = localNotifier(folder(), noticeSettings({}), fixedClock(), () => {});
    const call = notifier.deliver({ ...message, notice: aNotice({ to: { kind: "webhook" } }) });
    await expect(call).rejects.toMatchObject({ code: "channel-missing" });
  });
});
