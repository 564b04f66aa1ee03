import { SESv2Client } from "@aws-sdk/client-sesv2";
import { expect, test } from "vitest";
import { SesNotifier } from "../../shared/aws/notifiers.ts";
import { letterTag } from "../../shared/domain/notices/notice.ts";
import { sha256Of } from "../../shared/runtime/sha256.ts";
import { aNotice } from "../support/notices.ts";

test("a letter to a person goes out as text and as a page, from the address of the settings, with the tags by which it is known when it comes back", async () => {
  const client = new SESv2Client({
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
  const notice = aNotice();
  await new SesNotifier(client, {
    from: "monitor@office.example",
    configurationSet: "budget-monitor-test",
  }).deliver({
    notice,
    text: "글",
    subject: "[주의 · 새로 발생] 기본경비",
    followers: "1129000",
    html: "<p>글</p>",
  });
  const part = (Data: string) => ({ Data, Charset: "UTF-8" });
  expect(requests).toEqual([
    {
      FromEmailAddress: "monitor@office.example",
      ConfigurationSetName: "budget-monitor-test",
      EmailTags: [
        { Name: "office", Value: notice.books.office },
        { Name: "fiscalYear", Value: `${notice.books.fiscalYear}` },
        { Name: "notice", Value: letterTag(notice, sha256Of) },
      ],
      Destination: { ToAddresses: ["chief@office.example"] },
      Content: {
        Simple: {
          Subject: part("[주의 · 새로 발생] 기본경비"),
          Body: { Text: part("글"), Html: part("<p>글</p>") },
          Headers: [{ Name: "Auto-Submitted", Value: "auto-generated" }],
        },
      },
    },
  ]);
});
