/** The API behind its gateway, with real tokens of the deployed pool: what each role may, and acts that other stages do. */
import { createHash } from "node:crypto";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { auditAnswer } from "../../shared/contracts/api/bodies/access.ts";
import { alertsAnswer, apiAlert } from "../../shared/contracts/api/bodies/alerts.ts";
import { overviewAnswer } from "../../shared/contracts/api/bodies/overview.ts";
import { projectsAnswer } from "../../shared/contracts/api/bodies/projects.ts";
import { effectAnswer } from "../../shared/contracts/api/bodies/settling.ts";
import { reportAnswer, snapshotsAnswer, takenAnswer } from "../../shared/contracts/api/bodies/snapshots.ts";
import {
  presignAnswer,
  presignedPreview,
  previewAnswer,
  settledAnswer,
  uploadAnswer,
} from "../../shared/contracts/api/bodies/uploads.ts";
import type { UploadAnswer } from "../../shared/contracts/api/api.ts";
import { uploadIdOf } from "../../shared/domain/uploads/upload.ts";
import { ask, codeOf, given, send } from "./asking-api.ts";
import { closedUploads, eventually, newBooks, output, put } from "./deployed-cloud.ts";
import { reportAddress, reportYear, sampleReport } from "./files.ts";
import { passMarker } from "./marker.ts";
import { signedIn, type Tokens } from "./signed-in.ts";
import { nameOfOffice } from "./test-offices.ts";

const books = newBooks(reportYear);
const base = `offices/${books.office}/years/${books.fiscalYear}`;
let [finance, manager, viewer, stranger]: readonly Tokens[] = [];
afterEach(() => {
  expect([finance, manager, viewer, stranger].every((each) => each !== undefined)).toBe(true);
});

beforeAll(async () => {
  const other = newBooks(reportYear).office;
  [finance, manager, viewer, stranger] = await Promise.all([
    signedIn("finance", books.office),
    signedIn("manager", books.office, "도로과"),
    signedIn("viewer", books.office),
    signedIn("finance", other),
  ]);
  await put(reportAddress(books), sampleReport);
  await closedUploads(books);
  await passMarker();
});

const token = (of: Tokens | undefined): string => of?.id ?? "";

describe("the gateway", () => {
  test.each([
    ["no token", () => null],
    ["a token that nobody signed", () => forged(token(finance))],
    ["a token whose role was changed", () => promoted(token(viewer))],
    ["an access token, which bears no office", () => finance?.access ?? ""],
  ])("opens nothing to %s", async (_name, bearer) => {
    expect((await ask(`${base}/overview`, bearer())).status).toBe(401);
  });

  test("tells everybody that it is well", async () => {
    expect(await ask("health", null)).toMatchObject({ status: 200, json: { status: "ok" } });
  });
});

describe("what is read", () => {
  test("the overview shows 86.8 after the report of 2020 was stored", async () => {
    const overview = overviewAnswer.parse(await given(`${base}/overview`, token(viewer)));
    expect(overview.figures?.rate).toBe("86.8");
  });

  test("finance sees every project and alert, and acknowledges one", async () => {
    const projects = projectsAnswer.parse(await given(`${base}/projects`, token(finance)));
    expect(projects.items.map(({ name }) => name)).toContain("기본경비");
    const alerts = alertsAnswer.parse(await given(`${base}/alerts`, token(finance)));
    const [{ id } = { id: "" }] = alerts.items.filter(({ scope }) => scope.name === "기본경비");
    const path = `${base}/alerts/${id}/acknowledge`;
    const answer = await given(path, token(finance), { method: "POST", json: {} });
    expect(apiAlert.parse(answer).status).toMatchObject({ state: "acknowledged", by: "finance 님" });
    expect(codeOf(await ask(path, token(manager), { method: "POST", json: {} }))).toBe(
      "department-forbidden",
    );
  });

  test("a manager of another department sees neither its projects nor its alerts", async () => {
    const projects = projectsAnswer.parse(await given(`${base}/projects`, token(manager)));
    expect(projects.items).toEqual([]);
    const alerts = alertsAnswer.parse(await given(`${base}/alerts`, token(manager)));
    expect(alerts.items.filter(({ scope }) => scope.department === "사회적경제과")).toEqual([]);
  });

  test("a viewer is refused what is finance's, and another office's finance everything", async () => {
    expect(codeOf(await ask(`${base}/uploads`, token(viewer)))).toBe("role-forbidden");
    expect(codeOf(await ask(`${base}/snapshots`, token(viewer), taking))).toBe("role-forbidden");
    expect(codeOf(await ask(`${base}/overview`, token(stranger)))).toBe("office-forbidden");
  });
});

const taking = { method: "POST", json: { asOf: "2020-10-31" } };

