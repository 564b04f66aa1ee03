// What comes in is read strictly, and nothing of the inside comes out.
import { describe, expect, test } from "vitest";
import { answerOf } from "../../../functions/api/http/response.ts";
import { maxJsonBytes } from "../../../functions/api/http/read-request.ts";
import { aPrincipal, base, dump, expectProblem, openApi, textOf } from "./api-fixture.ts";

describe("a request", () => {
  test.each([
    ["an unknown path", "/api/v1/nothing", "not-found"],
    ["a path out of the tree", "/api/v1/../../etc/passwd", "not-found"],
    ["an encoded path out of the tree", `${base}/uploads/..%2F..%2Fetc%2Fpasswd`, "request-invalid"],
    ["a broken encoding", `${base}/projects/%E0%A4%A`, "not-found"],
    ["an office that is none", "/api/v1/offices/abc/years/2020/overview", "request-invalid"],
    ["a year that is none", "/api/v1/offices/1129000/years/1999/overview", "request-invalid"],
    ["an unknown field of a query", `${base}/projects?colour=red`, "request-invalid"],
    ["a field that is given twice", `${base}/projects?sort=name&sort=rate`, "request-invalid"],
    ["a field of the prototype", `${base}/projects?__proto__=1`, "request-invalid"],
    ["a page of too many", `${base}/projects?limit=501`, "request-invalid"],
    ["a query that is too long", `${base}/projects?q=${"a".repeat(4_001)}`, "request-invalid"],
    ["a project that is not there", `${base}/projects/code%2Fzz`, "not-found"],
  ] as const)("with %s is refused", async (_name, path, code) => {
    const fixture = openApi();
    await fixture.load();
    expectProblem(await fixture.ask(path), code);
  });

  const explain = `${base}/alerts/0123456789/explain`;
  const why = { reason: "other", note: "" };
  test.each([
    ["no JSON", { body: "{", headers: { "content-type": "application/json" } }, "request-invalid"],
    [
      "no UTF-8",
      { body: new Uint8Array([0xff]), headers: { "content-type": "application/json" } },
      "request-invalid",
    ],
    [
      "a forged content type",
      { body: "{}", headers: { "content-type": "text/html" } },
      "media-type-unsupported",
    ],
    ["no content type", { body: "{}" }, "media-type-unsupported"],
    ["an unknown field", { json: { why, colour: "red" } }, "request-invalid"],
    ["a note without end", { json: { why: { ...why, note: "a".repeat(1_001) } } }, "request-invalid"],
    ["a day that is none", { json: { why: { ...why, due: "2020-02-30" } } }, "request-invalid"],
    ["a body without end", { json: { why, pad: "a".repeat(maxJsonBytes) } }, "body-too-large"],
  ] as const)("whose body is %s is refused", async (_name, asking, code) => {
    expectProblem(await openApi().ask(explain, { method: "POST", ...asking }), code);
  });

  test.each([
    [
      "as deep as the stack",
      `{"basedOn":"default-3","change":{"a":${"[".repeat(150_000)}${"]".repeat(150_000)}}}`,
    ],
    [
      "deep behind a text with brackets",
      `{"basedOn":"[\\"]","change":{"a":${'{"a":'.repeat(40)}1${"}".repeat(40)}}}`,
    ],
  ])("whose JSON is %s is refused", async (_name, body) => {
    const headers = { "content-type": "application/json" };
    const refused = expectProblem(
      await openApi().ask(`${base}/policy/preview`, { method: "POST", body, headers }),
      "request-invalid",
    );
    expect(refused.detailEn).not.toMatch(/stack/i);
  });

  test("takes brackets inside of text for text", async () => {
    const json = { why: { ...why, note: `"${"[{".repeat(200)}\\` } };
    expectProblem(await openApi().ask(explain, { method: "POST", json }), "not-found");
  });

  test.each([
    ["a form that is none", "multipart/form-data; boundary=x", "request-invalid"],
    ["a form without a boundary", "multipart/form-data", "request-invalid"],
    ["JSON of another kind", "application/json; charset=utf-16", "request-invalid"],
  ] as const)("that calls its file %s is refused", async (_name, type, code) => {
    const headers = { "content-type": type };
    const body = "사업코드,사업명";
    expectProblem(await openApi().ask(`${base}/uploads`, { method: "POST", body, headers }), code);
  });

  test.each(["../../etc/passwd", "a\r\nset-cookie: x", "a\u202Efdp.csv", "..", "a/b.csv", "a\\b.csv"])(
    "whose file is called %j is refused",
    async (name) => {
      const path = `${base}/uploads?${new URLSearchParams({ fileName: name }).toString()}`;
      expectProblem(await openApi().ask(path, { method: "POST", body: "x" }), "request-invalid");
    },
  );

  test("without a login learns nothing of what is wrong with it", async () => {
    expectProblem(await openApi().ask(`${base}/projects?colour=red`, { as: null }), "unauthenticated");
  });

  test("by another method is told which ones there are", async () => {
    const fixture = openApi();
    const answer = await fixture.ask(`${base}/overview`, { method: "DELETE" });
    expectProblem(answer, "method-not-allowed");
    expect(answer.headers["allow"]).toBe("GET, HEAD, OPTIONS");
    expect(await fixture.ask(`${base}/overview`, { method: "OPTIONS" })).toMatchObject({
      status: 204,
      body: null,
    });
  });
});

