// What a person asks of an upload where another process does it: asked once, done once, and what came of it is found.
import { describe, expect, it } from "vitest";
import { settlingByCommand } from "../../../functions/api/commands/submit-upload-command.ts";
import { ingestHandler, type IngestHandlerDependencies } from "../../../functions/ingest/handler.ts";
import { restoreUpload } from "../../../functions/ingest/decisions/decide-on-upload.ts";
import { localContext } from "../../../local/host/lambda-events.ts";
import { auditAnswer } from "../../../shared/contracts/api/bodies/access.ts";
import { matchedAnswer, settledAnswer, uploadAnswer } from "../../../shared/contracts/api/bodies/uploads.ts";
import { minutesAfter } from "../../../shared/domain/values/instant.ts";
import type { Upload } from "../../../shared/domain/uploads/upload.ts";
import type { CommandStore } from "../../../shared/ports/command-store.ts";
import { MemoryFailureQueue } from "../../support/memory-failure-queue.ts";
import { MemoryLog } from "../../support/memory-log.ts";
import { books } from "../../support/uploads.ts";
import { bundleRecord } from "../lambda-events.ts";
import { crashingTable } from "../ingest/watched-table.ts";
import { base, dump, expectProblem, openApi } from "./api-world.ts";

const nothingFailed = { batchItemFailures: [] };
/** A thousand times the office's money: held. */
const thousandfold = dump(
  [["A0", "느린 사업", "사회적경제과", 4_000_000_000_000, 100_000_000_000]],
  "2020-11-01",
);

function open() {
  const time = { minutes: 0 };
  const world = openApi((usual) => {
    const clock = { ...usual.clock, now: () => minutesAfter(usual.clock.now(), time.minutes) };
    const settle = settlingByCommand({ commands: usual.commands, clock });
    return { clock, uploadActs: { ...usual.uploadActs, settle } };
  });
  const log = new MemoryLog();
  /** The news of all that was asked, as the queue brings it. */
  const deliver = (changed: Partial<IngestHandlerDependencies> = {}) => {
    const { clock, commands, ingest } = world;
    const dependencies = { ...ingest.worker(), clock, commands, log, tries: null };
    const [failureQueue, observe] = [new MemoryFailureQueue(), () => {}];
    const told = world.ingest.outbox.written().filter(({ topic }) => topic === "upload-command");
    const Records = told.map((bundle, at) => bundleRecord(`${at}`, bundle));
    return ingestHandler({ ...dependencies, failureQueue, observe, ...changed })({ Records }, localContext);
  };
  const post = async (upload: Upload, act: string) =>
    settledAnswer.parse(await world.value(pathOf(upload, act), { method: "POST" }));
  const show = async (upload: Upload) =>
    uploadAnswer.parse(await world.value(`${base}/uploads/${upload.uploadId}`));
  const trail = async () =>
    auditAnswer
      .parse(await world.value(`${base}/audit`))
      .items.map(({ act, outcome, by }) => `${act} ${outcome} ${by.name}`)
      .toSorted();
  const sent = async (content: string): Promise<Upload> => (await world.ingest.send(content)).upload;
  return { ...world, time, log, deliver, post, show, trail, sent };
}

function pathOf({ uploadId }: Upload, act: string): string {
  return `${base}/uploads/${uploadId}/${act}`;
}

describe("an answer about lines that look known", () => {
  it("is entered once by the ingest stage, and the file goes in", async () => {
    const world = open();
    await world.sent(dump([["", "마을기업 육성", "사회적경제과", 4_000_120_000, 100_000_000]], "2020-06-30"));
    const upload = await world.sent(
      dump([["", "마을기업 육성", "지역경제과", 4_000_120_000, 200_000_000]], "2020-07-31"),
    );
    const asking = { method: "POST", json: { allSame: true } };
    const asked = matchedAnswer.parse(await world.value(pathOf(upload, "match"), asking));
    expect(asked).toMatchObject({ outcome: "requested", upload: { asked: { act: "match", state: "open" } } });
    for (const _twice of [1, 2]) expect(await world.deliver()).toEqual(nothingFailed);
    expect(await world.show(upload)).toMatchObject({
      state: "applied",
      asked: { act: "match", state: "done" },
    });
    const entries = await world.ingest.ledger.readJournal(books, 0, 100);
    expect(entries.map(({ act }) => act.kind)).toEqual(["apply", "hold", "match", "apply"]);
    const back = { method: "POST", json: { entries: [3] } };
    const taking = matchedAnswer.parse(await world.value(pathOf(upload, "unmatch"), back));
    expect(taking).toMatchObject({
      outcome: "requested",
      upload: { asked: { act: "unmatch", state: "open" } },
    });
    for (const _twice of [1, 2]) expect(await world.deliver()).toEqual(nothingFailed);
    expect(await world.show(upload)).toMatchObject({
      state: "held",
      asked: { act: "unmatch", state: "done" },
    });
  });
});