const header = "사업코드,사업명,부서,예산액(원),집행액(원),기준일";
const plain = `${header}\nC1,가로등 정비,도로과,90000000,80000000,2020-11-10\n`;
/** A thousand times as much: held. */
const slip = `${header}\nC1,가로등 정비,도로과,90000000000,80000000000,2020-11-20\n`;

/** Asks for an address and puts the file there, as a browser of the page would. */
async function upload(content: string, fileName: string): Promise<string> {
  const bytes = new TextEncoder().encode(content);
  const { uploadId, url, headers } = await addressFor(bytes, fileName);
  expect(await putTo(url, headers, bytes)).toBe(200);
  return uploadId;
}

function announced(bytes: Uint8Array, fileName: string) {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { fileName, byteLength: bytes.length, sha256 };
}

async function addressFor(bytes: Uint8Array, fileName: string) {
  const json = announced(bytes, fileName);
  return presignAnswer.parse(await given(`${base}/uploads`, token(finance), { method: "POST", json }));
}

const origin = "https://page.cloudfront.net";

async function putTo(url: string, headers: Record<string, string>, bytes: Uint8Array): Promise<number> {
  const length = { "content-length": `${bytes.length}` };
  const { status } = await send(url, {
    method: "PUT",
    headers: { ...headers, ...length, origin },
    body: bytes,
  });
  return status;
}

/** The upload once nothing is under way with it. */
function settled(id: string): Promise<UploadAnswer> {
  return eventually(async () => {
    const answer = await ask(`${base}/uploads/${id}`, token(finance));
    if (answer.status === 404) return null;
    const known = uploadAnswer.parse(answer.json);
    return known.isUnderWay ? null : known;
  });
}

async function act(id: string, name: string, json?: unknown): Promise<UploadAnswer> {
  const answer = await ask(`${base}/uploads/${id}/${name}`, token(finance), {
    method: "POST",
    ...(json === undefined ? {} : { json }),
  });
  expect([answer.status, settledAnswer.parse(answer.json).outcome]).toEqual([202, "requested"]);
  return settled(id);
}

describe("a file that goes past the API", () => {
  test("is taken in, held, released and taken back, each written down twice: as asked and as done", async () => {
    expect(await settled(await upload(plain, "11월.csv"))).toMatchObject({
      state: "applied",
      acts: ["undo"],
    });
    const id = await upload(slip, "실수.csv");
    expect(await settled(id)).toMatchObject({ state: "held", acts: ["release", "discard"] });
    expect(await act(id, "release")).toMatchObject({ state: "applied", asked: { state: "done" } });
    expect(await act(id, "undo", { reason: "한 번 더 봅니다." })).toMatchObject({
      state: "undone",
      asked: { act: "undo", state: "done" },
      reason: "한 번 더 봅니다.",
      sentBy: { via: "api" },
    });
    const undone = effectAnswer.parse(
      await given(`${base}/uploads/${id}/effect?act=restore`, token(finance)),
    );
    expect(undone.after).not.toEqual(undone.before);
    expect(await act(id, "restore")).toMatchObject({
      state: "applied",
      asked: { act: "restore", state: "done" },
    });
    expect(await act(id, "undo")).toMatchObject({ state: "undone" });
    const { items } = auditAnswer.parse(await given(`${base}/audit`, token(finance)));
    const own = items
      .filter(({ target }) => target === id)
      .map(({ act: each, outcome }) => `${each} ${outcome}`);
    expect(own.toReversed()).toEqual([
      "presign-upload done",
      "release-upload requested",
      "release-upload applied",
      "undo-upload requested",
      "undo-upload undone",
      "restore-upload requested",
      "restore-upload restored",
      "undo-upload requested",
      "undo-upload undone",
    ]);
  });

  test("is discarded, and what cannot be done is refused with the reason", async () => {
    const id = await upload(slip.replace("2020-11-20", "2020-11-21"), "또 실수.csv");
    expect(await settled(id)).toMatchObject({ state: "held" });
    expect(await act(id, "undo")).toMatchObject({
      state: "held",
      asked: { state: "refused", findings: [{ code: "upload-not-applied" }] },
    });
    expect(await act(id, "discard")).toMatchObject({ state: "discarded" });
  });

  test("is tried first, without a trace", async () => {
    const bytes = new TextEncoder().encode(slip.replace("2020-11-20", "2020-11-22"));
    const json = announced(bytes, "시험.csv");
    const path = `${base}/uploads/preview`;
    const requested = await given(path, token(finance), { method: "POST", json });
    const { previewId, url, headers } = presignedPreview.parse(requested);
    expect(await putTo(url, headers, bytes)).toBe(200);
    const dryRun = await eventually(async () => {
      const answer = await ask(`${base}/uploads/previews/${previewId}`, token(finance));
      return answer.status === 200 ? previewAnswer.parse(answer.json) : null;
    });
    expect(dryRun).toMatchObject({ verdict: "held", fileName: "시험.csv", changed: { total: 1 } });
    const known = await ask(`${base}/uploads/${uploadIdOf(json.sha256)}`, token(finance));
    expect(known.status).toBe(404);
  });

  test("may be put by the page's origin, and by no other page", async () => {
    const { url } = await addressFor(new TextEncoder().encode(plain), "a.csv");
    const preflight = (from: string) =>
      send(url, {
        method: "OPTIONS",
        headers: {
          origin: from,
          "access-control-request-method": "PUT",
          "access-control-request-headers": "x-amz-checksum-sha256",
        },
        body: undefined,
      });
    expect((await preflight(origin)).headers["access-control-allow-origin"]).toBe(origin);
    expect((await preflight("https://elsewhere.example")).status).toBe(403);
  });

  test("is refused by the store under another name, with other bytes, and when it is larger than announced", async () => {
    const bytes = new TextEncoder().encode(`${plain}\n`);
    const { url, headers } = await addressFor(bytes, "b.csv");
    const elsewhere = url.replace(`/${books.office}/`, `/${newBooks(reportYear).office}/`);
    expect(await putTo(elsewhere, headers, bytes)).toBe(403);
    expect(await putTo(url, headers, new TextEncoder().encode(`${plain} `))).toBe(400);
    expect(await putTo(url, headers, new Uint8Array(bytes.length + 1))).toBeGreaterThanOrEqual(400);
    expect(await putTo(url, {}, bytes)).toBe(403);
  });

  test("is refused an address when it is larger than is taken", async () => {
    const json = { fileName: "a.csv", byteLength: 50 * 1024 * 1024 + 1, sha256: "a".repeat(64) };
    const answer = await ask(`${base}/uploads`, token(finance), { method: "POST", json });
    expect(codeOf(answer)).toBe("body-too-large");
  });
});

