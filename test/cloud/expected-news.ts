/** What the stages tell people of a file, worked out in memory: the cloud must tell the same, in whatever order. */
import { assessOffice } from "../../functions/assess/assess-office.ts";
import { ingestUpload } from "../../functions/ingest/ingest-upload.ts";
import { composeNotices } from "../../functions/notify/compose-notice.ts";
import { type UploadAddress, uploadKey } from "../../shared/contracts/upload-key.ts";
import { defaultPolicy } from "../../shared/domain/policy.ts";
import { fixedClock } from "../support/fixed-clock.ts";
import { MemoryAlertStore } from "../support/memory-alert-store.ts";
import { MemoryFileStore } from "../support/memory-file-store.ts";
import { MemoryLedgerStore } from "../support/memory-ledger-store.ts";
import { MemoryOutbox } from "../support/memory-outbox.ts";

/** @returns what is told of each alert, in the order of the alphabet. */
export async function expectedNews(
  address: UploadAddress,
  content: string | Uint8Array,
): Promise<readonly string[]> {
  const outbox = new MemoryOutbox();
  const [ledger, alerts, files] = [
    new MemoryLedgerStore(outbox),
    new MemoryAlertStore(outbox),
    new MemoryFileStore(),
  ];
  const clock = fixedClock();
  const file = files.store(uploadKey(address), content);
  await ingestUpload({ address, file }, { ledger, files, clock });
  await assessOffice(
    { books: address.books, judgedOn: null },
    { ledger, alerts, clock, policy: defaultPolicy },
  );
  return outbox
    .told()
    .flatMap(composeNotices)
    .flatMap(({ paragraphs }) => paragraphs)
    .toSorted();
}
