/** What the command line does, behind the deployed API: verified and exported under its role, a large copy, and what nobody else may. */
import { createHash } from "node:crypto";
import { unpackTar } from "modern-tar";
import { beforeAll, describe, expect, test } from "vitest";
import {
  noticesAnswer,
  backtestAnswer,
  verificationAnswer,
  verificationRequested,
} from "../../shared/contracts/api/bodies/oversight.ts";
import { projectAnswer } from "../../shared/contracts/api/bodies/project.ts";
import { projectsAnswer } from "../../shared/contracts/api/bodies/projects.ts";
import { reportAnswer } from "../../shared/contracts/api/bodies/snapshots.ts";
import { presignAnswer, uploadAnswer } from "../../shared/contracts/api/bodies/uploads.ts";
import type { Role } from "../../shared/domain/access/principal.ts";
import { systemClock } from "../../shared/runtime/system-clock.ts";
import { requestBucketKey } from "../../shared/stores/keys.ts";
import { versionedItem, writeOf } from "../../shared/stores/stored-items.ts";
import { everyOperation, requestFor } from "../functions/api/every-operation.ts";
import { ask, codeOf, given, send } from "./asking-api.ts";
import { closedUploads, eventually, newBooks, put, table } from "./deployed-cloud.ts";
import { reportAddress, reportYear, sampleReport } from "./files.ts";
import { passMarker } from "./marker.ts";
import { signedIn, type Tokens } from "./signed-in.ts";
import { nameOfOffice } from "./test-offices.ts";

const books = newBooks(reportYear);
const base = `offices/${books.office}/years/${books.fiscalYear}`;
const tokens = new Map<Role | "stranger", Tokens>();
const token = (of: Role | "stranger"): string => tokens.get(of)?.id ?? "";

beforeAll(async () => {
  const roles = ["finance", "manager", "viewer"] as const;
  await Promise.all([
    ...roles.map(async (role) => tokens.set(role, await signedIn(role, books.office, "도로과"))),
    signedIn("finance", newBooks(reportYear).office).then((other) => tokens.set("stranger", other)),
  ]);
  await put(reportAddress(books), sampleReport);
  await closedUploads(books);
  await passMarker();
});

