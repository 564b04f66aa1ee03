/** Each recipient of the settings hears of all offices, as their subscription is deployed. */
import { randomInt } from "node:crypto";
import { GetSubscriptionAttributesCommand, ListSubscriptionsByTopicCommand } from "@aws-sdk/client-sns";
import { afterEach, expect, test } from "vitest";
import { readSettings } from "../../infra/settings/settings.ts";
import { output, put, sns } from "./deployed-cloud.ts";
import { oneProject } from "./files.ts";
import { type NoticeFilter, NoticeInbox, type ReceivedNotice } from "./notice-inbox.ts";
import { isToTestWith } from "./test-offices.ts";

const inboxes: NoticeInbox[] = [];
afterEach(async () => {
  for (const inbox of inboxes.splice(0)) await inbox.close();
});

/** A queue that takes what this recipient's deployed subscription takes, of one fiscal year. */
async function inboxOf(email: string, fiscalYear: number): Promise<NoticeInbox> {
  const { Subscriptions = [] } = await sns.send(
    new ListSubscriptionsByTopicCommand({ TopicArn: output("pipeline", "NoticesTopic") }),
  );
  const SubscriptionArn = Subscriptions.find(({ Endpoint }) => Endpoint === email)?.SubscriptionArn;
  const { Attributes = {} } = await sns.send(new GetSubscriptionAttributesCommand({ SubscriptionArn }));
  const policy = Attributes["FilterPolicy"] ?? "";
  const filter = (policy === "" ? {} : JSON.parse(policy)) as NoticeFilter;
  const inbox = await NoticeInbox.open({ ...filter, fiscalYear: [`${fiscalYear}`] });
  inboxes.push(inbox);
  return inbox;
}

function officesOf(received: readonly ReceivedNotice[]): Set<string | undefined> {
  return new Set(received.map(({ attributes }) => attributes["office"]));
}

test("a recipient of all offices hears of each", async () => {
  const { noticeRecipients, canary, ...settings } = readSettings("local");
  const offices = settings.offices.filter((office) => !isToTestWith(office) && office.code !== canary);
  const fiscalYear = randomInt(2_030, 2_100);
  const all = await inboxOf(noticeRecipients[0]?.email ?? "", fiscalYear);
  expect(offices.map(({ code }) => code)).toEqual(["1129000", "4573000"]);
  for (const { code } of offices) {
    const books = { office: code, fiscalYear };
    await put(
      { books, options: { asOf: null, unit: null, mapping: null }, fileName: "projects.csv" },
      oneProject(books),
    );
    await all.until((received) => received.some(({ attributes }) => attributes["office"] === code));
  }
  expect(officesOf(await all.emptied())).toEqual(new Set(["1129000", "4573000"]));
});