describe("an answer", () => {
  test.each(["a\r\nset-cookie: x=1", 'a"; filename="b', "집행 현황 (최종)'.csv", "\ud800.csv", "a%0d%0ab"])(
    "keeps its head whole whatever its file is called: %j",
    (fileName) => {
      const reply = { kind: "file", bytes: new Uint8Array(), mediaType: "text/csv", fileName } as const;
      const request = {
        method: "GET",
        path: "/",
        query: "",
        headers: {},
        body: new Uint8Array(),
        principal: null,
      };
      const head = answerOf(reply, request, null, () => "0".repeat(64)).headers["content-disposition"];
      expect(head).toMatch(/^attachment; filename="[\w.-]+"; filename\*=UTF-8''[\w.!~%-]+$/);
    },
  );

  test("is not sent again to who has it, until something changed", async () => {
    const fixture = openApi();
    await fixture.load();
    const first = await fixture.ask(`${base}/overview`);
    const etag = first.headers["etag"] ?? "";
    expect(etag).toMatch(/^W\/"/);
    const again = await fixture.ask(`${base}/overview`, { headers: { "if-none-match": `"x", ${etag}` } });
    expect(again).toMatchObject({ status: 304, body: null });
    await fixture.load(dump([["A0", "느린 사업", "사회적경제과", 4_000_000_000, 300_000_000]], "2020-11-01"));
    const changed = await fixture.ask(`${base}/overview`, { headers: { "if-none-match": etag } });
    expect(changed.status).toBe(200);
  });

  test("to HEAD has the headers of GET and no body", async () => {
    const answer = await openApi().ask("/api/v1/health", { method: "HEAD" });
    expect(answer).toMatchObject({ status: 200, body: null });
    expect(answer.headers["etag"]).toBeDefined();
  });

  test("keeps a script in a name as text of JSON that no browser runs", async () => {
    const fixture = openApi();
    await fixture.load(
      dump([["A0", "<script>alert(1)</script>", "사회적경제과", 4_000_000_000, 100_000_000]]),
    );
    const answer = await fixture.ask(`${base}/projects`);
    expect(answer.headers).toMatchObject({
      "content-type": "application/json; charset=utf-8",
      "x-content-type-options": "nosniff",
    });
    expect(answer.headers["content-security-policy"]).toContain("default-src 'none'");
    expect(textOf(answer)).toContain("<script>alert(1)</script>");
  });

  test("tells nothing of what broke inside; the operator is told", async () => {
    const fault = new Error("connect ECONNREFUSED 10.0.0.7 at /srv/secret.ts:12");
    const fixture = openApi(({ policies }) => ({
      policies: { ...policies, versions: () => Promise.reject(fault) },
    }));
    const answer = await fixture.ask(`${base}/policy`);
    expectProblem(answer, "broken");
    expect(textOf(answer)).not.toMatch(/ECONNREFUSED|secret|at \//);
    expect(fixture.broken).toEqual([fault]);
  });

  test("shows books of the asker's office alone", async () => {
    const fixture = openApi();
    await fixture.load();
    expect(await fixture.value("/api/v1/me")).toMatchObject({
      books: [{ office: "1129000", fiscalYear: 2020 }],
    });
    const other = aPrincipal("finance", { office: "4573000" });
    expect(await fixture.value("/api/v1/books", { as: other })).toEqual({ items: [], total: 0 });
  });
});