describe("attempts", () => {
  const ofOffices = everyOperation.filter(({ operation }) => operation.path.includes("{office}"));
  const attempts = (["manager", "viewer", "stranger"] as const).flatMap((who) =>
    ofOffices
      .filter(({ operation }) => operation.who !== "anybody")
      .filter(({ operation }) => who === "stranger" || !operation.who.includes(who))
      .map((named) => ({ ...named, who })),
  );

  test.each(attempts)("$operation.method $operation.path is refused to $who", async ({ who, ...named }) => {
    const { path, asking } = requestFor(named, { office: books.office, year: `${books.fiscalYear}` });
    const { method, json } = asking;
    const { status } = await ask(path.replace(/^\/api\/v1\//, ""), token(who), { method, json });
    expect(status).toBe(403);
  });
});

test("an office whose requests are spent is told to wait, whichever function answers, and no other office waits", async () => {
  const spent = newBooks(reportYear);
  const { id } = await signedIn("finance", spent.office);
  expect((await ask("me", id)).status).toBe(200);
  const key = requestBucketKey(spent.office);
  const until = Date.parse(systemClock.now()) + 120_000;
  await table.write(
    writeOf({ puts: [{ item: versionedItem(key, 9, { spentUntil: until }), when: "always" }] }),
  );
  const refused = await eventually(async () => {
    const answer = await ask("me", id);
    return answer.status === 429 ? answer : null;
  });
  expect(codeOf(refused)).toBe("requests-throttled");
  expect((await ask("me", token("finance"))).status).toBe(200);
});

describe("books as a whole", () => {
  test("are verified when finance asks, by another function, and nothing disagrees", async () => {
    const requested = await ask(`${base}/verifications`, token("finance"), { method: "POST" });
    expect(requested.status).toBe(202);
    const { verificationId } = verificationRequested.parse(requested.json);
    const verification = await eventually(async () => {
      const answer = await ask(`${base}/verifications/${verificationId}`, token("finance"));
      return answer.status === 200 ? verificationAnswer.parse(answer.json) : null;
    });
    expect(verification).toMatchObject({ entries: 1, running: null, discrepancyCount: 0, discrepancies: [] });
    expect(verification.postings).toBeGreaterThan(0);
  });

  test("are exported as one archive with the file as it was sent, at an address without a token", async () => {
    const url = await eventually(
      async () => reportAnswer.parse(await given(`${base}/export`, token("finance"))).url,
    );
    const { headers, bytes } = await send(url, { method: "GET", headers: {}, body: undefined });
    const name = `${nameOfOffice(books.office)}_${books.fiscalYear}_export.tar`;
    expect(decodeURIComponent(String(headers["content-disposition"]))).toContain(name);
    const entries = new Map((await unpackTar(bytes)).map(({ header, data }) => [header.name, data]));
    expect([...entries.keys()]).toEqual([
      "journal.jsonl",
      "uploads.jsonl",
      "files/000001-council-report.txt",
      "export.json",
    ]);
    expect(Buffer.from(entries.get("files/000001-council-report.txt") ?? []).equals(sampleReport)).toBe(true);
    const list: unknown = JSON.parse(new TextDecoder().decode(entries.get("export.json")));
    expect(list).toMatchObject({ ...books, missing: [] });
  });

  test("tell finance of notices, of which a past year has none, and of the forecast in hindsight", async () => {
    const { items } = noticesAnswer.parse(await given(`${base}/notices`, token("finance")));
    expect(items).toEqual([]);
    const { isOver } = backtestAnswer.parse(await given(`${base}/backtest`, token("finance")));
    expect(isOver).toBe(false);
  });
});

test("a project of a name in Korean with slashes in its id is seen, whose path the gateway decodes", async () => {
  const { items } = projectsAnswer.parse(await given(`${base}/projects`, token("finance")));
  const { id = "", name } = items.find((each) => each.id.includes("/")) ?? {};
  const { project } = projectAnswer.parse(
    await given(`${base}/projects/${encodeURIComponent(id)}`, token("finance")),
  );
  expect(project).toMatchObject({ id, name });
});

test("the marked copy of a file of 20 MB arrives, past the API, with every row and the finding beside its own", async () => {
  // Notes that no compression makes small.
  const note = (at: number) => createHash("sha512").update(`${at}`).digest("hex").repeat(7);
  const rows = Array.from(
    { length: 20_000 },
    (_, at) => `A${at},사업 ${at},도로과,1000000,${at === 7 ? "모름" : 1000},2020-10-31,${note(at)}`,
  );
  const csv = ["사업코드,사업명,부서,예산액(원),집행액(원),기준일,비고", ...rows, ""].join("\n");
  const bytes = new TextEncoder().encode(csv);
  expect(bytes.byteLength).toBeGreaterThan(18_000_000);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const json = { fileName: "큰 파일.csv", byteLength: bytes.byteLength, sha256 };
  const { uploadId, url, headers } = presignAnswer.parse(
    await given(`${base}/uploads`, token("finance"), { method: "POST", json }),
  );
  const length = { "content-length": `${bytes.byteLength}` };
  const stored = await send(url, { method: "PUT", headers: { ...headers, ...length }, body: bytes });
  expect(stored.status).toBe(200);
  await eventually(async () => {
    const answer = await ask(`${base}/uploads/${uploadId}`, token("finance"));
    return answer.status === 200 && !uploadAnswer.parse(answer.json).isUnderWay ? true : null;
  });
  const marked = reportAnswer.parse(await given(`${base}/uploads/${uploadId}/marked`, token("finance")));
  expect(marked).toMatchObject({ state: "ready", fileName: "큰 파일-marked.csv" });
  const copy = await send(marked.url ?? "", { method: "GET", headers: {}, body: undefined });
  expect(copy.status).toBe(200);
  expect(copy.bytes.byteLength).toBeGreaterThan(bytes.byteLength);
  const lines = copy.bytes.toString("utf8").split(/\r?\n/);
  expect(lines.filter((line) => /A\d+,사업 \d+,/.test(line))).toHaveLength(20_000);
  const reasons = lines.filter((line) => line.includes("모름"));
  expect(reasons).toHaveLength(1);
  expect(reasons[0]?.length).toBeGreaterThan((rows[7] ?? "").length);
});
