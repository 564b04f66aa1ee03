/** ingest: a queue of "a file was stored" and `ExecutionRecorded` -> the ledger; the news of a wish -> what was asked. */
import { ingestMessage, queueEvent, streamEvent } from "../../shared/contracts/lambda-events.ts";
import type { UploadWishBundle } from "../../shared/contracts/wish-events.ts";
import { issueText } from "../../shared/contracts/issue-text.ts";
import { parseUploadKey } from "../../shared/contracts/upload-key.ts";
import { Failure } from "../../shared/domain/failure.ts";
import type { FailureQueue } from "../../shared/ports/failure-queue.ts";
import { lambdaHandler } from "../../shared/runtime/lambda-handler.ts";
import type { Log } from "../../shared/runtime/log.ts";
import { outboxItems } from "../../shared/runtime/outbox-items.ts";
import { workQueue, workStream } from "../../shared/runtime/records.ts";
import { ingestEvent } from "./ingest-event.ts";
import { type IngestDependencies, ingestUpload } from "./ingest-upload.ts";
import { settleAsked, type SettleDependencies } from "./settle-asked.ts";
import type { IngestOutcome } from "./take-in.ts";
import { type Trying, tryUpload } from "./try-upload.ts";

export interface IngestHandlerDependencies extends IngestDependencies {
  readonly failureQueue: FailureQueue;
  /** The bucket of files that are only tried, and what that takes; null where files are tried at once. */
  readonly tries: (Trying & { readonly bucket: string }) | null;
  readonly log: Log;
  /** Sees every outcome, after it is stored, and when its event came in; null when that is not known. */
  readonly observe: (outcome: IngestOutcome, sentAt: string | null) => void;
}

interface Work {
  readonly sentAt: string | null;
  /** Null for what needs no work; null of an outcome where nothing was to be taken in. */
  readonly ingest: ((dependencies: IngestHandlerDependencies) => Promise<IngestOutcome | null>) | null;
}

export function ingestHandler(dependencies: IngestHandlerDependencies) {
  const { failureQueue, log, observe } = dependencies;
  return lambdaHandler(queueEvent, log, ({ Records }) =>
    workQueue(
      Records.map(({ messageId, body }) => ({
        identifier: messageId,
        body,
        read: () => workOf(body, dependencies),
      })),
      async ({ sentAt, ingest }) => {
        if (ingest === null) return;
        const outcome = await ingest(dependencies);
        if (outcome === null) return log.info("File tried", {});
        const { uploadId, books } = outcome.upload;
        log.info("Upload worked", { ...books, uploadId, outcome: outcome.kind });
        observe(outcome, sentAt);
      },
      failureQueue,
      log,
    ),
  );
}

function workOf(body: string, { tries }: IngestHandlerDependencies): Work {
  const message = parseMessage(body);
  const sentAt = message.time ?? null;
  if (message["detail-type"] === "ExecutionRecorded") {
    return { sentAt, ingest: (dependencies) => ingestEvent(message.detail, dependencies) };
  }
  const { bucket, object } = message.detail;
  const { key, "version-id": version } = object;
  // The console's "create folder" stores an empty object of such a name.
  if (key.endsWith("/")) return { sentAt, ingest: null };
  if (tries !== null && bucket.name === tries.bucket) {
    const ingest = async ({ ledger }: IngestDependencies): Promise<null> => {
      await tryUpload({ key, version }, tries, ledger);
      return null;
    };
    return { sentAt, ingest };
  }
  const parsed = parseUploadKey(key);
  if (parsed.kind === "misplaced") {
    throw new Failure(parsed.reason, { code: "upload-misplaced", retryable: false, context: { key } });
  }
  const request = { address: parsed.address, file: { key, version } };
  return { sentAt, ingest: (dependencies) => ingestUpload(request, dependencies) };
}

function parseMessage(body: string) {
  try {
    return ingestMessage.parse(JSON.parse(body));
  } catch (error) {
    throw new Failure(
      `The message is neither "Object Created" nor a valid ExecutionRecorded: ${issueText(error)}`,
      {
        code: "message-unknown",
        retryable: false,
        // A syntax error quotes what it stumbled over, and this is written to the log.
        ...(error instanceof SyntaxError ? {} : { cause: error }),
      },
    );
  }
}

export interface WishesHandlerDependencies extends SettleDependencies {
  readonly log: Log;
  readonly readBundle: (image: unknown) => UploadWishBundle;
}

/** The outbox's news that a person asked something of an upload. */
export function uploadWishesHandler(dependencies: WishesHandlerDependencies) {
  const { log, readBundle } = dependencies;
  return lambdaHandler(streamEvent, log, (event) =>
    workStream(outboxItems(event, readBundle), (bundle) => workWishes(bundle, dependencies), log),
  );
}

async function workWishes(
  { books, events }: UploadWishBundle,
  dependencies: WishesHandlerDependencies,
): Promise<void> {
  for (const { uploadId, wishVersion } of events) {
    const answer = await settleAsked({ books, uploadId, wishVersion }, dependencies);
    dependencies.log.info("Wish worked", { ...books, uploadId, outcome: answer?.outcome ?? "passed over" });
  }
}
