// Whatever is done past the API stands in the same trail as what is done through it.
import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { auditEntry } from "../../shared/contracts/api/bodies/access.ts";
import { newHome, readJson, repository, runMonitor } from "../support/monitor-process.ts";

const sample = join(repository, "samples/1129000/2020/as-of=2020-10-31/council-report.txt");
const uploadsList = z.array(z.object({ uploadId: z.string() }));
const alertsList = z.array(z.object({ id: z.string() }));

let home: ReturnType<typeof newHome>;
beforeAll(() => (home = newHome()));
afterAll(() => home.remove());

async function run(...words: readonly string[]): Promise<void> {
  const { code, err } = await runMonitor(words, { home: home.path });
  if (code !== 0) throw new Error(`monitor ${words.join(" ")} ended with ${code}: ${err}`);
}

test("a file of the inbox, decisions about it, an answer and a file sent again leave their entries", async () => {
  const inbox = join(home.path, "inbox/1129000/2020/as-of=2020-10-31");
  mkdirSync(inbox, { recursive: true });
  copyFileSync(sample, join(inbox, "report.txt"));
  await run("start", "--once");
  const [upload] = uploadsList.parse(await readJson(["uploads"], { home: home.path }));
  const reason = "부서가 정정 파일을 다시 보냅니다.";
  await run("undo", upload?.uploadId ?? "", "--by", "김재무", "--reason", reason);
  const [listed] = z
    .array(z.object({ reason: z.string().nullable(), sentBy: z.unknown() }))
    .parse(await readJson(["uploads"], { home: home.path }));
  expect(listed).toEqual({ reason, sentBy: { name: "수신함 inbox", via: "inbox" } });
  const { out } = await runMonitor(["uploads"], { home: home.path });
  expect(out).toContain(reason);
  const refused = await runMonitor(["release", upload?.uploadId ?? "", "--reason", " "], { home: home.path });
  expect([refused.code, refused.err]).toEqual([2, expect.stringContaining("사유는 1자에서")]);
  await run("release", upload?.uploadId ?? "", "--by", "김재무");
  const [alert] = alertsList.parse(await readJson(["alerts"], { home: home.path }));
  await run("alerts", "ack", alert?.id ?? "", "--by", "이담당");
  await run("alerts", "withdraw", alert?.id ?? "", "--by", "이담당");
  await run("ingest", sample, "--office", "1129000", "--year", "2020", "--as-of", "2020-10-31");

  const entries = z
    .array(auditEntry.extend({ office: z.string().optional(), fiscalYear: z.int().optional() }))
    .parse(await readJson(["audit"], { home: home.path }));
  expect(entries.map(({ by, act, outcome }) => [by.name, act, outcome]).toReversed()).toEqual([
    ["수신함 inbox", "upload", "applied"],
    ["김재무", "undo-upload", "undone"],
    ["김재무", "restore-upload", "restored"],
    ["이담당", "acknowledge-alert", "done"],
    ["이담당", "withdraw-answer", "done"],
    [expect.any(String), "upload", "already-applied"],
  ]);
  const [, undone, , answered, withdrawn] = entries.toReversed();
  expect(undone).toMatchObject({ before: { state: "applied" }, after: { state: "undone", reason } });
  expect(answered).toMatchObject({
    before: { status: { state: "open" } },
    after: { status: { state: "acknowledged", by: "이담당" } },
  });
  expect(withdrawn).toMatchObject({ after: { status: { state: "open" } } });
});
