/** GET snapshots, one of them and its report: what was frozen, when, and from which files. */
import { alertRows } from "../../../shared/domain/alerts/alert-rows.ts";
import type {
  operations,
  ReportAnswer,
  SnapshotAnswer,
  SnapshotsAnswer,
} from "../../../shared/contracts/api/api.ts";
import { budgetOf, rateOf, spendingOf, sumStated } from "../../../shared/domain/rates/rate.ts";
import { dataDayOf, type Snapshot, type SnapshotEntry } from "../../../shared/domain/snapshots/snapshot.ts";
import { totalOf } from "../../../shared/domain/values/fund.ts";
import type { FoundReport } from "../../../shared/ports/stage-acts.ts";
import { dataDayIn, readSnapshot } from "../../../shared/reading/read-snapshot.ts";
import { requestedSnapshots } from "../commands/submit-command.ts";
import { percentText, wonText } from "../figures/scope-figures.ts";
import { accepted, type AcceptedReply, json, refuse, type Reply } from "../http/reply.ts";
import { type Act, booksOf } from "../http/request.ts";

const maxItems = 500;

export const listSnapshots: Act<typeof operations.snapshots> = async ({ params }, dependencies) => {
  const books = booksOf(params);
  const [entries, requested] = await Promise.all([
    dependencies.snapshots.list(books),
    requestedSnapshots(books, dependencies),
  ]);
  const shown = entries.toReversed().slice(0, maxItems);
  const items = await Promise.all(
    shown.map(async (entry) => ({
      ...entryView(entry),
      dataAsOf: await dataDayIn(books, entry, dependencies),
    })),
  );
  return json({ total: entries.length, items, asked: requested });
};

export const showSnapshot: Act<typeof operations.snapshot> = async ({ params }, dependencies) => {
  const books = booksOf(params);
  const { entry, snapshot } = await readSnapshot(books, params, dependencies);
  const { policyVersion, sources } = snapshot;
  return json({
    books,
    entry: entryView(entry),
    policyVersion,
    dataAsOf: dataDayOf(snapshot),
    totals: snapshotTotals(snapshot),
    sources: sources.map(({ uploadId, fileName, sha256, asOf, at }) => ({
      uploadId,
      fileName,
      sha256,
      asOf,
      at,
    })),
  });
};

const rendering: ReportAnswer = { state: "rendering", url: null, fileName: null, expiresAt: null };

/** In the format and unit that a council wants: the file, or where it lies. */
export const downloadReport: Act<typeof operations.report> = async ({ params, query }, { snapshotActs }) => {
  const { asOf, version } = params;
  return downloadReply(await snapshotActs.report(booksOf(params), { asOf, version }, query));
};

/** Years of departments, as an audit asks for them. */
export const downloadPack: Act<typeof operations.auditPack> = async ({ params, query }, { snapshotActs }) =>
  downloadReply(await snapshotActs.pack(booksOf(params), query));

function downloadReply(found: FoundReport | null): Reply<ReportAnswer> | AcceptedReply<ReportAnswer> {
  if (found === null) return refuse("not-found");
  switch (found.kind) {
    case "file":
      return found;
    case "address":
      return json({ state: "ready", url: found.url, fileName: found.fileName, expiresAt: found.expiresAt });
    case "rendering":
      return accepted(rendering);
  }
}

export function snapshotTotals({ lines, basis, alerts }: Snapshot): SnapshotAnswer["totals"] {
  const counted = lines.filter(({ project }) => project.tier !== "business");
  return {
    budgetWon: wonText(sumStated(counted.map((line) => totalOf(budgetOf(line, basis))))),
    spentWon: wonText(sumStated(counted.map((line) => totalOf(spendingOf(line, basis))))),
    rate: percentText(rateOf(counted, basis)),
    lines: counted.length,
    alerts: alertRows(alerts).length,
  };
}

function entryView(entry: SnapshotEntry): SnapshotsAnswer["items"][number] {
  const { requestId: _request, contentHash: _content, ...view } = entry;
  return view;
}

/** GET export: files, journal and snapshots of the books as one archive, where it lies. */
export const exportBooks: Act<typeof operations.exportBooks> = async ({ params }, dependencies) => {
  const books = booksOf(params);
  const { oversightActs, ledger } = dependencies;
  if (oversightActs.export === null) return refuse("not-acceptable", [], wholeHome);
  if ((await ledger.readHead(books)).lastSeq === 0) return refuse("not-found");
  return downloadReply(await oversightActs.export(books));
};

const wholeHome = {
  ko: "이 설치의 자료는 이 컴퓨터에 있습니다. monitor backup 명령으로 자료 폴더 전체를 파일 하나로 백업하십시오.",
  en: "The files of this installation lie on its computer: monitor backup copies all of its home into one file.",
};