describe("a release that is asked for", () => {
  it("is under way until ingest has done it, once however often the news comes", async () => {
    const world = open();
    await world.load();
    const held = await world.sent(thousandfold);
    const asked = await world.ask(pathOf(held, "release"), { method: "POST" });
    expect(asked.status).toBe(202);
    expect(await world.show(held)).toMatchObject({
      state: "held",
      isUnderWay: true,
      acts: [],
      asked: { act: "release", state: "open", by: "finance 님" },
    });
    for (let time = 1; time <= 2; time++) expect(await world.deliver()).toEqual(nothingFailed);
    expect(await world.show(held)).toMatchObject({
      state: "applied",
      by: "finance 님",
      isUnderWay: false,
      asked: { state: "done" },
    });
    expect(await world.trail()).toEqual([
      "release-upload applied finance 님",
      "release-upload requested finance 님",
    ]);
  });

  it("keeps others from asking anything else until it is done", async () => {
    const world = open();
    await world.load();
    const held = await world.sent(thousandfold);
    await world.post(held, "release");
    expectProblem(await world.ask(pathOf(held, "discard"), { method: "POST" }), "overtaken");
    await world.deliver();
    expect((await world.show(held)).state).toBe("applied");
    expectProblem(await world.ask(pathOf(held, "discard"), { method: "POST" }), "refused");
  });

  it("is done and answered when the run that did it could not say so", async () => {
    const world = open();
    await world.load();
    const held = await world.sent(thousandfold);
    await world.post(held, "release");
    expect(await world.deliver({ commands: mute(world.commands) })).not.toEqual(nothingFailed);
    expect(await world.show(held)).toMatchObject({ state: "applied", asked: { state: "open" } });
    expect(await world.deliver()).toEqual(nothingFailed);
    expect((await world.show(held)).asked).toMatchObject({ state: "done", findings: [] });
  });

  it("that nobody answered may be asked again, and comes late to nothing", async () => {
    const world = open();
    await world.load();
    const held = await world.sent(thousandfold);
    await world.post(held, "release");
    world.time.minutes = 16;
    expect(await world.show(held)).toMatchObject({ acts: ["release", "discard"], asked: { state: "lost" } });
    await world.post(held, "discard");
    // Both news come now, the lost one first.
    expect(await world.deliver()).toEqual(nothingFailed);
    expect(await world.show(held)).toMatchObject({
      state: "discarded",
      asked: { act: "discard", state: "done" },
    });
  });
});

describe("an undo that is asked for", () => {
  it("takes the upload back once, and not again when it was brought in anew", async () => {
    const world = open();
    const upload = await world.sent(dump([["A0", "느린 사업", "사회적경제과", 4_000_000_000, 100_000_000]]));
    expect((await world.post(upload, "undo")).outcome).toBe("requested");
    await world.deliver();
    const undone = await world.ledger.findUpload(books, upload.uploadId);
    expect(undone?.outcome.state).toBe("undone");
    await restoreUpload(undone ?? upload, "재무과", world.ingest.worker());
    expect(await world.deliver()).toEqual(nothingFailed);
    expect((await world.show(upload)).state).toBe("applied");
  });

  it("that could not be answered takes nothing back that was brought in anew", async () => {
    const world = open();
    const upload = await world.sent(dump([["A0", "느린 사업", "사회적경제과", 4_000_000_000, 100_000_000]]));
    await world.post(upload, "undo");
    expect(await world.deliver({ commands: mute(world.commands) })).not.toEqual(nothingFailed);
    const undone = await world.ledger.findUpload(books, upload.uploadId);
    expect(undone?.outcome.state).toBe("undone");
    await restoreUpload(undone ?? upload, "재무과", world.ingest.worker());
    expect(await world.deliver()).toEqual(nothingFailed);
    expect(await world.show(upload)).toMatchObject({
      state: "applied",
      asked: { state: "refused", findings: [{ code: "upload-overtaken" }] },
    });
  });

  it("is finished by the next delivery when a run broke off in it", async () => {
    const world = open();
    const upload = await world.sent(dump([["A0", "느린 사업", "사회적경제과", 4_000_000_000, 100_000_000]]));
    await world.post(upload, "undo");
    const { ingest } = world;
    const dying = ingest.worker(crashingTable(ingest.table, 0, "before"));
    expect(await world.deliver(dying)).not.toEqual(nothingFailed);
    expect(await world.show(upload)).toMatchObject({ state: "applied", isUnderWay: true });
    await world.deliver();
    expect(await world.show(upload)).toMatchObject({ state: "undone", asked: { state: "done" } });
  });

  it("that cannot be is refused with the reason, which is shown, written down and may be asked again", async () => {
    const world = open();
    await world.load();
    const held = await world.sent(thousandfold);
    await world.post(held, "undo");
    await world.deliver();
    const { asked, acts } = await world.show(held);
    expect(asked).toMatchObject({ state: "refused", findings: [{ code: "upload-not-applied" }] });
    expect(acts).toEqual(["release", "discard"]);
    expect(await world.trail()).toContain("undo-upload refused finance 님");
    expect((await world.post(held, "undo")).outcome).toBe("requested");
  });
});

/** It can be asked and read, and no answer gets through. */
function mute(commands: CommandStore): CommandStore {
  return {
    find: (...asked) => commands.find(...asked),
    listOfSnapshots: (of) => commands.listOfSnapshots(of),
    submit: (...command) => commands.submit(...command),
    answer: () => Promise.reject(new Error("The connection was reset")),
  };
}
