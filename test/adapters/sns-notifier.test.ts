import { SNSClient } from "@aws-sdk/client-sns";
import { expect, test } from "vitest";
import { SnsNotifier } from "../../shared/aws/notifiers.ts";
import type { Message } from "../../shared/ports/notice-store.ts";
import { aNoticeItem, aNotice } from "../support/notices.ts";

const notice = aNotice({
  id: "1129000/2020/alert/news@topic:사회적경제과",
  to: { kind: "topic", department: "사회적경제과" },
});

function message(changes: Partial<Message> = {}): Message {
  return {
    notice,
    text: "한 문단\n\none paragraph",
    subject: "제목",
    followers: "1129000",
    html: "<p>",
    ...changes,
  };
}

async function published(sent: Message): Promise<Record<string, unknown>> {
  const client = new SNSClient({
    region: "ap-northeast-2",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  const requests: object[] = [];
  client.middlewareStack.add(
    () => (request) => {
      requests.push(request.input);
      return Promise.resolve({ output: { $metadata: {} }, response: {} });
    },
    { step: "initialize" },
  );
  await new SnsNotifier(client, "arn:topic").deliver(sent);
  expect(requests).toHaveLength(1);
  return { ...requests[0] };
}

function attribute(StringValue: string) {
  return { DataType: "String", StringValue };
}

test("a notice is one message, with what subscribers may filter by", async () => {
  expect(await published(message())).toEqual({
    TopicArn: "arn:topic",
    Subject: "Budget execution monitor",
    Message: "한 문단\n\none paragraph",
    MessageAttributes: {
      noticeId: attribute(notice.id),
      kind: attribute("alert"),
      office: attribute("1129000"),
      fiscalYear: attribute("2020"),
      department: attribute("사회적경제과"),
      severity: attribute("warning"),
    },
  });
});

test("a notice for the whole office names no department and no severity: SNS takes no empty attribute", async () => {
  const over = { title: null, matters: [aNoticeItem({ severity: null })], unlisted: 0 };
  const office = { ...notice, to: { kind: "topic" as const, department: null }, sections: [over] };
  const request = await published(message({ notice: office }));
  expect(Object.keys(request["MessageAttributes"] as object)).toEqual([
    "noticeId",
    "kind",
    "office",
    "fiscalYear",
  ]);
});

test("a letter that is longer than SNS takes is cut between two of its items, and says so", async () => {
  const text = Array.from({ length: 3_000 }, (_, at) => `${at} ${"가".repeat(40)}`).join("\n\n");
  const { Message } = await published(message({ text }));
  const lines = String(Message).split("\n\n");
  expect(new TextEncoder().encode(String(Message)).length).toBeLessThan(256 * 1024);
  expect(lines.at(-1)).toBe("…");
  expect(text.startsWith(lines.slice(0, -1).join("\n\n"))).toBe(true);
});
