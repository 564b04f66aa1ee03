/**
 * One bucket of requests for each office, in the table, so that all functions that answer the office spend from one. An office that
 * asks in a loop empties its own and is told to wait; no other office waits for it (ADR 79).
 *
 * A function takes for one request first, and twice as many each time that it comes back soon: a person costs one write for a
 * request, a loop one for sixteen. What a function took and did not use fills up again by the clock.
 */
import * as z from "zod";
import { takeRequests } from "../domain/access/request-bucket.ts";
import { Failure } from "../domain/values/failure.ts";
import type { Clock } from "../ports/clock.ts";
import type { ItemTable } from "../ports/item-table.ts";
import * as keys from "./keys.ts";
import { putOverVersion, readItem, versionedItem, versionOf, writeOf } from "./stored-items.ts";

const bucketSchema = z.lazy(() => z.object({ spentUntil: z.number() }));

/** In milliseconds: how long a function keeps what it took, and how long at least it refuses without asking the table. */
const [longestLease, shortestWait] = [5_000, 1_000];
const largestLease = 16;

/** Who is overtaken so often asks beside many others of the office: those paid. */
const maxAttempts = 4;

interface Bucket {
  readonly version: number;
  readonly spentUntil: number;
}

interface Lease {
  readonly size: number;
  readonly left: number;
  readonly endsAt: number;
  /** Until then the office is refused. */
  readonly refusedUntil: number;
  /** As this function wrote it; another may have written since. */
  readonly bucket: Bucket | null;
}

export class TableOfficeThrottle {
  readonly #table: ItemTable;
  readonly #clock: Clock;
  readonly #leases = new Map<string, Lease>();

  constructor(table: ItemTable, clock: Clock) {
    this.#table = table;
    this.#clock = clock;
  }

  /**
   * Takes for one request. A limit that cannot be read limits nobody.
   * @param office null: who may ask of all.
   * @returns in how many seconds the office may ask again; 0 where it may now.
   */
  async secondsToWait(office: string | null): Promise<number> {
    const key = office ?? "all";
    try {
      const lease = await this.#leaseOf(key, Date.parse(this.#clock.now()));
      this.#leases.set(key, lease);
      return Math.ceil(Math.max(0, lease.refusedUntil - Date.parse(this.#clock.now())) / 1_000);
    } catch (error) {
      if (error instanceof Failure) return 0;
      throw error;
    }
  }

  async #leaseOf(office: string, now: number): Promise<Lease> {
    const known = this.#leases.get(office);
    if (known !== undefined && now < known.refusedUntil) return known;
    const isFresh = known !== undefined && now < known.endsAt;
    if (isFresh && known.left > 0) return { ...known, left: known.left - 1 };
    return this.#take(office, isFresh ? Math.min(largestLease, 2 * known.size) : 1, now);
  }

  async #take(office: string, wanted: number, now: number): Promise<Lease> {
    const key = keys.requestBucketKey(office);
    let bucket = this.#leases.get(office)?.bucket ?? (await this.#read(office));
    const paid = (size: number, spent: Bucket | null): Lease => ({
      size,
      left: size - 1,
      endsAt: now + longestLease,
      refusedUntil: 0,
      bucket: spent,
    });
    for (let made = 0; made < maxAttempts; made++) {
      const whole = takeRequests(bucket.spentUntil, wanted, now);
      // The last of a bucket are taken one by one.
      const [taken, size] =
        whole.kind === "empty" ? [takeRequests(bucket.spentUntil, 1, now), 1] : [whole, wanted];
      if (taken.kind === "empty") {
        const refusedUntil = Math.max(taken.refilledAt, now + shortestWait);
        return { size: 1, left: 0, endsAt: now, refusedUntil, bucket: null };
      }
      const next = { version: bucket.version + 1, spentUntil: taken.spentUntil };
      const item = versionedItem(key, next.version, { spentUntil: next.spentUntil });
      const put = putOverVersion(item, bucket.version);
      if ((await this.#table.write(writeOf({ puts: [put] }))) === "written") return paid(size, next);
      bucket = await this.#read(office);
    }
    return paid(1, null);
  }

  async #read(office: string): Promise<Bucket> {
    const item = await this.#table.get(keys.requestBucketKey(office));
    if (item === null) return { version: 0, spentUntil: 0 };
    return { version: versionOf(item), ...readItem(item, (data) => bucketSchema.parse(data)) };
  }
}
