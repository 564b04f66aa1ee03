/** Builders for what is written to a table, and waits that a test does not wait for. */
import type { OutboxBundle } from "../../shared/contracts/events/outbox.ts";
import type { Item, Put, PutCondition, TableWrite } from "../../shared/ports/item-table.ts";
import type { Backoff } from "../../shared/runtime/backoff.ts";
import { parseIsoDate } from "../../shared/domain/values/calendar.ts";

export function anItem(item: Partial<Item> = {}): Item {
  return { pk: "UP#1129000#2020", sk: "a", version: null, data: "{}", ...item };
}

export function aPut(item: Partial<Item> = {}, when: PutCondition = "absent"): Put {
  return { item: anItem(item), when };
}

export function aWrite({
  bundle,
  ...write
}: Partial<TableWrite> & { readonly bundle?: OutboxBundle } = {}): TableWrite {
  return { puts: [], deletes: [], checks: [], bundles: bundle === undefined ? [] : [bundle], ...write };
}

export function aBundle(id: string, at = "2020-11-02T00:00:00.000Z"): OutboxBundle {
  const judgedOn = "2020-11-02";
  if (parseIsoDate(judgedOn) === null) throw new RangeError("no day");
  return {
    topic: "day",
    id,
    books: { office: "1129000", fiscalYear: 2020 },
    at,
    events: [{ type: "AssessmentDue", version: 1, id: `${id}/event`, judgedOn }],
  };
}

/** Waits for nothing but the next turn of the event loop, and writes down how long it would have waited. */
export function countedBackoff(tries = 10): Backoff & { readonly waits: number[] } {
  const waits: number[] = [];
  return {
    tries,
    firstWaitMilliseconds: 25,
    longestWaitMilliseconds: 2_000,
    chance: () => 1,
    wait: (milliseconds) => {
      waits.push(milliseconds);
      return new Promise((resolve) => {
        setImmediate(resolve);
      });
    },
    waits,
  };
}
