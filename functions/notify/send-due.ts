/** Sends what waited and may go out now: after a night, after a holiday, or after a channel failed. */
import type { QuietTimes } from "../../shared/domain/policy/policy.ts";
import type { PolicyStore } from "../../shared/ports/policy-store.ts";
import { type SendDependencies, type Sending, sendNotice } from "./send-notice.ts";

/** A run has two minutes; what is left is for the next one, a quarter of an hour later. */
const mostPerRun = 300;

export async function sendDue(
  dependencies: SendDependencies & { readonly policies: PolicyStore },
): Promise<Sending[]> {
  const { notices, policies, clock } = dependencies;
  const now = clock.now();
  const quiet = new Map<string, QuietTimes>();
  const results: Sending[] = [];
  for (const address of (await notices.pending(null)).filter(({ until }) => until <= now)) {
    if (results.length >= mostPerRun) break;
    const { office, fiscalYear } = address.books;
    const books = `${office}/${fiscalYear}`;
    const times = quiet.get(books) ?? (await policies.current(address.books)).quietTimes;
    quiet.set(books, times);
    const stored = await notices.read(address);
    if (stored !== null) results.push(await sendNotice(stored, times, dependencies));
  }
  return results;
}
