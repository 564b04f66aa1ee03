import { describe, expect, test } from "vitest";
import { claimMinutes, mostTries } from "../../../shared/domain/notices/notice-state.ts";
import { destinationText, itemsOf } from "../../../shared/domain/notices/notice.ts";
import type { Notifier } from "../../../shared/ports/notice-store.ts";
import { day } from "../../support/builders.ts";
import { aFinding, books } from "../../support/uploads.ts";
import { alertBundle, alertEvents, appliedEvents, refusedEvents } from "./alert-bundles.ts";
import { dyingAt, failingNotifier, type NotifyFixture, openNotifyFixture } from "./notify-fixture.ts";

const chief = { lines: null, addresses: ["chief@office.example"] };
const newEvents = alertEvents({ department: "가", name: "가" }, { department: "나", name: "나" });

function destinations({ notifier }: NotifyFixture): string[] {
  return notifier.sent.map(({ to }) => destinationText(to));
}

async function states({ notices }: NotifyFixture): Promise<string[]> {
  return (await notices.list(books)).map(({ state }) => state.state);
}

describe("news", () => {
  test("is brought once to each whom it concerns, however often it is told", async () => {
    const fixture = openNotifyFixture();
    await fixture.tell(newEvents);
    await fixture.tell(newEvents);
    await fixture.sendDue();
    expect(destinations(fixture)).toEqual(["topic:가", "topic:나"]);
    expect(await fixture.notices.pending(null)).toEqual([]);
    expect(await states(fixture)).toEqual(["sent", "sent"]);
  });

  test("is brought once when two hands work it at the same time", async () => {
    const fixture = openNotifyFixture();
    const hands = ["one", "two", "three"].map((sender) => fixture.tell(newEvents, { sender }));
    await Promise.all([...hands, fixture.sendDue({ sender: "four" })]);
    expect(destinations(fixture).toSorted()).toEqual(["topic:가", "topic:나"]);
  });

  test("of a refused upload is brought once, of an applied one to nobody", async () => {
    const fixture = openNotifyFixture();
    const held = refusedEvents("UploadHeld", [aFinding()]);
    for (const bundle of [appliedEvents(), held, held]) await fixture.tell(bundle);
    expect(fixture.notifier.sent.map(({ kind }) => kind)).toEqual(["upload"]);
  });

  test("that was taken back by no policy still comes once when the policy changes between two deliveries", async () => {
    const fixture = openNotifyFixture();
    await fixture.decide({ recipients: [chief] });
    await fixture.tell(newEvents);
    await fixture.decide({ recipients: [chief, { lines: null, addresses: ["new@office.example"] }] });
    await fixture.tell(newEvents);
    expect(destinations(fixture)).toEqual(["chief@office.example", "new@office.example"]);
  });
});

describe("a process that dies", () => {
  // Two notices are stored, then each is claimed and sent: writes 1 to 6.
  const writes = [1, 2, 3, 4, 5, 6].flatMap((nth) => [
    { nth, when: "before" as const },
    { nth, when: "after" as const },
  ]);

  test.each(writes)("$when write $nth loses no news", async ({ nth, when }) => {
    const fixture = openNotifyFixture();
    const dying = dyingAt(nth, when, fixture.notices);
    await expect(fixture.tell(newEvents, { notices: dying, sender: "dead" })).rejects.toThrow(
      "The process died",
    );
    // The bundle comes again at once, and the claims of the dead end a little later.
    await fixture.tell(newEvents, { sender: "next" });
    fixture.at("2020-11-02", `09:0${claimMinutes}`);
    await fixture.sendDue({ sender: "next" });
    expect(await states(fixture)).toEqual(["sent", "sent"]);
    // Only who died between a delivery and its receipt sends a letter again, under the same id.
    const again = (nth === 4 || nth === 6) && when === "before" ? 1 : 0;
    const ids = fixture.notifier.sent.map(({ id }) => id);
    expect(ids).toHaveLength(2 + again);
    expect(new Set(ids).size).toBe(2);
  });

  test.each(writes)("$when write $nth is taken up at once by the next of its name", async ({ nth, when }) => {
    const fixture = openNotifyFixture();
    const dying = dyingAt(nth, when, fixture.notices);
    await expect(fixture.tell(newEvents, { notices: dying, sender: "home" })).rejects.toThrow(
      "The process died",
    );
    await fixture.tell(newEvents, { sender: "home" });
    expect(await states(fixture)).toEqual(["sent", "sent"]);
  });
});

