/** What the stages tell people of a file, worked out in memory: the cloud must tell the same, in whatever order. */
import { assessOffice } from "../../functions/assess/assess-office.ts";
import { ingestUpload } from "../../functions/ingest/journal/ingest-upload.ts";
import { composeNotices } from "../../functions/notify/compose-notice.ts";
import { type UploadAddress, uploadKey } from "../../shared/contracts/files/upload-key.ts";
import { readLetterNames } from "../../shared/reading/read-letter-names.ts";
import { letterText } from "../../shared/reports/letters/letter-text.ts";
import { sha256Of } from "../../shared/runtime/sha256.ts";
import { systemClock } from "../../shared/runtime/system-clock.ts";
import { TableAlertStore } from "../../shared/stores/alert-store.ts";
import { TableLedgerStore } from "../../shared/stores/ledger-store.ts";
import { ledgerWriter } from "../support/ledger-writer.ts";
import { MemoryFileStore } from "../support/memory-file-store.ts";
import { MemoryOutbox } from "../support/memory-outbox.ts";
import { korean } from "../support/notices.ts";
import { policiesOf } from "../support/policies.ts";
import { outspokenPolicy } from "./deployed-cloud.ts";

/** @returns what is told of each alert, in the order of the alphabet. */
export async function expectedEvents(
  address: UploadAddress,
  content: string | Uint8Array,
): Promise<readonly string[]> {
  const outbox = new MemoryOutbox();
  const [ledger, alerts, files] = [
    new TableLedgerStore(outbox.table),
    new TableAlertStore(outbox.table),
    new MemoryFileStore(),
  ];
  // Today is the day of the cloud, too, up to which silence is counted.
  const clock = systemClock;
  const file = files.store(uploadKey(address), content);
  await ingestUpload({ address, file }, ledgerWriter({ ledger, files, clock }));
  await alerts.noteFirstLoad(address.books, { end: 0, on: clock.today(), hasBudgets: true });
  await assessOffice(address.books, { ledger, alerts, clock, policies: policiesOf(outspokenPolicy) });
  const names = await readLetterNames(ledger, address.books, sha256Of);
  const channels = { mail: false, webhook: false };
  return outbox
    .notified()
    .flatMap((bundle) => composeNotices(bundle, outspokenPolicy, channels))
    .flatMap((notice) => paragraphsOf(letterText({ notice, names, setting: korean })))
    .toSorted();
}

/** What a letter says of each alert is the same however alerts were put together into letters. */
export function paragraphsOf(text: string): readonly string[] {
  return text
    .split("\n\n")
    .slice(1)
    .filter((paragraph) => paragraph.startsWith("["));
}
