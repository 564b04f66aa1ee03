/** monitor notices, over stores in memory: who was told what and when, what waits, and what came to nothing. */
import { beforeEach, describe, expect, test } from "vitest";
import { readArguments } from "../../local/terminal/read-arguments.ts";
import { noticesCommand, type NoticesHost } from "../../local/commands/notices.ts";
import {
  failingNotifier,
  type NotifyFixture,
  openNotifyFixture,
} from "../functions/notify/notify-fixture.ts";
import { alertBundle } from "../functions/notify/alert-bundles.ts";
import { CapturedTerminal } from "../support/captured-terminal.ts";
import { deliver, spending } from "../functions/deliveries.ts";
import { ingestUpload } from "../../functions/ingest/journal/ingest-upload.ts";
import { noOptions } from "../../shared/domain/uploads/upload.ts";
import { fixedClock } from "../support/fixed-clock.ts";
import { ledgerWriter } from "../support/ledger-writer.ts";
import { MemoryFileStore } from "../support/memory-file-store.ts";
import { books } from "../support/uploads.ts";

const chosen = ["--office", books.office, "--year", `${books.fiscalYear}`];
const raised = { name: "도로 정비" };
let fixture: NotifyFixture;

let isMailed = true;

/** What the command prints. */
async function run(...words: readonly string[]): Promise<string> {
  const { alerts, ledger, notices, policies } = fixture;
  const { clock, letters } = fixture.dependencies();
  const host: NoticesHost = { alerts, ledger, notices, policies, clock, letters, isMailed };
  const command = noticesCommand((work) => work(host));
  const terminal = new CapturedTerminal();
  expect(await command.run(readArguments(command, words), terminal)).toBe(0);
  return terminal.printed;
}

beforeEach(async () => {
  fixture = openNotifyFixture();
  await deliver(fixture.ledger, "a", [spending("2020-10-31", 100_000_000n, 50_000_000n)]);
  await fixture.decide({ recipients: [{ lines: null, addresses: ["chief@office.example"] }] });
  fixture.at("2020-11-06", "10:00");
  await fixture.tell(alertBundle("sent", "2020-11-06T01:00:00.000Z", { name: "하천" }));
  await fixture.tell(alertBundle("failed", "2020-11-06T01:01:00.000Z", { name: "공원" }), {
    notifier: failingNotifier("before", fixture.notifier),
  });
  fixture.at("2020-11-06", "21:00");
  await fixture.tell(alertBundle("waits", "2020-11-06T12:00:00.000Z", raised, { name: "교량" }));
  await fixture.tell(
    alertBundle("over", "2020-11-06T12:01:00.000Z", {
      ...raised,
      type: "AlertCleared",
      alert: { version: 2 },
    }),
  );
});

describe("monitor notices", () => {
  test("shows what was sent, what waits and until when, what is tried again, and what was dropped and why", async () => {
    const [said, , head, , ...rows] = (await run(...chosen)).split("\n");
    expect(said).toBe("고른 조건: 자치단체 1129000, 회계연도 2020");
    expect(head).toMatch(/^상태 +받는 이 +내용$/);
    expect(rows).toEqual([
      "보냄 2020-11-06 01:00                                            chief@office.example  [주의 · 새로 발생] 사회적경제과 · 하천",
      "재시도 1/8 2020-11-06 01:15 (Error: <…@…> could not be reached)  chief@office.example  [주의 · 새로 발생] 사회적경제과 · 공원",
      "보내지 않음 2020-11-06 12:00                                     chief@office.example  [해소] 사회적경제과 · 도로 정비 (보내기 전에 해소되어 뺀 것 1건)",
      "대기 ~2020-11-08 23:00                                           chief@office.example  [주의 · 새로 발생] 사회적경제과 · 교량 (보내기 전에 해소되어 뺀 것 1건)",
      "",
    ]);
  });

  test.each([
    { option: "--sent", states: ["sent"] },
    { option: "--waiting", states: ["waiting", "waiting"] },
    { option: "--all", states: ["sent", "waiting", "waiting", "dropped"] },
  ])("shows with $option those alone, also as JSON", async ({ option, states }) => {
    const found = JSON.parse(await run(option, "--json", ...chosen)) as { state: { state: string } }[];
    expect(found.map(({ state }) => state.state)).toEqual(states);
  });

  test("says of letters that lie in the folder alone that they are kept, and how they would be sent", async () => {
    isMailed = false;
    const unsent = await run("--sent", ...chosen);
    isMailed = true;
    expect(unsent).toMatch(/^둠 2020-11-06 01:00 +chief@office\.example/m);
    expect(unsent).toContain("메일 서버");
    expect(unsent).not.toContain("보냄 2020");
    // Nobody is named: a mail server changes nothing.
    await fixture.decide({ recipients: [] });
    fixture.at("2020-11-09", "10:00");
    await fixture.tell(alertBundle("nobody", "2020-11-09T01:00:00.000Z", { name: "나루" }));
    const mailed = await run("--sent", ...chosen);
    expect(mailed).toMatch(/^보냄 2020-11-06 01:00 +chief@office\.example/m);
    expect(mailed).toMatch(/^둠 2020-11-09 01:00 .*나루/m);
    expect(mailed).toContain("monitor policy show");
  });

  test("names a department that had only its code when the notice was written, as receiver and in the subject", async () => {
    const files = new MemoryFileStore();
    const table = new TextEncoder().encode("부서코드,부서명\n101,맑은물사업소\n");
    const file = await files.put("departments.csv", table);
    const address = { books, options: noOptions, fileName: "departments.csv" };
    const writing = ledgerWriter({ ledger: fixture.ledger, files, clock: fixedClock() });
    expect(await ingestUpload({ address, file }, writing)).toMatchObject({ kind: "applied" });
    await fixture.decide({ recipients: [] });
    await fixture.tell(alertBundle("coded", "2020-11-06T12:02:00.000Z", { department: "101", name: "관로" }));
    const printed = await run("--waiting", ...chosen);
    expect(printed).toMatch(/맑은물사업소 +\[주의 · 새로 발생\] 맑은물사업소 · 관로/);
    expect(printed).not.toContain("101");
  });

  test("prints what the digest of today would say, and sends nothing", async () => {
    await deliver(fixture.ledger, "b", [spending("2020-11-05", 100_000_000n, 40_000_000n)]);
    const before = await fixture.notices.list(books);
    const printed = await run("--digest", "--to", "Chief@office.example", ...chosen);
    expect(printed).toMatch(/── chief@office\.example\n\n\[주간 점검\] 2020-11-06 조치가 필요한 알림 \d+건/);
    expect(printed).toContain("금액은 2020-11-05 기준입니다.");
    expect(printed).toContain("집행률 40.0%");
    expect(await run("--digest", "--to", "nobody@office.example", ...chosen)).toContain("보낼 것이 없습니다");
    expect(JSON.parse(await run("--digest", "--json", ...chosen))).toMatchObject([{ kind: "digest" }]);
    expect(await fixture.notices.list(books)).toEqual(before);
  });

  test.each([
    ["--waiting", "--sent"],
    ["--to", "a@b.kr"],
  ])("refuses %s %s", async (...words) => {
    await expect(run(...words)).rejects.toThrow(/가운데 하나만|함께/);
  });
});
