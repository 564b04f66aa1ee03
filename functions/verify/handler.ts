/** verify: a request for some books -> what disagrees, in log and metrics; the schedule -> one request for each books. */
import * as z from "zod";
import { verifyCommandBundle } from "../../shared/contracts/events/command-events.ts";
import { nightBegan, queueEvent, verifyRequested } from "../../shared/contracts/events/lambda-events.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import type { Discrepancy } from "../../shared/domain/verify/discrepancy.ts";
import type { Verifications } from "../../shared/ports/stage-acts.ts";
import type { FailureQueue } from "../../shared/ports/queues.ts";
import { lambdaHandler } from "../../shared/runtime/lambda-handler.ts";
import type { Log, LogFields } from "../../shared/runtime/log.ts";
import { type BatchAnswer, workQueue } from "../../shared/runtime/work-queue.ts";
import { type PublishDependencies, announceNight } from "./verifiable-books.ts";
import {
  type BooksEvidence,
  keepVerification,
  verifyRunningBooks,
  verifyRunningInstallation,
} from "./verify-books.ts";

export interface VerifyOutcome {
  /** Null where it says nothing of books. */
  readonly verifiedBooks: number | null;
  readonly discrepancies: number;
}

export type VerifyHandlerDependencies = BooksEvidence &
  PublishDependencies & {
    readonly log: Log;
    readonly failureQueue: FailureQueue;
    readonly verifications: Verifications;
    readonly observe: (outcome: VerifyOutcome) => void;
  };

/** A ledger that was lost disagrees in thousands of places: the first of them tell, and the count is of all. */
const loggedDiscrepancies = 50;

export function verifyHandler(dependencies: VerifyHandlerDependencies) {
  const { failureQueue, log } = dependencies;
  const work = (request: RequestedBooks): Promise<void> => verifyRequestedBooks(request, dependencies);
  return lambdaHandler(
    z.union([queueEvent, nightBegan]),
    log,
    async (event, timeLeft): Promise<BatchAnswer> => {
      if ("Records" in event) return workQueue(event, { read: requestIn, work, failureQueue, log, timeLeft });
      await beginNight(dependencies);
      return { batchItemFailures: [] };
    },
  );
}

interface RequestedBooks {
  readonly books: Books;
  /** Of those who asked through the API; empty where the night or an operator did. */
  readonly ids: readonly string[];
}

const requests = z.union([verifyRequested, verifyCommandBundle]);

function requestIn(body: string): RequestedBooks {
  const request = requests.parse(JSON.parse(body));
  const ids = "events" in request ? request.events.map(({ verificationId }) => verificationId) : [];
  return { books: request.books, ids };
}

async function verifyRequestedBooks(
  { books, ids }: RequestedBooks,
  { log, observe, verifications, ...evidence }: VerifyHandlerDependencies,
): Promise<void> {
  const verification = await verifyRunningBooks(books, evidence);
  const { entries, postings, balances, alerts, snapshots, auditEntries, running, discrepancies } =
    verification;
  await keepVerification(verification, { books, ids, at: evidence.clock.now() }, verifications);
  logDiscrepancies(discrepancies, { ...books }, log);
  const checked = { entries, postings, balances, alerts, snapshots, auditEntries, running };
  log.info("Books verified", { ...books, ...checked, discrepancies: discrepancies.length });
  observe({ verifiedBooks: 1, discrepancies: discrepancies.length });
}

/** With no books to verify it says so, or the silence would be taken for trouble. */
async function beginNight({ log, observe, ...dependencies }: VerifyHandlerDependencies): Promise<void> {
  const { length: due } = await announceNight(dependencies);
  const { checked, discrepancies } = await verifyRunningInstallation(dependencies);
  logDiscrepancies(discrepancies, { scope: "installation" }, log);
  log.info("Night announced", { books: due, auditEntries: checked, discrepancies: discrepancies.length });
  observe({ verifiedBooks: due === 0 ? 0 : null, discrepancies: discrepancies.length });
}

/** Identifiers alone: amounts, and what should be there, `monitor verify` prints. */
function logDiscrepancies(discrepancies: readonly Discrepancy[], of: LogFields, log: Log): void {
  for (const { code, uploadId, row, projectId, name, field } of discrepancies.slice(0, loggedDiscrepancies))
    log.error("Stored data disagree", code, { ...of, code, uploadId, row, projectId, name, field });
}
