// What a person asks of an upload where another process does it: asked once, done once, and what came of it is found.
import { describe, expect, test } from "vitest";
import { settlingByCommand } from "../../../functions/api/commands/submit-command.ts";
import { ingestHandler, type IngestHandlerDependencies } from "../../../functions/ingest/handler.ts";
import { restoreUpload } from "../../../functions/ingest/decisions/settle-upload.ts";
import { localContext } from "../../../local/host/lambda-events.ts";
import { auditAnswer } from "../../../shared/contracts/api/bodies/access.ts";
import { matchedAnswer, settledAnswer, uploadAnswer } from "../../../shared/contracts/api/bodies/uploads.ts";
import { minutesAfter } from "../../../shared/domain/values/instant.ts";
import type { Upload } from "../../../shared/domain/uploads/upload.ts";
import type { CommandStore } from "../../../shared/ports/command-store.ts";
import { noMappings } from "../../../shared/ports/mapping-store.ts";
import { MemoryFailureQueue } from "../../support/memory-failure-queue.ts";
import { MemoryLog } from "../../support/memory-log.ts";
import { books } from "../../support/uploads.ts";
import { bundleRecord } from "../lambda-events.ts";
import { crashingTable } from "../ingest/watched-table.ts";
import { base, dump, expectProblem, openApi } from "./api-fixture.ts";

const nothingFailed = { batchItemFailures: [] };
/** A thousand times the office's money: held. */
const thousandfold = dump(
  [["A0", "느린 사업", "사회적경제과", 4_000_000_000_000, 100_000_000_000]],
  "2020-11-01",
);

function open() {
  const time = { minutes: 0 };
  const fixture = openApi((usual) => {
    const clock = { ...usual.clock, now: () => minutesAfter(usual.clock.now(), time.minutes) };
    const settle = settlingByCommand({ commands: usual.commands, clock });
    return { clock, uploadActs: { ...usual.uploadActs, settle } };
  });
  const log = new MemoryLog();
  /** The news of all that was asked, as the queue brings it. */
  const deliver = (changed: Partial<IngestHandlerDependencies> = {}) => {
    const { clock, commands, ingest } = fixture;
    const dependencies = { ...ingest.worker(), clock, commands, log, tries: null };
    const [failureQueue, observe] = [new MemoryFailureQueue(), () => {}];
    const notified = fixture.ingest.outbox.written().filter(({ topic }) => topic === "upload-command");
    const Records = notified.map((bundle, at) => bundleRecord(`${at}`, bundle));
    return ingestHandler({ mappings: noMappings, ...dependencies, failureQueue, observe, ...changed })(
      { Records },
      localContext,
    );
  };
  const post = async (upload: Upload, act: string, json?: { readonly reason: string }) =>
    settledAnswer.parse(
      await fixture.value(pathOf(upload, act), {
        method: "POST",
        ...(json === undefined ? {} : { json }),
      }),
    );
  const show = async (upload: Upload) =>
    uploadAnswer.parse(await fixture.value(`${base}/uploads/${upload.uploadId}`));
  const trail = async () =>
    auditAnswer
      .parse(await fixture.value(`${base}/audit`))
      .items.map(({ act, outcome, by }) => `${act} ${outcome} ${by.name}`)
      .toSorted();
  const sent = async (content: string): Promise<Upload> => (await fixture.ingest.send(content)).upload;
  return { ...fixture, time, log, deliver, post, show, trail, sent };
}

function pathOf({ uploadId }: Upload, act: string): string {
  return `${base}/uploads/${uploadId}/${act}`;
}

