/** Whatever happens to alerts, whenever and however often it is told: nobody misses news, and nobody hears it twice. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { AlertEvent } from "../../../shared/contracts/events/outbox.ts";
import { destinationText, itemsOf } from "../../../shared/domain/notices/notice.ts";
import { type Severity, severities } from "../../../shared/domain/policy/policy.ts";
import { books } from "../../support/uploads.ts";
import { alertBundle } from "./alert-bundles.ts";
import { failingNotifier, openNotifyFixture } from "./notify-fixture.ts";

interface Reported {
  readonly name: string;
  readonly type: AlertEvent["type"];
  readonly severity: Severity;
  readonly version: number;
}

const recipients = [
  { lines: { by: "unit-project", value: "가" }, addresses: ["a@office.example"] },
  { lines: { by: "unit-project", value: "나" }, addresses: ["b@office.example", "a@office.example"] },
] as const;
const hearers: Readonly<Record<string, readonly string[]>> = {
  가: ["a@office.example"],
  나: ["a@office.example", "b@office.example"],
  다: ["topic:사회적경제과"],
};

/** Lives of alerts as the domain lets them be: raised, perhaps worse, cleared, and again. */
const bundles = fc
  .array(
    fc.record({
      name: fc.constantFrom("가", "나", "다"),
      severity: fc.constantFrom(...severities),
      worsens: fc.boolean(),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((acts) => {
    const openAlerts = new Map<string, { version: number; severity: Severity; isOpen: boolean }>();
    return acts.map(({ name, severity, worsens }): Reported => {
      const before = openAlerts.get(name);
      const version = (before?.version ?? 0) + 1;
      const isOpen = before?.isOpen !== true || worsens;
      const notified = before?.isOpen === true ? before.severity : severity;
      openAlerts.set(name, { version, severity: notified, isOpen });
      const began = before === undefined ? "AlertRaised" : "AlertReopened";
      const type = before?.isOpen !== true ? began : worsens ? "AlertWorsened" : "AlertCleared";
      return { name, type, severity: notified, version };
    });
  });

const hours = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 12, maxLength: 12 });

test("every transition that is told reaches each whom it concerns once, or was over before anybody heard of it", async () => {
  await fc.assert(
    fc.asyncProperty(bundles, hours, fc.nat(11), fc.nat(3), async (notified, pauses, failing, repeats) => {
      const fixture = openNotifyFixture();
      await fixture.decide({ recipients });
      let hour = 0;
      const setClock = () => {
        const date = `2020-11-${`${2 + Math.floor(hour / 24)}`.padStart(2, "0")}`;
        fixture.at(date, `${`${hour % 24}`.padStart(2, "0")}:00`);
      };
      for (const [at, { name, type, severity, version }] of notified.entries()) {
        hour += pauses[at] ?? 0;
        setClock();
        const bundle = alertBundle(`bundle-${at}`, fixture.dependencies().clock.now(), {
          name,
          type,
          severity,
          alert: { version },
        });
        const notifier = at === failing ? failingNotifier("before", fixture.notifier) : fixture.notifier;
        for (let turn = 0; turn <= repeats; turn++)
          await fixture.tell(bundle, { notifier, sender: `${turn}` });
        await fixture.sendDue();
      }
      for (let turn = 0; turn < 30; turn++) {
        hour += 4;
        setClock();
        await fixture.sendDue();
      }
      expect(await fixture.notices.pending(null)).toEqual([]);
      const log = await fixture.notices.list(books);
      const found = log.flatMap(({ notice, state, withdrawn }) => [
        ...itemsOf(notice).map((noticeItem) => ({ matter: noticeItem, to: notice.to, end: state.state })),
        ...withdrawn.map(({ matter: noticeItem }) => ({
          matter: noticeItem,
          to: notice.to,
          end: "withdrawn",
        })),
      ]);
      const expected = notified
        .filter(({ severity }) => severity !== "notice")
        .flatMap(({ name, version }) => (hearers[name] ?? []).map((to) => `${name}/${version} ${to}`));
      const names = found.map(({ matter: noticeItem, to }) => {
        return `${noticeItem.place.split(" · ").at(-1)}/${noticeItem.alert?.version} ${destinationText(to)}`;
      });
      // Each is in the log once, as sent or as withdrawn ...
      expect(names.toSorted()).toEqual(expected.toSorted());
      expect(found.filter(({ end }) => end !== "sent" && end !== "withdrawn")).toEqual([]);
      // ... and what is sent is in one letter that went out once.
      const ids = fixture.notifier.sent.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const sent = fixture.notifier.sent.flatMap(itemsOf).length;
      expect(sent).toBe(found.filter(({ end }) => end === "sent").length);
    }),
    { seed: 20, numRuns: 150 },
  );
});
