/** An office's year with everything in it that can happen to a file, on any stores: what a verification must explain. */
import { ingestEvent } from "../../functions/ingest/ingest-event.ts";
import { ingestUpload } from "../../functions/ingest/ingest-upload.ts";
import { discardUpload, releaseUpload } from "../../functions/ingest/settle-held.ts";
import { restoreUpload, undoUpload } from "../../functions/ingest/undo-upload.ts";
import { mappingText, parseMapping } from "../../shared/contracts/column-mapping.ts";
import { executionRecorded } from "../../shared/contracts/execution-recorded.ts";
import { type UploadAddress, uploadKey } from "../../shared/contracts/upload-key.ts";
import type { Books } from "../../shared/domain/books.ts";
import { noOptions, type Upload } from "../../shared/domain/upload.ts";
import type { FileStore } from "../../shared/ports/file-store.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";
import type { UploadNumbers } from "../../shared/ports/upload-numbers.ts";
import { listOf } from "../formats/payment-lists.ts";
import { day } from "../support/builders.ts";
import { TickingClock } from "../support/ticking-clock.ts";
import { books } from "../support/uploads.ts";

export interface VerifiableStores {
  readonly ledger: LedgerStore & UploadNumbers;
  readonly files: FileStore;
}

export function openWorld(stores: VerifiableStores) {
  const clock = new TickingClock(day("2020-07-01"));
  const world = { ...stores, clock };
  const send = async (
    content: string,
    address: Partial<UploadAddress> = {},
    of: Books = books,
  ): Promise<Upload> => {
    const placed = { books: of, options: noOptions, fileName: "집행현황.csv", ...address };
    const file = await stores.files.put(uploadKey(placed), new TextEncoder().encode(content));
    return (await ingestUpload({ address: placed, file }, world)).upload;
  };
  return {
    ...world,
    send,
    release: async (upload: Upload) => (await releaseUpload(upload, "재무과", world)).upload,
    discard: (upload: Upload) => discardUpload(upload, "재무과", world),
    undo: (upload: Upload) => undoUpload(upload, "재무과", world),
    restore: (upload: Upload) => restoreUpload(upload, "재무과", world),
    tell: (event: unknown) => ingestEvent(executionRecorded.parse(event), world),
  };
}

export type World = ReturnType<typeof openWorld>;

const header = "사업코드,사업명,부서,담당자,예산액(원),집행액(원),6월까지 계획(원),12.31 계획(원),기준일";

/** Projects A0, A1, ... with plans: each has a budget of 100 million won and has spent so much. */
function planned(date: string, ...spent: readonly bigint[]): string {
  const rows = spent.map(
    (amount, at) =>
      `A${at},사업 ${at},복지정책과,a${at}@example.go.kr,100000000,${amount},40000000,95000000,${date}`,
  );
  return [header, ...rows, ""].join("\n");
}

const columns = [
  { header: "번호", means: "projectCode" },
  { header: "사업", means: "projectName" },
  { header: "예산", means: "amount", measure: "appropriation", fund: null, unit: "원" },
  { header: "지출", means: "amount", measure: "expenditure", fund: null, unit: "원" },
];
const mapping = mappingText(
  parseMapping(JSON.stringify({ version: 1, sheet: null, headerRow: 1, unit: null, asOf: null, columns })),
);

function anEvent(eventId: string, amountWon: string) {
  const record = {
    projectCode: "E1",
    projectName: "마을기업 육성",
    department: "복지정책과",
    fund: "municipal",
    date: "2020-07-02",
  };
  return {
    version: 1,
    eventId,
    office: books.office,
    fiscalYear: books.fiscalYear,
    records: [
      { ...record, measure: "appropriation", kind: "cumulative", amountWon: "500000" },
      { ...record, measure: "expenditure", kind: "increment", amountWon },
    ],
  };
}

/** @param report a council report of 31 October. */
export async function liveThrough(world: World, report: string): Promise<void> {
  const { send, clock } = world;
  const june = await send(planned("2020-06-30", 10_000_000n, 20_000_000n, 30_000_000n), {
    fileName: "6월.csv",
  });
  await send(`${planned("2020-06-30", 10_000_000n, 20_000_000n, 30_000_000n)}\n`, {
    fileName: "6월 다시.csv",
  });
  // Back-dated, and read in another unit.
  await send("사업코드,사업명,부서,예산액,집행액,기준일\nA0,사업 0,복지정책과,100000,4000,2020-03-31\n", {
    fileName: "3월.csv",
    options: { ...noOptions, unit: "천원" },
  });
  // A thousand times too small, and so held.
  const slip = (spent: bigint) =>
    planned("2020-07-31", spent, spent, spent).replaceAll(",100000000,", ",100000,");
  const slipped = await send(slip(15_000n), { fileName: "7월 천원.csv" });
  const other = await send(slip(16_000n), { fileName: "7월 다른 천원.csv" });
  await send(slip(17_000n), { fileName: "7월 보류.csv" });
  await send(planned("2020-07-31", 15_000_000n).replace("100000000", "1억쯤"), { fileName: "틀린 칸.csv" });
  await send(planned("2020-07-31", 18_000_000n, 25_000_000n, 31_000_000n), { fileName: "7월.csv" });
  await world.release(slipped);
  await world.discard(other);
  clock.moveTo(day("2020-08-03"));
  await send(listOf(["20200705", "1,000"], ["20200705", "1,000"], ["20200706", "7", "경로당 운영"]), {
    fileName: "지출 1.csv",
  });
  const corrected = await send(listOf(["20200705", "1,000"], ["20200731", "12"]), { fileName: "지출 2.csv" });
  await send(`${listOf(["20200705", "1,000"], ["20200731", "12"])}\r\n`, { fileName: "지출 2 다시.csv" });
  await world.tell(anEvent("e-1", "1000"));
  await world.tell(anEvent("e-2", "-300"));
  await world.undo(june);
  await world.restore(june);
  await world.undo(corrected);
  clock.moveTo(day("2020-11-02"));
  await send("번호,사업,예산,지출\nM1,매핑 사업,900000,1000\n", {
    fileName: "표.csv",
    options: { asOf: day("2020-10-31"), unit: null, mapping },
  });
  await send(report, { fileName: "업무보고.txt", options: { ...noOptions, asOf: day("2020-10-31") } });
  await send(planned("2020-06-30", 1n), {}, { office: "1168000", fiscalYear: 2020 });
  await send(planned("2019-06-30", 1n), {}, { ...books, fiscalYear: 2019 });
}
