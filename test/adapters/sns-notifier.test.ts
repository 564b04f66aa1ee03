import { SNSClient } from "@aws-sdk/client-sns";
import { expect, test } from "vitest";
import { SnsNotifier } from "../../shared/aws/sns-notifier.ts";
import type { Notice } from "../../shared/ports/notifier.ts";
import { books } from "../support/uploads.ts";

const notice: Notice = {
  id: "1129000/2020/alert/news@사회적경제과",
  books,
  at: "2020-11-02T00:00:00.000Z",
  kind: "alert",
  department: "사회적경제과",
  severity: "warning",
  subject: "[집행 지연] 사회적경제과 · 기본경비",
  paragraphs: ["한 문단", "one paragraph"],
};

async function published(sent: Notice): Promise<Record<string, unknown>> {
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
  expect(await published(notice)).toEqual({
    TopicArn: "arn:topic",
    Subject: "Budget execution monitor",
    Message: "[집행 지연] 사회적경제과 · 기본경비\n\n한 문단\n\none paragraph",
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
  const request = await published({ ...notice, department: null, severity: null });
  expect(Object.keys(request["MessageAttributes"] as object)).toEqual([
    "noticeId",
    "kind",
    "office",
    "fiscalYear",
  ]);
});
