/** The API on the embedded host: its ports wired to the stages of this one process. */
import { randomUUID } from "node:crypto";
import { BooksCache } from "../functions/api/books-cache.ts";
import type { ApiWorld } from "../functions/api/world.ts";
import { writeFiles } from "../functions/report/render-report.ts";
import { openApiDocument } from "../shared/contracts/openapi.ts";
import type { SnapshotActs } from "../shared/ports/snapshot-acts.ts";
import type { UploadActs } from "../shared/ports/upload-acts.ts";
import { installedFonts } from "../shared/runtime/installed-fonts.ts";
import { sha256Of } from "../shared/runtime/sha256.ts";
import type { Host } from "./host.ts";

export function apiWorld(host: Host, hasSessions: boolean): ApiWorld {
  const { ledger, alerts, policies, snapshots, wishes, files, audit, revisions, clock } = host;
  const openapi = openApiDocument();
  return {
    ledger,
    alerts,
    policies,
    snapshots,
    wishes,
    files,
    audit,
    clock,
    cache: new BooksCache({ ledger, policies, alerts, revisions, clock }),
    uploadActs: uploadActs(host),
    snapshotActs: snapshotActs(host),
    hash: sha256Of,
    newId: randomUUID,
    openapi: () => openapi,
    hasSessions,
  };
}

/** What an act changes is judged before it is answered: whoever asked sees the alerts that follow from it. */
function uploadActs(host: Host): UploadActs {
  return {
    submit: (address, bytes) => drained(host, host.ingest(address, bytes)),
    presign: null,
    preview: (address, bytes) => host.preview(address, bytes),
    settle: {
      release: (upload, { name }) => drained(host, host.release(upload, name)),
      discard: (upload, { name }) => drained(host, host.discard(upload, name)),
      undo: (upload, { name }) => drained(host, host.undo(upload, name)),
    },
  };
}

function snapshotActs(host: Host): SnapshotActs {
  return {
    take: (wish) => drained(host, host.takeSnapshot(wish)),
    report: async (books, snapshot, { format, unit }) => {
      const entries = await host.snapshots.list(books);
      if (!entries.some(({ asOf, version }) => asOf === snapshot.asOf && version === snapshot.version))
        return null;
      const request = { books, snapshot, since: null, formats: [format], unit, officeName: null };
      const { snapshots } = host;
      const written = await writeFiles(request, { snapshots, hash: sha256Of, fonts: installedFonts });
      const [file] = written.files;
      if (file === undefined) return null;
      const ending = file.fileName.replace(/^[^.]*/, "");
      const fileName = `${books.office}-${snapshot.asOf}-v${snapshot.version}${ending}`;
      return { bytes: file.bytes, mediaType: file.contentType, fileName };
    },
  };
}

async function drained<Result>(host: Host, act: Promise<Result>): Promise<Result> {
  const result = await act;
  await host.drain();
  return result;
}
