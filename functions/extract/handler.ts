/**
 * extract: the address of one document -> its lines. It reads what strangers wrote with the largest library of the
 * product, so it is given nothing else: no table, no bucket, no key, and nothing to write to.
 */
import {
  type DocumentAnswer,
  type DocumentReading,
  type DocumentRequest,
  documentRequest,
} from "../../shared/contracts/documents/document-reading.ts";
import { lambdaHandler } from "../../shared/runtime/lambda-handler.ts";
import type { Log } from "../../shared/runtime/log.ts";
import { packJson } from "../../shared/runtime/packed-message.ts";

export interface ExtractHandlerDependencies {
  /** The bytes that lie at a signed address. */
  readonly fetchFile: (url: string) => Promise<Uint8Array>;
  readonly readDocument: (bytes: Uint8Array, kind: DocumentRequest["kind"]) => Promise<DocumentReading>;
  readonly log: Log;
}

export function extractHandler({ fetchFile, readDocument, log }: ExtractHandlerDependencies) {
  return lambdaHandler(documentRequest, log, async ({ url, kind }): Promise<DocumentAnswer> => {
    const bytes = await fetchFile(url);
    const reading = await readDocument(bytes, kind);
    const outcome = "code" in reading ? reading.code : "read";
    log.info("Document read", { kind, bytes: bytes.length, outcome });
    return { version: 1, packed: packJson(reading) };
  });
}
