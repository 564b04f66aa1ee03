/**
 * Postings, days, answers, and deliveries that come twice, late and out of order, through the real assess and
 * notify stages. When all is quiet: one open alert for each key, no news lost, none sent twice, and no lag
 * found by a day on which nothing came in.
 */
import { noLetterNames } from "../../../shared/domain/notices/letter.ts";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { storeAnswer } from "../../../functions/api/alerts/store-answer.ts";
import { publishDay } from "../../../functions/assess/publish-day.ts";
import { assessOffice } from "../../../functions/assess/assess-office.ts";
import { deliverNotices } from "../../../functions/notify/deliver-notice.ts";
import { sendDue } from "../../../functions/notify/send-notice.ts";
import type { ReceivedBundle } from "../../../shared/contracts/events/outbox.ts";
import type { Answer } from "../../../shared/domain/alerts/alert-answer.ts";
import { alertName } from "../../../shared/domain/alerts/alert-name.ts";
import { isOpen, isNotifiable } from "../../../shared/domain/alerts/alert.ts";
import { itemsOf } from "../../../shared/domain/notices/notice.ts";
import { addDays, type IsoDate } from "../../../shared/domain/values/calendar.ts";
import { isAct } from "../../../shared/domain/verify/alert-history.ts";
import type { Clock } from "../../../shared/ports/clock.ts";
import type { Message, Notifier } from "../../../shared/ports/notice-store.ts";
import { TableAlertStore } from "../../../shared/stores/alert-store.ts";
import { TableLedgerStore } from "../../../shared/stores/ledger-store.ts";
import { MemoryItemTable } from "../../../shared/stores/memory-item-table.ts";
import { TableNoticeStore } from "../../../shared/stores/notice-store.ts";
import { day } from "../../support/builders.ts";
import { MemoryOutbox } from "../../support/memory-outbox.ts";
import { policiesOf, strictPolicy } from "../../support/policies.ts";
import { korean } from "../../support/notices.ts";
import { books } from "../../support/uploads.ts";
import { deliver, spending } from "../deliveries.ts";

const policy = { ...strictPolicy, lettersFrom: "notice" as const };
const budget = 100_000_000n;
const why = { reason: "weather", note: "장마", owner: null, due: null } as const;

/** A mail server that is away for a while takes nothing. */
class MoodyNotifier implements Notifier {
  readonly messages: Message[] = [];
  isAway = false;

  deliver(message: Message): Promise<void> {
    if (this.isAway) return Promise.reject(new Error("The server is away"));
    this.messages.push(message);
    return Promise.resolve();
  }
}

