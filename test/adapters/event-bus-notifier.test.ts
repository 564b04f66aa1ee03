import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { expect, test } from "vitest";
import { noticeToJson } from "../../shared/contracts/stored/stored-notice.ts";
import { EventBusNotifier } from "../../shared/aws/notifiers.ts";
import { aNotice } from "../support/notices.ts";

function answering(entry: object) {
  const client = new EventBridgeClient({
    region: "ap-northeast-2",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  const requests: object[] = [];
  client.middlewareStack.add(
    () => (request) => {
      requests.push(request.input);
      return Promise.resolve({ output: { $metadata: {}, Entries: [entry] }, response: {} });
    },
    { step: "initialize" },
  );
  return { requests, notifier: new EventBusNotifier(client, "notices") };
}

const message = {
  notice: aNotice({ to: { kind: "webhook" } }),
  text: "글",
  subject: "[주의 · 새로 발생] 기본경비",
  followers: "1129000",
  html: "<p>",
};

test("a notice is one event, whole and with won as text", async () => {
  const { requests, notifier } = answering({ EventId: "1" });
  await notifier.deliver(message);
  const Detail = JSON.stringify(noticeToJson(message.notice));
  expect(requests).toEqual([
    {
      Entries: [{ EventBusName: "notices", Source: "budget-monitor", DetailType: "NoticeTold", Detail }],
    },
  ]);
  expect(Detail).toContain('"money":"12500000"');
});

test("a notice that the bus does not take is told to be tried again", async () => {
  const { notifier } = answering({ ErrorCode: "ThrottlingException", ErrorMessage: "slow down" });
  await expect(notifier.deliver(message)).rejects.toMatchObject({ code: "bus-refused", retryable: true });
});
