// A dry run where files go past the API: put apart from uploads, tried by ingest, and its answer followed.
import { expect, it } from "vitest";
import { tryUpload } from "../../../functions/ingest/dry-run.ts";
import type { PreviewAnswer } from "../../../shared/contracts/api/api.ts";
import {
  presignedPreview,
  previewAnswer,
  waitingPreview,
} from "../../../shared/contracts/api/bodies/uploads.ts";
import { triedAnswerKey, triedFileKey } from "../../../shared/contracts/files/upload-key.ts";
import type { Books } from "../../../shared/domain/values/books.ts";
import { MemoryFileStore } from "../../support/memory-file-store.ts";
import { books } from "../../support/uploads.ts";
import { base, expectProblem, openApi, textOf, twoDepartments } from "./api-world.ts";

function open() {
  const files = new MemoryFileStore();
  const kept = new Map<string, PreviewAnswer>();
  const answers = {
    keep: (of: Books, id: string, answer: PreviewAnswer) => {
      kept.set(triedAnswerKey(of, id), answer);
      return Promise.resolve();
    },
  };
  const world = openApi(({ uploadActs }) => ({
    uploadActs: {
      ...uploadActs,
      preview: null,
      tryPast: {
        presign: (file) =>
          Promise.resolve({ url: triedFileKey(file), headers: {}, expiresAt: "2020-11-02T00:15:00.000Z" }),
        find: (of, id) => Promise.resolve(kept.get(triedAnswerKey(of, id)) ?? null),
      },
    },
  }));
  const announce = (fileName: string) =>
    world.ask(`${base}/uploads/preview`, {
      method: "POST",
      json: { fileName, asOf: "2020-10-31", byteLength: 10, sha256: "a".repeat(64) },
    });
  const work = (key: string) => tryUpload({ key, version: "" }, { files, answers }, world);
  return { ...world, files, announce, work };
}

it("is answered as the embedded host answers, once it was tried, and nothing is written", async () => {
  const world = open();
  const announced = await world.announce("집행 현황.csv");
  expect(announced.status).toBe(202);
  const { previewId, url } = presignedPreview.parse(JSON.parse(textOf(announced)));
  const path = `${base}/uploads/previews/${previewId}`;
  const waiting = await world.ask(path);
  expect([waiting.status, waiting.headers["retry-after"]]).toEqual([202, "2"]);
  expect(waitingPreview.parse(JSON.parse(textOf(waiting)))).toEqual({ state: "waiting" });
  world.files.store(url, twoDepartments);
  for (let time = 1; time <= 2; time++) await world.work(url);
  expect(previewAnswer.parse(await world.value(path))).toMatchObject({
    fileName: "집행 현황.csv",
    verdict: "applied",
    added: { total: 3 },
    after: { expenditureWon: "1250000000" },
  });
  expect(await world.ledger.listUploads(books)).toEqual([]);
  expect(await world.ledger.listBooks()).toEqual([]);
});

it("is found in its own books alone", async () => {
  const world = open();
  const { previewId, url } = presignedPreview.parse(JSON.parse(textOf(await world.announce("a.csv"))));
  world.files.store(url, twoDepartments);
  await world.work(url);
  expect((await world.ask(`${base.replace("2020", "2021")}/uploads/previews/${previewId}`)).status).toBe(202);
});

it("of a file through the API is refused with what to do", async () => {
  const world = open();
  const asking = { method: "POST", body: twoDepartments };
  expectProblem(await world.ask(`${base}/uploads/preview?fileName=a.csv`, asking), "not-acceptable");
});

it.each(["files/1129000/2020/a.csv", "files/x/../../a.csv", "a.csv"])(
  "of a file under %s, a name that the API never gives, is dead-lettered",
  async (key) => {
    await expect(open().work(key)).rejects.toMatchObject({ code: "upload-misplaced", retryable: false });
  },
);
