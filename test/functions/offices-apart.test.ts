// Ten offices on one deployment: whatever one of them attempts with another's, by whichever way in, is refused.
import { beforeAll, describe, expect, test } from "vitest";
import { receiveHandler } from "../../functions/receive/handler.ts";
import { localContext } from "../../local/host/lambda-events.ts";
import type { Role } from "../../shared/domain/access/principal.ts";
import { MemoryBundleQueue } from "../support/memory-bundle-queue.ts";
import { MemoryFailureQueue } from "../support/memory-failure-queue.ts";
import { MemoryLog } from "../support/memory-log.ts";
import { books } from "../support/uploads.ts";
import { aPrincipal, openApi } from "./api/api-fixture.ts";
import { everyOperation, requestFor } from "./api/every-operation.ts";
import { executionRecordedEvent, objectCreated, ownAccount, queueRecord } from "./lambda-events.ts";

const offices = Array.from({ length: 10 }, (_, at) => `11600${at + 10}`);
const pairs = offices.flatMap((from, at) =>
  offices.flatMap((to, other) => (at === other ? [] : [[from, to]])),
);
const roles: readonly Role[] = ["finance", "manager", "viewer"];
/** What is for anybody shows what its office opened to all. */
const ofOffices = everyOperation.filter(
  ({ operation: { path, who } }) => path.includes("{office}") && who !== "anybody",
);

/** Each office has a system of its own in an account of its own. */
function accountOf(office: string): string {
  return `21098${office}`;
}

function openReceive() {
  const [ingest, failureQueue] = [new MemoryBundleQueue(), new MemoryFailureQueue()];
  const handler = receiveHandler({
    ingest,
    failureQueue,
    log: new MemoryLog(),
    dryRunsBucket: "tries",
    isKnownOffice: (office) => offices.includes(office),
    maySend: (account, office) => account === ownAccount || account === accountOf(office),
  });
  const call = (event: unknown) =>
    handler({ Records: [queueRecord("0", JSON.stringify(event))] }, localContext);
  return { ingest, failureQueue, call };
}

const record = {
  projectCode: "A1",
  projectName: "마을기업 육성",
  measure: "expenditure",
  fund: "municipal",
  kind: "increment",
  date: "2020-11-01",
  amountWon: "1",
};

function execution(office: string) {
  return { version: 1, eventId: "e1", office, fiscalYear: 2020, records: [record] };
}

/** Ways in that do not pass the API: what arrives, sent by one office's account for another office. */
const arrivals: readonly (readonly [string, (sender: string, office: string) => unknown])[] = [
  ["an event on the bus", (sender, office) => executionRecordedEvent(execution(office), sender)],
  ["a file in its folder", (sender, office) => objectCreated(`${office}/2020/a.csv`, { sender })],
  [
    "a file in its folder, by another spelling of its name",
    (sender, office) => objectCreated(`${office}/2020/as-of=2020-10-31/a.csv`.normalize("NFD"), { sender }),
  ],
  [
    "a file to be tried",
    (sender, office) => objectCreated(`files/t/${office}/2020/a.csv`, { sender, bucket: "tries" }),
  ],
];

describe("ten offices are kept apart", () => {
  let fixture = openApi();
  beforeAll(async () => {
    fixture = openApi();
    await fixture.load();
  });

  test.each(ofOffices)(
    "$operation.method $operation.path is refused to every other office",
    async (named) => {
      for (const [from, to] of pairs) {
        for (const role of roles) {
          const { path, asking } = requestFor(named, { office: to ?? "" });
          const answer = await fixture.ask(path, { ...asking, as: aPrincipal(role, { office: from ?? "" }) });
          expect([from, to, role, answer.status]).toEqual([from, to, role, 403]);
        }
      }
    },
  );

  test("a file or upload of another office is none under one's own path", async () => {
    const [upload] = await fixture.ingest.ledger.listUploads(books);
    const id = upload?.uploadId ?? "";
    const path = (office: string) => `/api/v1/offices/${office}/years/2020/uploads/${id}`;
    const as = (office: string) => aPrincipal("finance", { office });
    expect((await fixture.ask(path("1129000"), { as: as("1129000") })).status).toBe(200);
    for (const office of offices)
      for (const rest of ["", "/marked", "/preview"])
        expect((await fixture.ask(`${path(office)}${rest}`, { as: as(office) })).status).toBe(404);
  });

  test("the list of books names one's own office alone", async () => {
    for (const office of offices) {
      const answer = await fixture.ask("/api/v1/books", { as: aPrincipal("finance", { office }) });
      expect(JSON.stringify(answer)).not.toContain("1129000");
    }
  });

  test.each(arrivals)("%s that another office's account sent is put aside, unread", async (_, arrival) => {
    for (const [from = "", to = ""] of pairs) {
      const { ingest, failureQueue, call } = openReceive();
      await call(arrival(accountOf(from), to));
      expect(ingest.bundles).toEqual([]);
      expect(failureQueue.messages).toMatchObject([{ reason: { code: "sender-not-of-office" } }]);
    }
  });

  test.each(arrivals)("%s that its own account sent is queued", async (_, arrival) => {
    for (const office of offices) {
      const { ingest, call } = openReceive();
      for (const sender of [accountOf(office), ownAccount]) await call(arrival(sender, office));
      expect(ingest.bundles).toMatchObject([{ books: { office } }]);
    }
  });
});