describe("an answer about lines that look known", () => {
  test("is entered once by the ingest stage, and the file goes in", async () => {
    const fixture = open();
    await fixture.sent(
      dump([["", "마을기업 육성", "사회적경제과", 4_000_120_000, 100_000_000]], "2020-06-30"),
    );
    const upload = await fixture.sent(
      dump([["", "마을기업 육성", "지역경제과", 4_000_120_000, 200_000_000]], "2020-07-31"),
    );
    const asking = { method: "POST", json: { allSame: true } };
    const requested = matchedAnswer.parse(await fixture.value(pathOf(upload, "match"), asking));
    expect(requested).toMatchObject({
      outcome: "requested",
      upload: { asked: { act: "match", state: "open" } },
    });
    for (const _twice of [1, 2]) expect(await fixture.deliver()).toEqual(nothingFailed);
    expect(await fixture.show(upload)).toMatchObject({
      state: "applied",
      asked: { act: "match", state: "done" },
    });
    const entries = await fixture.ingest.ledger.readJournal(books, 0, 100);
    expect(entries.map(({ act }) => act.kind)).toEqual(["apply", "hold", "match", "apply"]);
    const back = { method: "POST", json: { entries: [3] } };
    const taking = matchedAnswer.parse(await fixture.value(pathOf(upload, "unmatch"), back));
    expect(taking).toMatchObject({
      outcome: "requested",
      upload: { asked: { act: "unmatch", state: "open" } },
    });
    for (const _twice of [1, 2]) expect(await fixture.deliver()).toEqual(nothingFailed);
    expect(await fixture.show(upload)).toMatchObject({
      state: "held",
      asked: { act: "unmatch", state: "done" },
    });
  });
});

describe("a release that is asked for", () => {
  test("is under way until ingest has done it, once however often the news comes", async () => {
    const fixture = open();
    await fixture.load();
    const held = await fixture.sent(thousandfold);
    const requested = await fixture.ask(pathOf(held, "release"), { method: "POST" });
    expect(requested.status).toBe(202);
    expect(await fixture.show(held)).toMatchObject({
      state: "held",
      isUnderWay: true,
      acts: [],
      asked: { act: "release", state: "open", by: "finance 님" },
    });
    for (let time = 1; time <= 2; time++) expect(await fixture.deliver()).toEqual(nothingFailed);
    expect(await fixture.show(held)).toMatchObject({
      state: "applied",
      by: "finance 님",
      isUnderWay: false,
      asked: { state: "done" },
    });
    expect(await fixture.trail()).toEqual([
      "release-upload applied finance 님",
      "release-upload requested finance 님",
    ]);
  });

  test("keeps others from asking anything else until it is done", async () => {
    const fixture = open();
    await fixture.load();
    const held = await fixture.sent(thousandfold);
    await fixture.post(held, "release");
    expectProblem(await fixture.ask(pathOf(held, "discard"), { method: "POST" }), "overtaken");
    await fixture.deliver();
    expect((await fixture.show(held)).state).toBe("applied");
    expectProblem(await fixture.ask(pathOf(held, "discard"), { method: "POST" }), "refused");
  });

  test("is done and answered when the run that did it could not say so", async () => {
    const fixture = open();
    await fixture.load();
    const held = await fixture.sent(thousandfold);
    await fixture.post(held, "release");
    expect(await fixture.deliver({ commands: mute(fixture.commands) })).not.toEqual(nothingFailed);
    expect(await fixture.show(held)).toMatchObject({ state: "applied", asked: { state: "open" } });
    expect(await fixture.deliver()).toEqual(nothingFailed);
    expect((await fixture.show(held)).asked).toMatchObject({ state: "done", findings: [] });
  });

  test("that nobody answered may be asked again, and comes late to nothing", async () => {
    const fixture = open();
    await fixture.load();
    const held = await fixture.sent(thousandfold);
    await fixture.post(held, "release");
    fixture.time.minutes = 16;
    expect(await fixture.show(held)).toMatchObject({
      acts: ["release", "discard"],
      asked: { state: "lost" },
    });
    await fixture.post(held, "discard");
    // Both news come now, the lost one first.
    expect(await fixture.deliver()).toEqual(nothingFailed);
    expect(await fixture.show(held)).toMatchObject({
      state: "discarded",
      asked: { act: "discard", state: "done" },
    });
  });
});

