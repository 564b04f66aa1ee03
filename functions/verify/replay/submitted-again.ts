/** A submission as the stored bytes and their place give it: what the journal says of it is held against that. */
import {
  eventFileKey,
  eventsPrefix,
  parseUploadKey,
  uploadKey,
} from "../../../shared/contracts/files/upload-key.ts";
import type { Books } from "../../../shared/domain/values/books.ts";
import type { SubmittedFile } from "../../../shared/domain/journal/journal-entry.ts";
import { eventOf, fileNameOfEvent, optionsOfEvents } from "../../ingest/journal/stored-event.ts";

export function submittedAgain(books: Books, submitted: SubmittedFile, bytes: Uint8Array): SubmittedFile {
  const measured = { ...submitted, byteLength: bytes.byteLength };
  const { key } = submitted.file;
  if (!key.startsWith(eventsPrefix)) return placed(books, measured);
  const { eventId } = eventOf(bytes);
  const file = { ...submitted.file, key: eventFileKey(books, eventId) };
  return { ...measured, file, fileName: fileNameOfEvent(eventId), options: optionsOfEvents };
}

/** The place says whose the file is and what its sender added, but for a mapping. */
function placed(books: Books, submitted: SubmittedFile): SubmittedFile {
  const { file, options, fileName } = submitted;
  const parsed = parseUploadKey(file.key);
  if (parsed.kind === "misplaced") return submitted;
  const { address } = parsed;
  const isOurs = uploadKey({ ...address, books }) === uploadKey(address);
  // A name that no place takes as it is stands there changed.
  const isSameName = uploadKey({ ...address, fileName }) === uploadKey(address);
  return {
    ...submitted,
    file: isOurs ? file : { ...file, key: uploadKey({ ...address, books }) },
    options: { ...address.options, mapping: options.mapping },
    fileName: isSameName ? fileName : address.fileName,
  };
}