describe("a channel that fails", () => {
  test.each(["before", "after"] as const)(
    "costs its letter a try and no other one (%s it was out)",
    async (when) => {
      const fixture = openNotifyFixture();
      let count = 0;
      const failing = failingNotifier(when, fixture.notifier);
      const notifier: Notifier = {
        deliver: (message) => (++count === 1 ? failing.deliver(message) : fixture.notifier.deliver(message)),
      };
      await fixture.tell(newEvents, { notifier });
      expect((await states(fixture)).toSorted()).toEqual(["sent", "waiting"]);
      expect(await fixture.notices.pending(null)).toMatchObject([{ until: "2020-11-02T00:15:00.000Z" }]);
      await fixture.sendDue({ notifier });
      expect((await states(fixture)).toSorted()).toEqual(["sent", "waiting"]);
      fixture.at("2020-11-02", "09:15");
      await fixture.sendDue({ notifier });
      expect(await states(fixture)).toEqual(["sent", "sent"]);
    },
  );

  test("is given up after the last try, and says why without the words of the letter", async () => {
    const fixture = openNotifyFixture();
    await fixture.decide({ quietTimes: { from: "00:00", to: "00:00", holidays: [], onWeekends: false } });
    const notifier = failingNotifier("before", fixture.notifier);
    await fixture.tell(alertEvents({}), { notifier });
    for (let hours = 0; hours < 48; hours++) {
      fixture.at(`2020-11-0${2 + Math.floor(hours / 24)}`, `${`${hours % 24}`.padStart(2, "0")}:59`);
      await fixture.sendDue({ notifier });
    }
    const [stored] = await fixture.notices.list(books);
    expect(stored?.state).toMatchObject({
      state: "given-up",
      trouble: "Error: <…@…> could not be reached",
    });
    // The first step stores it; each try claims and fails.
    expect(stored?.version).toBe(1 + 2 * mostTries);
    expect(await fixture.notices.pending(null)).toEqual([]);
  });
});

