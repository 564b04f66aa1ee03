/** One file through the ingest stage inside this process. */
import { ingestHandler } from "../../functions/ingest/handler.ts";
import type { SettleDependencies } from "../../functions/ingest/decisions/execute-command.ts";
import type { IngestOutcome } from "../../functions/ingest/journal/submission.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import { Failure } from "../../shared/domain/values/failure.ts";
import type { FileReference } from "../../shared/domain/uploads/upload.ts";
import { fileStoredMessage, localContext } from "./lambda-events.ts";

/** Takes one stored file through the ingest handler, and hands back what the handler only writes down. */
export async function ingestOne(
  dependencies: SettleDependencies,
  books: Books,
  file: FileReference,
): Promise<IngestOutcome> {
  const outcomes: IngestOutcome[] = [];
  const failures: Error[] = [];
  const handle = ingestHandler({
    tries: null,
    ...dependencies,
    // Whoever sent the file hears of it at once: there is nothing to keep for an operator.
    failureQueue: { put: () => Promise.resolve() },
    log: {
      info: () => {},
      error: (_message, error) => failures.push(error instanceof Error ? error : new Error(String(error))),
    },
    observe: (outcome) => outcomes.push(outcome),
  });
  await handle(fileStoredMessage(books, file, dependencies.clock.now()), localContext);
  const [outcome] = outcomes;
  if (outcome !== undefined) return outcome;
  throw (
    failures[0] ?? new Failure("The ingest stage gave no answer.", { code: "no-answer", retryable: true })
  );
}