describe("a snapshot", () => {
  test("is taken when it is asked for, and its report is had in every format under a name in Korean", async () => {
    const requested = await ask(`${base}/snapshots`, token(finance), taking);
    expect([requested.status, takenAnswer.parse(requested.json).outcome]).toEqual([202, "requested"]);
    const entry = await eventually(async () => {
      const { items } = snapshotsAnswer.parse(await given(`${base}/snapshots`, token(viewer)));
      return items[0] ?? null;
    });
    expect(entry).toMatchObject({ asOf: "2020-10-31", version: 1, takenBy: "finance 님" });
    for (const [format, unit, start] of [
      ["hwpx", "천원", "PK"],
      ["xlsx", "천원", "PK"],
      ["csv", "천원", "PK"],
      ["pdf", "백만원", "%PDF"],
      ["json", "백만원", "{"],
    ] as const) {
      const { headers, bytes } = await download(format, unit);
      expect(bytes.subarray(0, start.length).toString("latin1")).toBe(start);
      expect(decodeURIComponent(String(headers["content-disposition"]))).toContain(
        `${nameOfOffice(books.office)}_2020-10-31_예산집행보고서_1판_${unit}`,
      );
    }
  });

  async function download(format: string, unit: string) {
    const path = `${base}/snapshots/2020-10-31/1/report?${new URLSearchParams({ format, unit })}`;
    const url = await eventually(async () => reportAnswer.parse(await given(path, token(viewer))).url);
    expect(url).toContain(output("data", "ReportsBucket"));
    return send(url, { method: "GET", headers: {}, body: undefined });
  }

  test("of a day that nothing is known of is refused with the reason", async () => {
    const json = { asOf: "2020-01-01" };
    expect((await ask(`${base}/snapshots`, token(finance), { method: "POST", json })).status).toBe(202);
    const refused = await eventually(async () => {
      const { asked: requested } = snapshotsAnswer.parse(await given(`${base}/snapshots`, token(finance)));
      return requested.find(({ state }) => state === "refused") ?? null;
    });
    expect(refused).toMatchObject({ asOf: "2020-01-01", findings: [{ code: "nothing-known" }] });
  });
});

/** Of the same words, with a signature of zeros. */
function forged(id: string): string {
  const [head, body, signature = ""] = id.split(".");
  return [head, body, "A".repeat(signature.length)].join(".");
}

/** A viewer's claims as finance's, under the viewer's signature. */
function promoted(id: string): string {
  const [head, body = "", signature] = id.split(".");
  const claims = Buffer.from(body, "base64url").toString("utf8").replaceAll("viewer", "finance");
  return [head, Buffer.from(claims).toString("base64url"), signature].join(".");
}