describe("a restore that is asked for", () => {
  test("brings the upload in again once, and its reason stands in the trail with its answer", async () => {
    const fixture = open();
    const upload = await fixture.sent(
      dump([["A0", "느린 사업", "사회적경제과", 4_000_000_000, 100_000_000]]),
    );
    await fixture.post(upload, "undo");
    await fixture.deliver();
    expect((await fixture.post(upload, "restore", { reason: "첫 파일이 맞습니다." })).outcome).toBe(
      "requested",
    );
    expect(await fixture.deliver()).toEqual(nothingFailed);
    expect(await fixture.show(upload)).toMatchObject({
      state: "applied",
      asked: { act: "restore", state: "done" },
      reason: "첫 파일이 맞습니다.",
    });
    expect(await fixture.deliver()).toEqual(nothingFailed);
    expect((await fixture.show(upload)).state).toBe("applied");
  });
});

describe("an undo that is asked for", () => {
  test("takes the upload back once, and not again when it was brought in anew", async () => {
    const fixture = open();
    const upload = await fixture.sent(
      dump([["A0", "느린 사업", "사회적경제과", 4_000_000_000, 100_000_000]]),
    );
    expect((await fixture.post(upload, "undo")).outcome).toBe("requested");
    await fixture.deliver();
    const undone = await fixture.ledger.findUpload(books, upload.uploadId);
    expect(undone?.outcome.state).toBe("undone");
    await restoreUpload(undone ?? upload, "재무과", fixture.ingest.worker());
    expect(await fixture.deliver()).toEqual(nothingFailed);
    expect((await fixture.show(upload)).state).toBe("applied");
  });

  test("that could not be answered takes nothing back that was brought in anew", async () => {
    const fixture = open();
    const upload = await fixture.sent(
      dump([["A0", "느린 사업", "사회적경제과", 4_000_000_000, 100_000_000]]),
    );
    await fixture.post(upload, "undo");
    expect(await fixture.deliver({ commands: mute(fixture.commands) })).not.toEqual(nothingFailed);
    const undone = await fixture.ledger.findUpload(books, upload.uploadId);
    expect(undone?.outcome.state).toBe("undone");
    await restoreUpload(undone ?? upload, "재무과", fixture.ingest.worker());
    expect(await fixture.deliver()).toEqual(nothingFailed);
    expect(await fixture.show(upload)).toMatchObject({
      state: "applied",
      asked: { state: "refused", findings: [{ code: "upload-overtaken" }] },
    });
  });

  test("is finished by the next delivery when a run broke off in it", async () => {
    const fixture = open();
    const upload = await fixture.sent(
      dump([["A0", "느린 사업", "사회적경제과", 4_000_000_000, 100_000_000]]),
    );
    await fixture.post(upload, "undo");
    const { ingest } = fixture;
    const dying = ingest.worker(crashingTable(ingest.table, 0, "before"));
    expect(await fixture.deliver(dying)).not.toEqual(nothingFailed);
    expect(await fixture.show(upload)).toMatchObject({ state: "applied", isUnderWay: true });
    await fixture.deliver();
    expect(await fixture.show(upload)).toMatchObject({ state: "undone", asked: { state: "done" } });
  });

  test("that cannot be is refused with the reason, which is shown, written down and may be asked again", async () => {
    const fixture = open();
    await fixture.load();
    const held = await fixture.sent(thousandfold);
    await fixture.post(held, "undo");
    await fixture.deliver();
    const { asked: requested, acts } = await fixture.show(held);
    expect(requested).toMatchObject({ state: "refused", findings: [{ code: "upload-not-applied" }] });
    expect(acts).toEqual(["release", "discard"]);
    expect(await fixture.trail()).toContain("undo-upload refused finance 님");
    expect((await fixture.post(held, "undo")).outcome).toBe("requested");
  });
});

/** It can be asked and read, and no answer gets through. */
function mute(commands: CommandStore): CommandStore {
  return {
    find: (...requested) => commands.find(...requested),
    listOfSnapshots: (of) => commands.listOfSnapshots(of),
    submit: (...command) => commands.submit(...command),
    answer: () => Promise.reject(new Error("The connection was reset")),
  };
}
