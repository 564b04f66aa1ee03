/**
 * How often one office may ask: a bucket that holds requests and fills up by the clock. It is kept as one number, the moment until
 * which it is spent, so that nobody has to come by and fill it.
 */

/** Ten a second go on for ever: twenty people who click every two seconds. */
const millisecondsPerRequest = 100;

/** So many at once: twenty people who open a page of fifteen requests at nine o'clock. */
const fullBucket = 300;

export type Taken =
  | { readonly kind: "taken"; readonly spentUntil: number }
  /** Nothing was taken: at this moment the bucket holds as many again. */
  | { readonly kind: "empty"; readonly refilledAt: number };

/** @param now in milliseconds, as is `spentUntil`; of a bucket that nobody took from that is 0. */
export function takeRequests(spentUntil: number, requests: number, now: number): Taken {
  const next = Math.max(spentUntil, now) + requests * millisecondsPerRequest;
  const latest = now + fullBucket * millisecondsPerRequest;
  return next <= latest
    ? { kind: "taken", spentUntil: next }
    : { kind: "empty", refilledAt: now + next - latest };
}
