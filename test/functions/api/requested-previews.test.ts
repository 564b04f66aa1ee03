// A dry run where files go past the API: put apart from uploads, tried by ingest, and its answer followed.
import { expect, test } from "vitest";
import type { PreviewAnswer } from "../../../shared/contracts/api/api.ts";
import {
  presignedPreview,
  previewAnswer,
  waitingPreview,
} from "../../../shared/contracts/api/bodies/uploads.ts";
import { dryRunAnswerKey, dryRunFileKey } from "../../../shared/contracts/files/upload-key.ts";
import type { Books } from "../../../shared/domain/values/books.ts";
import { MemoryFileStore } from "../../support/memory-file-store.ts";
import { books } from "../../support/uploads.ts";
import { base, expectProblem, openApi, textOf, twoDepartments } from "./api-fixture.ts";
import { openDocument } from "../../../shared/formats/containers/document/open-document.ts";
import { tryUpload } from "../../../functions/ingest/try-upload.ts";

function open() {
  const files = new MemoryFileStore();
  const kept = new Map<string, PreviewAnswer>();
  const answers = {
    keep: (of: Books, id: string, answer: PreviewAnswer) => {
      kept.set(dryRunAnswerKey(of, id), answer);
      return Promise.resolve();
    },
  };
  const fixture = openApi(({ uploadActs }) => ({
    uploadActs: {
      ...uploadActs,
      preview: null,
      tryPast: {
        presign: (file) =>
          Promise.resolve({ url: dryRunFileKey(file), headers: {}, expiresAt: "2020-11-02T00:15:00.000Z" }),
        find: (of, id) => Promise.resolve(kept.get(dryRunAnswerKey(of, id)) ?? null),
      },
    },
  }));
  const announce = (fileName: string) =>
    fixture.ask(`${base}/uploads/preview`, {
      method: "POST",
      json: { fileName, asOf: "2020-10-31", byteLength: 10, sha256: "a".repeat(64) },
    });
  const work = (key: string) =>
    tryUpload({ key, version: "" }, { files, answers }, { ...fixture.fixture, readDocument: openDocument });
  return { ...fixture, files, announce, work };
}

test("is answered as the embedded host answers, once it was tried, and nothing is written", async () => {
  const fixture = open();
  const announced = await fixture.announce("집행 현황.csv");
  expect(announced.status).toBe(202);
  const { previewId, url } = presignedPreview.parse(JSON.parse(textOf(announced)));
  const path = `${base}/uploads/previews/${previewId}`;
  const waiting = await fixture.ask(path);
  expect([waiting.status, waiting.headers["retry-after"]]).toEqual([202, "2"]);
  expect(waitingPreview.parse(JSON.parse(textOf(waiting)))).toEqual({ state: "waiting" });
  fixture.files.store(url, twoDepartments);
  for (let time = 1; time <= 2; time++) await fixture.work(url);
  expect(previewAnswer.parse(await fixture.value(path))).toMatchObject({
    fileName: "집행 현황.csv",
    verdict: "applied",
    added: { total: 3 },
    after: { expenditureWon: "1250000000" },
  });
  expect(await fixture.ledger.listUploads(books)).toEqual([]);
  expect(await fixture.ledger.listBooks()).toEqual([]);
});

test("is found in its own books alone", async () => {
  const fixture = open();
  const { previewId, url } = presignedPreview.parse(JSON.parse(textOf(await fixture.announce("a.csv"))));
  fixture.files.store(url, twoDepartments);
  await fixture.work(url);
  expect((await fixture.ask(`${base.replace("2020", "2021")}/uploads/previews/${previewId}`)).status).toBe(
    202,
  );
});

test("of a file through the API is refused with what to do", async () => {
  const fixture = open();
  const asking = { method: "POST", body: twoDepartments };
  expectProblem(await fixture.ask(`${base}/uploads/preview?fileName=a.csv`, asking), "not-acceptable");
});

test.each(["files/1129000/2020/a.csv", "files/x/../../a.csv", "a.csv"])(
  "of a file under %s, a name that the API never gives, is dead-lettered",
  async (key) => {
    await expect(open().work(key)).rejects.toMatchObject({ code: "upload-misplaced", retryable: false });
  },
);