describe("at quiet times", () => {
  const raised = alertBundle("raised", "2020-11-06T12:00:00.000Z", { name: "가" }, { name: "나" });
  const cleared = alertBundle("cleared", "2020-11-07T03:00:00.000Z", {
    name: "가",
    type: "AlertCleared",
    alert: { version: 2 },
  });

  async function overTheWeekend(): Promise<NotifyFixture> {
    const fixture = openNotifyFixture();
    await fixture.decide({ recipients: [chief] });
    fixture.at("2020-11-06", "21:00");
    await fixture.tell(raised);
    return fixture;
  }

  test("letters wait, and go out in the first run after", async () => {
    const fixture = await overTheWeekend();
    expect(fixture.notifier.sent).toEqual([]);
    expect(await fixture.notices.pending(books)).toMatchObject([{ until: "2020-11-08T23:00:00.000Z" }]);
    fixture.at("2020-11-09", "07:59");
    await fixture.sendDue();
    expect(fixture.notifier.sent).toEqual([]);
    fixture.at("2020-11-09", "08:00");
    await fixture.sendDue();
    expect(destinations(fixture)).toEqual(["chief@office.example"]);
  });

  test("letters that a slow channel leaves no time for go out in the next run, each once", async () => {
    const fixture = openNotifyFixture();
    const addresses = ["a", "b", "c", "d", "e"].map((name) => `${name}@office.example`);
    await fixture.decide({ recipients: [{ lines: null, addresses }] });
    fixture.at("2020-11-06", "21:00");
    await fixture.tell(raised);
    fixture.at("2020-11-09", "08:00");
    const notifier: Notifier = {
      deliver: async (message) => {
        fixture.at("2020-11-09", `08:0${fixture.notifier.sent.length + 1}`);
        await fixture.notifier.deliver(message);
      },
    };
    await fixture.sendDue({ notifier });
    expect(destinations(fixture)).toEqual(addresses.slice(0, 1));
    fixture.at("2020-11-09", "08:15");
    await fixture.sendDue();
    expect(destinations(fixture).toSorted()).toEqual(addresses);
  });

  test("letters wait on when the policy has another holiday by then", async () => {
    const fixture = await overTheWeekend();
    await fixture.decide({
      recipients: [chief],
      quietTimes: { from: "20:00", to: "08:00", onWeekends: true, holidays: [day("2020-11-09")] },
    });
    fixture.at("2020-11-09", "08:00");
    await fixture.sendDue();
    expect(fixture.notifier.sent).toEqual([]);
    expect(await fixture.notices.pending(books)).toMatchObject([{ until: "2020-11-09T23:00:00.000Z" }]);
  });

  test("news that is over before it was told is told to nobody, and the log keeps it", async () => {
    const fixture = await overTheWeekend();
    fixture.at("2020-11-07", "12:00");
    await fixture.tell(cleared);
    fixture.at("2020-11-09", "08:00");
    await fixture.sendDue();
    expect(fixture.notifier.sent.flatMap(itemsOf).map(({ place }) => place)).toEqual(["사회적경제과 · 나"]);
    expect(fixture.notifier.sent[0]?.subject).toBe("[주의 · 새로 발생] 사회적경제과 · 나");
    const [message, end] = await fixture.notices.list(books);
    expect(message?.withdrawn).toMatchObject([
      { matter: { place: "사회적경제과 · 가" }, at: "2020-11-07T03:00:00.000Z" },
    ]);
    expect(end).toMatchObject({
      state: { state: "dropped" },
      withdrawn: [{ matter: { label: { ko: "해소" } } }],
    });
  });

  test("it is the same when the two deliveries cross", async () => {
    const fixture = openNotifyFixture();
    await fixture.decide({ recipients: [chief] });
    fixture.at("2020-11-07", "12:00");
    await fixture.tell(cleared);
    await fixture.tell(raised);
    await fixture.tell(cleared);
    fixture.at("2020-11-09", "08:00");
    await fixture.sendDue();
    expect(fixture.notifier.sent.flatMap(itemsOf).map(({ place }) => place)).toEqual(["사회적경제과 · 나"]);
  });

  test("the clearing of what was told before is told", async () => {
    const fixture = openNotifyFixture();
    await fixture.decide({ recipients: [chief] });
    fixture.at("2020-11-06", "12:00");
    await fixture.tell(raised);
    fixture.at("2020-11-07", "12:00");
    await fixture.tell(cleared);
    fixture.at("2020-11-09", "08:00");
    await fixture.sendDue();
    expect(fixture.notifier.sent.map(({ subject }) => subject)).toEqual([
      "[주의 · 새로 발생] 사회적경제과 · 가 외 1건",
      "[해소] 사회적경제과 · 가",
    ]);
  });

  test("a letter that is on its way counts as told", async () => {
    const fixture = await overTheWeekend();
    fixture.at("2020-11-09", "08:00");
    const notifier: Notifier = {
      deliver: async (message) => {
        await fixture.tell(cleared);
        await fixture.notifier.deliver(message);
      },
    };
    await fixture.sendDue({ notifier });
    const places = fixture.notifier.sent.flatMap(itemsOf).map(({ place, label }) => `${label.ko} ${place}`);
    expect(places.toSorted()).toEqual([
      "주의 · 새로 발생 사회적경제과 · 가",
      "주의 · 새로 발생 사회적경제과 · 나",
      "해소 사회적경제과 · 가",
    ]);
  });
});
