/** What the inbox has done with a file, each act written down. */
import { fileTaken, uploadSettled } from "../../shared/contracts/stored/audit-acts.ts";
import type { Host } from "../host/host.ts";
import { inboxAuthor, writeDown } from "../host/record-audit.ts";
import type { InboxActs } from "./taken-file.ts";

export function inboxActs(host: Host): InboxActs {
  return {
    ingest: async (address, bytes) => {
      const outcome = await host.ingest(address, bytes);
      await writeDown(host, address.books, inboxAuthor, fileTaken(outcome.upload, outcome.kind));
      return outcome;
    },
    takeBack: async ({ address: { books }, outcome: { kind, upload } }) => {
      if (kind === "held") {
        const after = await host.discard(upload, inboxAuthor.name);
        const done = uploadSettled("discard-upload", upload, after.upload, after.kind);
        await writeDown(host, books, inboxAuthor, done);
      }
      if (kind === "applied") {
        const result = await host.undo(upload, inboxAuthor.name);
        await writeDown(
          host,
          books,
          inboxAuthor,
          uploadSettled("undo-upload", upload, result.upload, result.kind),
        );
      }
    },
  };
}
