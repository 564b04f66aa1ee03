/** ingest: a queue of "a file was stored" -> the ledger. */
import { objectCreated, queueEvent } from "../../shared/contracts/lambda-events.ts";
import { parseUploadKey } from "../../shared/contracts/upload-key.ts";
import { Failure } from "../../shared/domain/failure.ts";
import { lambdaHandler } from "../../shared/runtime/lambda-handler.ts";
import type { Log } from "../../shared/runtime/log.ts";
import { workQueue } from "../../shared/runtime/records.ts";
import {
  type IngestDependencies,
  type IngestOutcome,
  type IngestRequest,
  ingestUpload,
} from "./ingest-upload.ts";

export interface IngestHandlerDependencies extends IngestDependencies {
  readonly log: Log;
  /** Sees every outcome, after it is stored. */
  readonly observe: (outcome: IngestOutcome) => void;
}

export function ingestHandler(dependencies: IngestHandlerDependencies) {
  const { log, observe } = dependencies;
  return lambdaHandler(queueEvent, log, ({ Records }) =>
    workQueue(
      Records.map(({ messageId, body }) => ({ identifier: messageId, read: () => requestOf(body) })),
      async (request) => {
        const outcome = await ingestUpload(request, dependencies);
        const { office, fiscalYear } = outcome.upload.books;
        log.info("Upload worked", {
          office,
          fiscalYear,
          uploadId: outcome.upload.uploadId,
          outcome: outcome.kind,
        });
        observe(outcome);
      },
      log,
    ),
  );
}

function requestOf(body: string): IngestRequest {
  const { detail } = objectCreated.parse(JSON.parse(body));
  const { key, "version-id": version } = detail.object;
  const parsed = parseUploadKey(key);
  if (parsed.kind === "address") return { address: parsed.address, file: { key, version } };
  throw new Failure(parsed.reason, { code: "upload-misplaced", retryable: false, context: { key } });
}