class Fixture {
  readonly outbox = new MemoryOutbox();
  readonly ledger = new TableLedgerStore(this.outbox.table);
  readonly alerts = new TableAlertStore(this.outbox.table);
  readonly notices = new TableNoticeStore(new MemoryItemTable());
  readonly notifier = new MoodyNotifier();
  readonly policies = policiesOf(policy);
  readonly clock: Clock = { now: () => this.#instant(), today: () => this.#date };
  #date: IsoDate = day("2020-06-01");
  #hour = 10;
  #posted = 0;
  /** Ids of bundles that were worked at least once. */
  readonly #worked = new Set<string>();

  async post(spent: bigint): Promise<void> {
    const message = `${"abcdefghijklmnopqrstuvwxyz0123456789".charAt(this.#posted % 36)}${Math.floor(this.#posted / 36)}`;
    this.#posted += 1;
    await deliver(this.ledger, message, [spending(this.#date, budget, spent)]);
  }

  async morning(days: number, hour: number): Promise<void> {
    const next = addDays(this.#date, days);
    if (next <= "2020-12-20") this.#date = next;
    this.#hour = hour;
    await publishDay(this);
  }

  /** Works one of the bundles that were told, the nth from the last, whether it was worked before or not. */
  async work(nth: number): Promise<void> {
    const notified = this.outbox.notified();
    const bundle = notified.at(-1 - (nth % Math.max(1, notified.length)));
    if (bundle !== undefined) await this.#workOne(bundle);
  }

  async answer(nth: number, act: Answer["act"]): Promise<void> {
    const open = (await this.alerts.readAlerts(books)).filter(isOpen);
    const alert = open[nth % Math.max(1, open.length)];
    if (alert === undefined) return;
    const until = addDays(this.#date, 9);
    const given: Answer = act === "snooze" ? { act, until, why } : { act, why };
    await storeAnswer(books, alertName(alert), given, "담당자", this);
  }

  /** Everything that was told is worked, what waits is sent, on a working day. */
  async settle(): Promise<void> {
    this.notifier.isAway = false;
    for (let round = 0; round < 10; round++) {
      const left = this.outbox.notified().filter(({ id }) => !this.#worked.has(id));
      if (left.length === 0) break;
      for (const bundle of left) await this.#workOne(bundle);
    }
    // Days on, so that every claim, night and wait is over.
    for (let passed = 0; passed < 6; passed++) {
      this.#date = addDays(this.#date, 1);
      this.#hour = 10;
      await sendDue(this.#senders());
    }
  }

  /** What was told as news: all but the first load, which is what the first look found on its day. */
  news(): string[] {
    const events = this.outbox
      .notified()
      .flatMap((bundle) => (bundle.topic === "alert" ? bundle.events : []));
    const first = Math.min(...events.map(({ alert }) => alert.knownSeq));
    const quiet = events.filter(({ quiet: reason }) => reason === "first-load");
    expect(new Set(quiet.map(({ alert }) => alert.knownSeq))).toEqual(
      new Set(quiet.length > 0 ? [first] : []),
    );
    return events
      .filter((event) => !quiet.includes(event))
      .map(({ alert }) => `${alertName(alert)} ${alert.version}`);
  }

  async sendDue(): Promise<void> {
    await sendDue(this.#senders());
  }

  #senders() {
    const { notices, notifier, clock, policies, ledger, alerts } = this;
    return {
      notices,
      notifier,
      clock,
      policies,
      ledger,
      alerts,
      sender: "model",
      namesIn: () => Promise.resolve(noLetterNames),
      letters: korean,
    };
  }

  async #workOne(bundle: ReceivedBundle): Promise<void> {
    if (bundle.topic === "upload") await assessOffice(books, this);
    if (bundle.topic === "day") await assessOffice(books, this);
    if (bundle.topic === "alert")
      await deliverNotices(bundle, { ...this.#senders(), channels: { mail: true, webhook: false } });
    this.#worked.add(bundle.id);
  }

  #instant(): string {
    const [year = 0, month = 1, date = 1] = this.#date.split("-").map(Number);
    return new Date(Date.UTC(year, month - 1, date, this.#hour - 9)).toISOString();
  }
}

type Step = (fixture: Fixture) => Promise<void>;

const steps: fc.Arbitrary<{ readonly name: string; readonly run: Step }> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .integer({ min: 0, max: 20 })
      .map((at) => step(`post ${at}`, (fixture) => fixture.post(BigInt(at) * 5_000_000n))),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.integer({ min: 1, max: 12 }), fc.constantFrom(3, 10, 22))
      .map(([days, hour]) => step(`morning +${days} ${hour}h`, (fixture) => fixture.morning(days, hour))),
  },
  {
    weight: 8,
    arbitrary: fc.nat({ max: 6 }).map((nth) => step(`work ${nth}`, (fixture) => fixture.work(nth))),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.nat({ max: 5 }), fc.constantFrom<Answer["act"][]>("acknowledge", "snooze", "explain"))
      .map(([nth, act]) => step(`${act} ${nth}`, (fixture) => fixture.answer(nth, act))),
  },
  {
    weight: 1,
    arbitrary: fc.boolean().map((isAway) =>
      step(isAway ? "server away" : "server back", (fixture) => {
        fixture.notifier.isAway = isAway;
        return Promise.resolve();
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constant(
      step("send due", async (fixture) => {
        await fixture.sendDue();
      }),
    ),
  },
);

function step(name: string, run: Step): { readonly name: string; readonly run: Step } {
  return { name, run };
}

test("alerts and letters come out right however their steps fall", { timeout: 60_000 }, async () => {
  const seen = { notified: 0, withdrawn: 0, suppressed: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { minLength: 10, maxLength: 60 }), async (life) => {
      const fixture = new Fixture();
      for (const { run } of life) await run(fixture);
      await fixture.settle();
      const log = await fixture.alerts.readLog(books);

      // One alert for each key, whose openings and clearings alternate.
      for (const changes of Map.groupBy(log, ({ alert }) => alertName(alert)).values()) {
        const turns = changes
          .toSorted((a, b) => a.alert.version - b.alert.version)
          .map(({ change }) => change)
          .filter((change) => /^(?:raised|reopened|cleared)$/.test(change));
        expect(turns.every((change, at) => (change === "cleared") === (at % 2 === 1))).toBe(true);
      }

      // Every transition that people are to hear of is in exactly one letter, or was over before it could be told.
      const stored = await fixture.notices.list(books);
      const sent = fixture.notifier.messages.flatMap(({ notice }) => itemsOf(notice));
      const withdrawn = stored.flatMap((each) => each.withdrawn.map(({ matter: noticeItem }) => noticeItem));
      const keyOf = ({
        alert,
      }: {
        readonly alert: { readonly name: string; readonly version: number } | null;
      }) => (alert === null ? "" : `${alert.name} ${alert.version}`);
      const heard = [...sent, ...withdrawn].map(keyOf).toSorted();
      const newEvents = new Set(fixture.news());
      const due = log
        .filter(({ change, alert }) => isNotifiable(change) && alert.status.state !== "snoozed")
        .filter(({ alert }) => newEvents.has(`${alertName(alert)} ${alert.version}`))
        .map(({ alert }) => `${alertName(alert)} ${alert.version}`)
        .toSorted();
      expect(heard).toEqual(due);
      seen.notified += sent.length;
      seen.withdrawn += withdrawn.length;

      // No letter goes out twice, and none stays behind.
      const ids = fixture.notifier.messages.map(({ notice }) => notice.id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(await fixture.notices.pending(books)).toEqual([]);

      // A day on which nothing came in says nothing of the money: each change rests on something new.
      for (const changes of Map.groupBy(log, ({ alert }) => alertName(alert)).values()) {
        const found = changes.filter(({ change }) => !isAct(change) && change !== "resumed");
        if (found[0]?.alert.rule !== "behind-target") continue;
        expect(new Set(found.map(({ alert }) => alert.knownSeq)).size).toBe(found.length);
      }
      seen.suppressed += log.some(({ alert }) => alert.rule === "not-reported") ? 1 : 0;
    }),
    { seed: 5, numRuns: 300 },
  );
  expect(seen.notified).toBeGreaterThan(300);
  expect(seen.withdrawn).toBeGreaterThan(5);
  expect(seen.suppressed).toBeGreaterThan(5);
});
