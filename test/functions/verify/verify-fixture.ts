/** An office's year with everything in it that can happen to a file, on any stores: what a verification must explain. */
import { storeAnswer } from "../../../functions/api/alerts/store-answer.ts";
import { assessOffice } from "../../../functions/assess/assess-office.ts";
import { ingestEvent } from "../../../functions/ingest/journal/ingest-event.ts";
import { ingestUpload } from "../../../functions/ingest/journal/ingest-upload.ts";
import {
  discardUpload,
  releaseUpload,
  restoreUpload,
  undoUpload,
} from "../../../functions/ingest/decisions/settle-upload.ts";
import { takeSnapshot } from "../../../functions/snapshot/take-snapshot.ts";
import { mappingText, parseMapping } from "../../../shared/contracts/files/column-mapping.ts";
import { executionRecorded } from "../../../shared/contracts/events/execution-recorded.ts";
import { type UploadAddress, uploadKey } from "../../../shared/contracts/files/upload-key.ts";
import { isOpen } from "../../../shared/domain/alerts/alert.ts";
import type { Answer } from "../../../shared/domain/alerts/alert-answer.ts";
import type { Books } from "../../../shared/domain/values/books.ts";
import type { IsoDate } from "../../../shared/domain/values/calendar.ts";
import { alertName } from "../../../shared/domain/alerts/alert-name.ts";
import { defaultPolicy } from "../../../shared/domain/policy/policy.ts";
import { noOptions, type Upload } from "../../../shared/domain/uploads/upload.ts";
import type { AlertStore } from "../../../shared/ports/alert-store.ts";
import type { FileStore } from "../../../shared/ports/file-store.ts";
import type { LedgerStore } from "../../../shared/ports/ledger-store.ts";
import type { PolicyStore } from "../../../shared/ports/policy-store.ts";
import type { SnapshotStore } from "../../../shared/ports/snapshot-store.ts";
import type { ReplayTarget } from "../../../shared/ports/ledger-check.ts";
import { sha256Of } from "../../../shared/runtime/sha256.ts";
import { listOf } from "../../formats/payments/payment-lists.ts";
import { day } from "../../support/builders.ts";
import { ledgerWriter } from "../../support/ledger-writer.ts";
import { TickingClock } from "../../support/ticking-clock.ts";
import { books } from "../../support/uploads.ts";

export interface VerifiableStores {
  readonly ledger: LedgerStore;
  readonly replayTarget: () => ReplayTarget;
  readonly files: FileStore;
  readonly alerts: AlertStore;
  readonly policies: PolicyStore;
  readonly snapshots: SnapshotStore;
}

export function openFixture(stores: VerifiableStores) {
  const clock = new TickingClock(day("2020-08-01"));
  const fixture = { ...stores, ...ledgerWriter({ ...stores, clock }), clock };
  const send = async (
    content: string,
    address: Partial<UploadAddress> = {},
    of: Books = books,
  ): Promise<Upload> => {
    const placed = { books: of, options: noOptions, fileName: "집행현황.csv", ...address };
    const file = await stores.files.put(uploadKey(placed), new TextEncoder().encode(content));
    return (await ingestUpload({ address: placed, file }, fixture)).upload;
  };
  return {
    ...fixture,
    send,
    release: async (upload: Upload) => (await releaseUpload(upload, "재무과", fixture)).upload,
    discard: (upload: Upload) => discardUpload(upload, "재무과", fixture),
    undo: (upload: Upload) => undoUpload(upload, "재무과", fixture),
    restore: (upload: Upload) => restoreUpload(upload, "재무과", fixture),
    tell: (event: unknown) => ingestEvent(executionRecorded.parse(event), fixture),
    evaluate: (today: IsoDate = fixture.clock.today()) =>
      assessOffice(books, { ...fixture, clock: { now: () => fixture.clock.now(), today: () => today } }),
    freeze: (asOf: string, requestId: string | null = null) =>
      takeSnapshot(
        { books, asOf: day(asOf), by: requestId === null ? "재무과" : null, requestId, isForced: false },
        { ...fixture, hash: sha256Of },
      ),
    /** @param name of the project; of any where it is left out. An answer goes to all that stands of it. */
    answer: async (rule: string, answer: Answer, name: string | null = null) => {
      const alert = (await stores.alerts.readAlerts(books)).find(
        (each) => each.rule === rule && isOpen(each) && (name === null || each.scope.name === name),
      );
      if (alert === undefined) throw new RangeError(`No alert of ${rule} is open`);
      await storeAnswer(books, alertName(alert), answer, "재무과", fixture);
    },
  };
}

export type Fixture = ReturnType<typeof openFixture>;

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

