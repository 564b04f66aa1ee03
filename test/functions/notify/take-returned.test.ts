// Letters that came back: who is not reached is in the list of notices, and the first of each is news to the others.
import { describe, expect, test } from "vitest";
import { takeReturned } from "../../../functions/notify/take-returned.ts";
import { letterReturned } from "../../../shared/contracts/events/letter-returned.ts";
import { destinationText, itemsOf, letterTag } from "../../../shared/domain/notices/notice.ts";
import { sha256Of } from "../../../shared/runtime/sha256.ts";
import { aFinding, books } from "../../support/uploads.ts";
import { alertEvents, refusedEvents } from "./alert-bundles.ts";
import { dyingAt, type NotifyFixture, openNotifyFixture } from "./notify-fixture.ts";

const [chief, auditor] = ["chief@office.example", "audit@office.example"];
const permanent = { bounceType: "Permanent", bounceSubType: "General" };

/** As EventBridge delivers it; SES says more than we read. */
function event(id: string, bounce: object | null, time = "2020-11-02T00:05:00Z") {
  return letterReturned.parse({
    version: "0",
    source: "aws.ses",
    "detail-type": bounce === null ? "Email Complaint Received" : "Email Bounced",
    time,
    detail: {
      eventType: bounce === null ? "Complaint" : "Bounce",
      ...(bounce === null ? { complaint: { feedbackId: "f" } } : { bounce }),
      mail: {
        destination: [chief],
        tags: {
          "ses:configuration-set": ["budget-monitor-test"],
          office: [books.office],
          fiscalYear: [`${books.fiscalYear}`],
          notice: [letterTag({ id }, sha256Of)],
        },
      },
    },
  });
}

async function withLetters(): Promise<NotifyFixture> {
  const fixture = openNotifyFixture();
  await fixture.decide({ recipients: [{ lines: null, addresses: [chief, auditor] }] });
  await fixture.tell(alertEvents({}));
  return fixture;
}

async function letterTo(fixture: NotifyFixture, address: string, at = 0) {
  const letters = (await fixture.notices.list(books)).filter(
    ({ notice }) => destinationText(notice.to) === address && notice.kind !== "returned",
  );
  const letter = letters[at];
  if (letter === undefined) throw new RangeError(`No letter to ${address}`);
  return letter;
}

const take = (fixture: NotifyFixture, given: ReturnType<typeof event>, changes = {}) =>
  takeReturned(given, { ...fixture.dependencies(changes), hash: sha256Of });

const news = ({ notifier }: NotifyFixture) => notifier.sent.filter(({ kind }) => kind === "returned");

describe("a letter that came back", () => {
  test("is marked with the reason, and who else hears of the office is told whose address to correct", async () => {
    const fixture = await withLetters();
    const { notice } = await letterTo(fixture, chief);
    await take(fixture, event(notice.id, permanent));
    expect((await letterTo(fixture, chief)).state).toMatchObject({
      state: "returned",
      trouble: "bounce: General",
    });
    expect((await letterTo(fixture, auditor)).state).toMatchObject({ state: "sent" });
    expect(news(fixture).map(({ to }) => destinationText(to))).toEqual([auditor]);
    const [item] = news(fixture).flatMap(itemsOf);
    expect(item).toMatchObject({ place: chief, label: { ko: "편지 반송" } });
    expect(item?.text.ko).toContain(`${chief} 앞으로 보낸 편지가 돌아왔습니다(bounce: General).`);
  });

  test("is news once of each recipient, however many letters come back and however often that is told", async () => {
    const fixture = await withLetters();
    await fixture.tell(refusedEvents("UploadHeld", [aFinding()]));
    for (const at of [0, 1, 0, 1]) {
      const { notice } = await letterTo(fixture, chief, at);
      await take(fixture, event(notice.id, permanent));
    }
    expect(news(fixture)).toHaveLength(1);
    for (const at of [0, 1]) expect((await letterTo(fixture, chief, at)).state.state).toBe("returned");
  });

  test("is told although the process dies between the news and the mark", async () => {
    for (const nth of [1, 2, 3, 4]) {
      const fixture = await withLetters();
      const { notice } = await letterTo(fixture, chief);
      const given = event(notice.id, permanent);
      const dying = { notices: dyingAt(nth, "after", fixture.notices) };
      await expect(take(fixture, given, dying)).rejects.toThrow("The process died");
      fixture.at("2020-11-02", "10:00");
      await fixture.sendDue();
      await take(fixture, given);
      await fixture.sendDue();
      expect(new Set(news(fixture).map(({ id }) => id)).size).toBe(1);
      expect((await letterTo(fixture, chief)).state.state).toBe("returned");
    }
  });

  test("to the only one who hears of the office goes to the topic, not to them", async () => {
    const fixture = openNotifyFixture();
    await fixture.decide({ recipients: [{ lines: null, addresses: ["Chief@office.example"] }] });
    await fixture.tell(alertEvents({}));
    const { notice } = await letterTo(fixture, chief);
    await take(fixture, event(notice.id, permanent));
    expect(news(fixture).map(({ to }) => destinationText(to))).toEqual(["topic:"]);
  });

  test("with news of a letter that came back is marked, and no news again", async () => {
    const fixture = await withLetters();
    const { notice } = await letterTo(fixture, chief);
    await take(fixture, event(notice.id, permanent));
    const [notified] = news(fixture);
    await take(fixture, event(notified?.id ?? "", permanent));
    expect(news(fixture)).toHaveLength(1);
    const states = (await fixture.notices.list(books)).map(({ state }) => state.state);
    expect(states.toSorted()).toEqual(["returned", "returned", "sent"]);
  });
});

test("a letter that its reader called unwanted is marked, and its office is told what to do", async () => {
  const fixture = await withLetters();
  const { notice } = await letterTo(fixture, chief);
  await take(fixture, event(notice.id, null));
  expect((await letterTo(fixture, chief)).state).toMatchObject({ state: "returned", trouble: "complaint" });
  expect(news(fixture).flatMap(itemsOf)[0]?.text.ko).toContain("원하지 않는 메일로 신고");
});

test("an answer of somebody on holiday, which SES calls a passing bounce, changes nothing", async () => {
  const fixture = await withLetters();
  const { notice } = await letterTo(fixture, chief);
  await take(fixture, event(notice.id, { bounceType: "Transient", bounceSubType: "General" }));
  expect((await letterTo(fixture, chief)).state.state).toBe("sent");
  await take(fixture, event(notice.id, { bounceType: "Transient", bounceSubType: "MailboxFull" }));
  expect((await letterTo(fixture, chief)).state.state).toBe("returned");
});

test("a letter of which nothing is known is passed over", async () => {
  const fixture = await withLetters();
  expect(await take(fixture, event("another", permanent))).toEqual([]);
});
