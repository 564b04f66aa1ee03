// The letters about a file that waited, once it waits no more.
import { beforeEach, describe, expect, test } from "vitest";
import type { OutboxBundle, UploadEvent } from "../../../shared/contracts/events/outbox.ts";
import { destinationText, itemsOf } from "../../../shared/domain/notices/notice.ts";
import { day } from "../../support/builders.ts";
import type { NoticeStore } from "../../../shared/ports/notice-store.ts";
import { aFinding, books } from "../../support/uploads.ts";
import { type NotifyFixture, openNotifyFixture } from "./notify-fixture.ts";

const facts = { version: 1, seq: 1, uploadId: "aaaa", fileName: "집행현황.csv" } as const;
const idOf = (state: string, version: number) => `1129000/2020/aaaa/${state}/${version}`;

function bundleOf(event: UploadEvent): OutboxBundle {
  return { topic: "upload", id: event.id, books, at: "2020-11-02T00:00:00.000Z", events: [event] };
}

const heldEvent = {
  type: "UploadHeld",
  ...facts,
  id: idOf("held", 2),
  findings: [aFinding({ consequence: "hold" })],
  findingCount: 1,
} satisfies UploadEvent;
const applied = {
  type: "UploadApplied",
  ...facts,
  format: "template",
  asOf: day("2020-10-31"),
  records: 2,
  postings: 2,
} as const;
const held = bundleOf(heldEvent);
const ends = {
  discarded: bundleOf({ type: "UploadDiscarded", ...facts, id: idOf("discarded", 4), by: "이예산" }),
  released: bundleOf({ ...applied, id: idOf("applied", 4) }),
};

let fixture: NotifyFixture;
beforeEach(() => {
  fixture = openNotifyFixture();
});

const sent = () => fixture.notifier.sent.map(({ subject }) => subject);
const states = async () => (await fixture.notices.list(books)).map(({ state }) => state.state);

describe.each(["discarded", "released"] as const)("a hold that was %s", (end) => {
  test("by night is news to nobody in the morning", async () => {
    fixture.at("2020-11-02", "22:00");
    await fixture.tell(held);
    await fixture.tell(ends[end]);
    fixture.at("2020-11-03", "09:00");
    await fixture.sendDue();
    expect(sent()).toEqual([]);
    expect(await states()).toEqual(["dropped"]);
    expect(await fixture.notices.pending(books)).toEqual([]);
  });

  test("after the letter went out is told to whoever got it, once, and to nobody else", async () => {
    fixture.at("2020-11-02", "10:00");
    await fixture.tell(held);
    await fixture.decide({ recipients: [{ lines: null, addresses: ["new@office.example"] }] });
    await fixture.tell(ends[end]);
    await fixture.tell(ends[end]);
    expect(sent()).toEqual(["[업로드 보류] 집행현황.csv", "[업로드 보류 끝] 집행현황.csv"]);
    expect(fixture.notifier.sent.map(({ to }) => destinationText(to))).toEqual(["topic:", "topic:"]);
    const text = fixture.notifier.sent.flatMap(itemsOf).at(-1)?.text.ko;
    expect(text).toContain("더 하실 일이 없습니다.");
    expect(text).toContain(end === "discarded" ? "이예산 님이 폐기하였습니다" : "장부에 반영하였습니다");
  });

  test("of another file leaves its letters alone", async () => {
    fixture.at("2020-11-02", "22:00");
    await fixture.tell(bundleOf({ ...heldEvent, uploadId: "aaaab", id: "1129000/2020/aaaab/held/2" }));
    await fixture.tell(ends[end]);
    expect(await states()).toEqual(["waiting"]);
  });
});

test("a file that was never held is no news, and no letters are looked through for it", async () => {
  const blind: NoticeStore = {
    maxNoticesPerSave: 1,
    read: () => Promise.reject(new Error("looked")),
    save: () => Promise.reject(new Error("looked")),
    pending: () => Promise.reject(new Error("looked")),
    list: () => Promise.reject(new Error("looked")),
  };
  await fixture.tell(bundleOf({ ...applied, id: idOf("applied", 2) }), { notices: blind });
  expect(sent()).toEqual([]);
});
