// Answers beside what Lambda can carry: each is carried as it is, or lies elsewhere and says where.
import { describe, expect, test } from "vitest";
import { apiHandler, maxCarriedBytes, withinCarriage } from "../../../functions/api/handler.ts";
import { reportAnswer } from "../../../shared/contracts/api/bodies/snapshots.ts";
import { readLogAnswer } from "../../../shared/contracts/api/bodies/reads.ts";
import { attachmentNamed } from "../../../shared/contracts/files/page-files.ts";
import type { LargeAnswer } from "../../../shared/ports/file-store.ts";
import { localContext } from "../../../local/host/lambda-events.ts";
import { MemoryLog } from "../../support/memory-log.ts";
import { base, openApi } from "./api-fixture.ts";

const address = { url: "https://files.example/large/1", expiresAt: "2020-11-01T00:05:00.000Z" };
/** What Lambda takes for an answer, headers and quotes included. */
const lambdaBytes = 6_291_556;

function keeper() {
  const kept: LargeAnswer[] = [];
  return { kept, keep: (each: LargeAnswer) => (kept.push(each), Promise.resolve(address)) };
}

const file = (bytes: number) => ({
  status: 200,
  headers: {
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": attachmentNamed("지출 목록-marked.csv"),
    etag: 'W/"a"',
    "cache-control": "private, no-cache",
    "x-content-type-options": "nosniff",
  },
  body: new Uint8Array(bytes),
});

describe("an answer", () => {
  test("of as many bytes as are carried fits into Lambda's answer as base64, and goes as it is", async () => {
    const large = keeper();
    const answer = file(maxCarriedBytes);
    expect(await withinCarriage(answer, large)).toBe(answer);
    const carried = { ...answer, body: Buffer.from(answer.body).toString("base64"), isBase64Encoded: true };
    expect(JSON.stringify(carried).length).toBeLessThan(lambdaBytes);
    expect(large.kept).toEqual([]);
  });

  test("of one byte more lies elsewhere, under its Korean name, and nobody keeps the address", async () => {
    const large = keeper();
    const answer = file(maxCarriedBytes + 1);
    const { status, headers, body } = await withinCarriage(answer, large);
    expect(large.kept).toEqual([{ bytes: answer.body, headers: answer.headers }]);
    expect(status).toBe(200);
    expect(headers).toEqual({
      "content-type": "application/json; charset=utf-8",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    });
    const said = reportAnswer.parse(JSON.parse(new TextDecoder().decode(body ?? undefined)));
    expect(said).toEqual({ state: "ready", fileName: "지출 목록-marked.csv", ...address });
  });

  test("that is no file is seen elsewhere, which programs follow by themselves", async () => {
    const { "content-disposition": _disposition, ...headers } = file(0).headers;
    const list = { ...file(maxCarriedBytes + 1), headers };
    const answer = await withinCarriage(list, keeper());
    expect([answer.status, answer.headers["location"], answer.body]).toEqual([303, address.url, null]);
  });

  test("without a body, as to HEAD, is left alone", async () => {
    const answer = { ...file(0), body: null };
    expect(await withinCarriage(answer, keeper())).toBe(answer);
  });
});

test("a large report comes through the gateway as an address, and the download is written down", async () => {
  const bytes = new Uint8Array(maxCarriedBytes + 1);
  const api = openApi(({ snapshotActs }) => ({
    snapshotActs: {
      ...snapshotActs,
      report: () =>
        Promise.resolve({ kind: "file", bytes, mediaType: "application/pdf", fileName: "보고.pdf" }),
    },
  }));
  await api.load();
  const large = keeper();
  const handle = apiHandler({
    secondsToWait: () => Promise.resolve(0),
    logins: [],
    dependencies: api.fixture,
    large,
    log: new MemoryLog(),
    decode: (text, encoding) => Buffer.from(text, encoding),
    encode: (each) => Buffer.from(each).toString("base64"),
  });
  const claims = {
    sub: "1",
    token_use: "id",
    name: "이의원",
    "cognito:groups": "[viewer]",
    "custom:office": "1129000",
  };
  const requestContext = { http: { method: "GET" }, authorizer: { jwt: { claims } } };
  const rawPath = `${base}/snapshots/2020-09-30/1/report`;
  const event = { version: "2.0", rawPath, rawQueryString: "format=pdf", requestContext };
  const { statusCode, body } = await handle(event, localContext);
  expect(statusCode).toBe(200);
  const said: unknown = JSON.parse(Buffer.from(body, "base64").toString("utf8"));
  expect(reportAnswer.parse(said)).toMatchObject({ state: "ready", fileName: "보고.pdf", url: address.url });
  expect(large.kept.map(({ bytes: each }) => each.byteLength)).toEqual([bytes.byteLength]);
  const { items } = readLogAnswer.parse(await api.value(`${base}/read-log`));
  expect(items).toMatchObject([{ kind: "download", what: "report", by: { name: "이의원" } }]);
});
