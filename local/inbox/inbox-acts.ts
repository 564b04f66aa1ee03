/** What the inbox has done with a file, each act written down. */
import { fileTaken, uploadSettled } from "../../shared/contracts/stored/audit-acts.ts";
import type { Host } from "../host/host.ts";
import { inboxActor, recordAudit } from "../host/record-audit.ts";
import { officeNamesOf } from "../terminal/office-names.ts";
import { earlierNumbers } from "../terminal/upload-numbers.ts";
import type { InboxActs } from "./take-file.ts";

export function inboxActs(host: Host): InboxActs {
  return {
    ingest: async (address, bytes) => {
      const outcome = await host.ingest(address, bytes);
      await recordAudit(host, address.books, inboxActor, fileTaken(outcome.upload, outcome.kind, "inbox"));
      return outcome;
    },
    earlierNumbers: (upload) => earlierNumbers(host.ledger, upload.books, [upload]),
    knownBooks: async () => {
      const books = await host.ledger.listBooks();
      const names = await officeNamesOf(host.ledger, books);
      return books.map((each) => ({ ...each, name: names.get(each.office) ?? null }));
    },
    takeBack: async ({ address: { books }, outcome: { kind, upload } }) => {
      if (kind === "held") {
        const after = await host.discard(upload, inboxActor.name);
        const done = uploadSettled("discard-upload", upload, after.upload, after.kind, null);
        await recordAudit(host, books, inboxActor, done);
      }
      if (kind === "applied") {
        const result = await host.undo(upload, inboxActor.name);
        await recordAudit(
          host,
          books,
          inboxActor,
          uploadSettled("undo-upload", upload, result.upload, result.kind, null),
        );
      }
    },
  };
}
