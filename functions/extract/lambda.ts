/** extract as AWS Lambda runs it: with the library of documents, and without a single client of AWS. */
import { openDocument } from "../../shared/formats/containers/document/open-document.ts";
import { maxDocumentBytes } from "../../shared/formats/kernel/file-limits.ts";
import { fetchFile } from "../../shared/runtime/fetch-file.ts";
import { powertoolsLog } from "../../shared/runtime/powertools-log.ts";
import { extractEnvironment } from "./env.ts";
import { extractHandler } from "./handler.ts";

const environment = extractEnvironment.parse(process.env);

/** A third of the run: a store that says nothing is never taken for a document that is too heavy to be read. */
const fetchMilliseconds = 20_000;

export const handler = extractHandler({
  fetchFile: (url) => fetchFile(url, maxDocumentBytes, fetchMilliseconds),
  readDocument: openDocument,
  log: powertoolsLog("extract", environment.LOG_LEVEL),
});
