/** The API on the embedded host: its ports wired to the stages of this one process. */
import { randomUUID } from "node:crypto";
import { BooksCache } from "../../functions/api/figures/books-cache.ts";
import type { ApiDependencies } from "../../functions/api/http/request.ts";
import { mannerOf } from "../../functions/api/commands/request-report.ts";
import { writePackFiles } from "../../functions/report/render-pack.ts";
import { writeFiles } from "../../functions/report/render-report.ts";
import { isNamed } from "../../shared/domain/snapshots/snapshot.ts";
import type { UploadActs, FoundReport, SnapshotActs, OversightActs } from "../../shared/ports/stage-acts.ts";
import { officeNameIn } from "../../shared/reading/read-journal.ts";
import { downloadName, packDownloadName } from "../../shared/reports/report-kinds.ts";
import { installedFonts } from "../../shared/runtime/installed-fonts.ts";
import { verificationView } from "../../shared/reading/verification-view.ts";
import { sha256Of } from "../../shared/runtime/sha256.ts";
import type { Host } from "../host/host.ts";
import type { SessionAuth } from "../login/session-auth.ts";

/** @param auth null where nobody logs in. */
export function apiDependencies(
  host: Host,
  auth: Pick<SessionAuth, "accounts"> | null,
  identityProvider: string | null,
): ApiDependencies {
  const {
    ledger,
    current,
    alerts,
    policies,
    mappings,
    snapshots,
    notices,
    commands,
    files,
    readDocument,
    audit,
    reads,
    revisions,
    clock,
  } = host;
  return {
    ledger,
    alerts,
    policies,
    mappings,
    snapshots,
    notices,
    commands,
    files,
    readDocument,
    audit,
    reads,
    clock,
    cache: new BooksCache({ ledger: current, policies, alerts, revisions, clock }),
    uploadActs: uploadActs(host),
    snapshotActs: snapshotActs(host),
    oversightActs: oversightActs(host),
    officeNameOf: (office) => officeNameIn(ledger, office),
    hash: sha256Of,
    newId: randomUUID,
    accounts: auth?.accounts ?? null,
    identityProvider,
    hasSessions: auth !== null,
    hasNews: true,
  };
}

/** What an act changes is judged before it is answered: whoever asked sees the alerts that follow from it. */
function uploadActs(host: Host): UploadActs {
  return {
    submit: (address, bytes) => drained(host, host.ingest(address, bytes)),
    presign: null,
    enter: (address, bytes) => drained(host, host.ingest(address, bytes)),
    preview: (address, bytes) => host.preview(address, bytes),

    tryPast: null,
    settle: {
      release: (upload, { name }) => drained(host, host.release(upload, name)),
      discard: (upload, { name }) => drained(host, host.discard(upload, name)),
      undo: (upload, { name }) => drained(host, host.undo(upload, name)),
      restore: async (upload, { name }) =>
        drained(host, (async () => (await host.readAnew(upload)) ?? host.restore(upload, name))()),
      match: (upload, answer, { name }) => drained(host, host.match(upload, answer, name)),
      unmatch: (upload, entries, { name }) => drained(host, host.unmatch(upload, entries, name)),
    },
  };
}

function snapshotActs(host: Host): SnapshotActs {
  return {
    take: ({ by, ...asking }) =>
      drained(host, host.takeSnapshot({ ...asking, by: by.name, requestId: null })),
    report: async (books, snapshot, { format, unit, ...query }) => {
      const { snapshots } = host;
      if (!(await snapshots.list(books)).some((entry) => isNamed(entry, snapshot))) return null;
      const officeName = await officeNameIn(host.ledger, books.office);
      const manner = { ...mannerOf(query), officeName };
      const request = { ...manner, since: null, books, snapshot, formats: [format], unit };
      const written = await writeFiles(request, { snapshots, hash: sha256Of, fonts: installedFonts });
      const fileName = downloadName(officeName ?? books.office, snapshot, unit, format);
      return written.files.reduce<FoundReport | null>(
        (_, { bytes, contentType }) => ({ kind: "file", bytes, mediaType: contentType, fileName }),
        null,
      );
    },
    pack: async (books, { until, contact, ...query }) => {
      const officeName = await officeNameIn(host.ledger, books.office);
      const request = { ...query, books, until: until ?? null, contact: contact ?? null, officeName };
      const written = await writePackFiles(request, [query.format], { ...host, hash: sha256Of });
      const [file] = written?.files ?? [];
      if (file === undefined) return null;
      const { bytes, contentType } = file;
      const scope = { fiscalYear: books.fiscalYear, years: query.years };
      const fileName = packDownloadName(officeName ?? books.office, scope, query.format);
      return { kind: "file", bytes, mediaType: contentType, fileName };
    },
  };
}

/** Verified at once, in this process; a home is copied whole by its command. */
function oversightActs(host: Host): OversightActs {
  return {
    verify: async (books) => {
      const { verifyRunningBooks } = await import("../../functions/verify/verify-books.ts");
      return verificationView(await verifyRunningBooks(books, { ...host, hash: sha256Of }), host.clock.now());
    },
    verification: () => Promise.resolve(null),
    export: null,
  };
}

async function drained<Result>(host: Host, act: Promise<Result>): Promise<Result> {
  const result = await act;
  await host.drain();
  return result;
}