const why = {
  reason: "contract-delayed",
  note: "계약이 늦어짐",
  owner: "담당자",
  due: day("2020-09-30"),
} as const;

/** @param report a council report of 31 October. */
export async function liveThrough(fixture: Fixture, report: string): Promise<void> {
  const { send, clock } = fixture;
  await fixture.policies.add(books, { ...defaultPolicy, minimumBudget: 0n }, "재무과", clock.now());
  const june = await send(planned("2020-06-30", 10_000_000n, 20_000_000n, 30_000_000n), {
    fileName: "6월.csv",
  });
  await send(`${planned("2020-06-30", 10_000_000n, 20_000_000n, 30_000_000n)}\n`, {
    fileName: "6월 다시.csv",
  });
  await fixture.evaluate();
  // Back-dated, and read in another unit.
  await send("사업코드,사업명,부서,예산액,집행액,기준일\nA0,사업 0,복지정책과,100000,4000,2020-03-31\n", {
    fileName: "3월.csv",
    options: { ...noOptions, unit: "천원" },
  });
  // A thousand times too small, and so held.
  const slip = (spent: bigint) =>
    planned("2020-07-15", spent, spent, spent).replaceAll(",100000000,", ",100000,");
  const slipped = await send(slip(15_000n), { fileName: "7월 천원.csv" });
  const other = await send(slip(16_000n), { fileName: "7월 다른 천원.csv" });
  await send(slip(17_000n), { fileName: "7월 보류.csv" });
  await send(planned("2020-07-31", 15_000_000n).replace("100000000", "1억쯤"), { fileName: "틀린 칸.csv" });
  await send(planned("2020-07-31", 18_000_000n, 25_000_000n, 31_000_000n), { fileName: "7월.csv" });
  await fixture.release(slipped);
  await fixture.discard(other);
  await fixture.evaluate();
  await fixture.freeze("2020-06-30");
  await fixture.answer("behind-target", { act: "acknowledge", why });
  await fixture.answer("plan-below-target", { act: "explain", why: { ...why, reason: "weather" } });
  await fixture.answer("behind-target", { act: "snooze", until: day("2020-08-20"), why });
  clock.moveTo(day("2020-08-03"));
  await send(listOf(["20200705", "1,000"], ["20200705", "1,000"], ["20200706", "7", "경로당 운영"]), {
    fileName: "지출 1.csv",
  });
  // It lacks a whole project, and so is held.
  const corrected = await fixture.release(
    await send(listOf(["20200705", "1,000"], ["20200731", "12"]), { fileName: "지출 2.csv" }),
  );
  await send(`${listOf(["20200705", "1,000"], ["20200731", "12"])}\r\n`, { fileName: "지출 2 다시.csv" });
  await fixture.tell(anEvent("e-1", "1000"));
  await fixture.tell(anEvent("e-2", "-300"));
  await fixture.evaluate(day("2020-08-03"));
  await fixture.undo(june);
  await fixture.evaluate();
  await fixture.restore(june);
  await fixture.undo(corrected);
  await fixture.evaluate();
  await fixture.freeze("2020-07-31", "quarter-end/2020-07-31");
  clock.moveTo(day("2020-11-02"));
  await send("번호,사업,예산,지출\nM1,매핑 사업,900000,1000\n", {
    fileName: "표.csv",
    options: { asOf: day("2020-10-31"), unit: null, mapping },
  });
  await send(report, { fileName: "업무보고.txt", options: { ...noOptions, asOf: day("2020-10-31") } });
  await fixture.evaluate(day("2020-11-02"));
  await fixture.freeze("2020-06-30");
  await send(planned("2020-06-30", 1n), {}, { office: "1168000", fiscalYear: 2020 });
  await send(planned("2018-06-30", 1n), {}, { ...books, fiscalYear: 2018 });
}

/** Just enough for alerts that a person answers, and for snapshots of which one was asked for. */
export async function liveBriefly(fixture: Fixture): Promise<void> {
  const { send, clock } = fixture;
  await fixture.policies.add(books, { ...defaultPolicy, minimumBudget: 0n }, "재무과", clock.now());
  await send(planned("2020-06-30", 10_000_000n, 10_000_000n), { fileName: "6월.csv" });
  await fixture.evaluate();
  await fixture.answer("behind-target", { act: "acknowledge", why }, "사업 0");
  await fixture.answer("behind-target", { act: "snooze", until: day("2020-08-02"), why }, "사업 1");
  await fixture.freeze("2020-06-30");
  clock.moveTo(day("2020-08-03"));
  await send(planned("2020-07-31", 70_000_000n, 20_000_000n), { fileName: "7월.csv" });
  await fixture.evaluate(day("2020-08-03"));
  await fixture.freeze("2020-07-31", "quarter-end/2020-07-31");
}
