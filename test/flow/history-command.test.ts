/** monitor history: the day on which a project stands, and a part of what was said of it. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { printedBy } from "../support/checked-lines.ts";
import { openData } from "../support/open-data.ts";

const books = ["--office", "1129000", "--year", "2026"];
let folder: string;
const printed = (...line: string[]) => printedBy(line, null, "ko");
const say = async (...line: string[]) => (await printed(...line)).out;
const lastLine = (text: string) => text.trimEnd().split("\n").at(-1);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "history-"));
  vi.stubEnv("MONITOR_HOME", join(folder, "home"));
  for (const [day, spent, plan] of [
    ["2026-03-31", 10, 90],
    ["2026-06-30", 40, 95],
    ["2026-08-31", 60, 95],
  ] as const) {
    const file = join(folder, `${day}.csv`);
    const header = "사업명,부서,기준일,단위,예산액,집행액,12.31 계획";
    writeFileSync(file, `${header}\n도로정비,건설과,${day},천원,100,${spent},${plan}\n`);
    await say("ingest", file, ...books);
  }
});
beforeEach(() => {
  vi.stubEnv("MONITOR_HOME", join(folder, "home"));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("the history of a project", () => {
  test("ends on the day of its figures, not on the day that a plan is made for", async () => {
    const whole = await say("history", "도로정비");
    expect(whole).toContain("2026-12-31  집행계획");
    expect(lastLine(whole)).toBe("2026-08-31 기준: 예산 100,000 · 집행 60,000 · 집행률 60.0%");
  });

  test("shows the records between two days alone, and still how the project stands", async () => {
    const some = await say("history", "도로정비", "--from", "2026-06-01", "--to", "2026-07-31");
    expect(some).toContain("고른 조건: 이날부터 2026-06-01, 이날까지 2026-07-31");
    expect(some).toContain("2026-06-30  집행액");
    expect(some).not.toContain("2026-03-31");
    expect(some).not.toContain("2026-12-31");
    expect(lastLine(some)).toBe("2026-08-31 기준: 예산 100,000 · 집행 60,000 · 집행률 60.0%");
    const none = await say("history", "도로정비", "--from", "2026-10-01", "--to", "2026-11-30");
    expect(none).toContain("그동안의 기록이 없습니다.");
    const steps = await say("history", "도로정비", "--json", "--to", "2026-03-31");
    expect(steps).toContain('"spentAfterWon": "10000"');
    expect(steps).not.toContain('"spentAfterWon": "40000"');
  });

  test("refuses a day that is none", async () => {
    const { out, err } = await printed("history", "도로정비", "--from", "2026-02-30");
    expect(out).toBe("");
    expect(err).toContain("2026-02-30");
  });

  test("ends on the day that still counts where the last file was taken back", async () => {
    await say("undo", "3", ...books, "--reason", "잘못 올림");
    expect(lastLine(await say("history", "도로정비"))).toBe(
      "2026-06-30 기준: 예산 100,000 · 집행 40,000 · 집행률 40.0%",
    );
  });
});

test("the last records alone are printed where so many are asked for, and what is left out is counted", async () => {
  const whole = await say("history", "도로정비");
  const part = await say("history", "도로정비", "--limit", "2");
  const records = (text: string) =>
    text
      .split("\n")
      .filter((line) => /^\d{4}-\d\d-\d\d {2}/.test(line))
      .map((line) => line.replaceAll(/ +/g, " "));
  expect(records(part)).toEqual(records(whole).slice(-2));
  expect(part).toContain(`--limit 때문에 보이지 않는 줄: ${records(whole).length - 2}건`);
  expect(lastLine(part)).toBe(lastLine(whole));
});

test("an alert, or several at once, are answered by number; one wrong number answers none", async () => {
  vi.stubEnv("MONITOR_HOME", join(folder, "alerts"));
  const file = join(folder, "late.csv");
  const late = ["하천정비", "교량보수"].map((name) => `${name},건설과,2026-08-31,천원,900000,1`);
  writeFileSync(file, ["사업명,부서,기준일,단위,예산액,집행액", ...late].join("\n"));
  await say("ingest", file, ...books);
  const numbers = async () =>
    [...(await say("alerts")).matchAll(/번호 (\d+)/g)].map(([, number = ""]) => number);
  const [first = "", second = ""] = await numbers();
  const refused = await printed("alerts", "ack", first, "99999999");
  expect([refused.out, refused.err]).toEqual(["", expect.stringContaining("99999999")]);
  expect(await say("alerts", first)).not.toContain("확인:");
  const answer = ["--reason", "weather", "--note", "장마로\n공사 중지"];
  const both = await say("alerts", "explain", `${first},${second}`, first, ...answer);
  expect(both).toContain("사유를 적었습니다(2건).");
  for (const number of [first, second]) {
    expect(both).toContain(number);
    // What a person wrote in two lines stays in the line of its alert.
    expect(await say("alerts", number)).toMatch(/ {2}사유 \(.+\): 기상 여건 · 장마로 \/ 공사 중지/);
  }
  expect((await say("alerts", first, second)).match(/번호 \d+/g)).toHaveLength(2);
  expect(await say("alerts", "withdraw", first, second)).toContain("되돌렸습니다(2건).");
});

test("the audit trail is printed of days and of so many rows", async () => {
  const whole = await say("audit");
  const rows = (text: string) =>
    text
      .split("\n")
      .filter((line) => /^\d{4}-\d\d-\d\d \d\d:/.test(line))
      .map((line) => line.replaceAll(/ +/g, " "));
  expect(rows(await say("audit", "--to", "2020-01-01"))).toEqual([]);
  expect(rows(await say("audit", "--from", "2020-01-01"))).toEqual(rows(whole));
  const part = await say("audit", "--limit", "2", "--from", "2020-01-01");
  expect(rows(part)).toEqual(rows(whole).slice(0, 2));
  expect(part).toContain(`보이지 않는 줄: ${rows(whole).length - 2}건`);
});

test("a project that a later full statement left out keeps its history, and says that it is in no total", async () => {
  vi.stubEnv("MONITOR_HOME", join(folder, "county"));
  const county = ["--office", "4573000", "--year", "2026"];
  const rows = ["하천", "도로"].map((name, at) => ({
    code: `457300020260001${at}`,
    name,
    department: "1002002",
    budget: 100,
    spent: 40,
  }));
  for (const [day, kept] of [
    ["2026-06-30", rows],
    ["2026-07-31", rows.slice(1)],
  ] as const) {
    const file = join(folder, `${day}.json`);
    writeFileSync(file, openData(day, kept));
    await say("ingest", file, ...county);
  }
  await say("release", "2", ...county);
  for (const named of ["하천", "4573000202600010"]) {
    const text = await say("history", named);
    expect(text).toContain("2026-06-30  집행액");
    expect(text).toContain("지금의 합계에는 들지 않습니다.");
  }
  expect(await say("history", "도로")).not.toContain("지금의 합계에는");
  await say("undo", "1", ...county);
  expect((await printed("history", "하천")).err).toContain("그런 사업이 없습니다");
});

test("payments that no total has are in no sum of a history either, and what ended under the name is pointed to", async () => {
  vi.stubEnv("MONITOR_HOME", join(folder, "absorbed"));
  const county = ["--office", "4573000", "--year", "2026"];
  const row = (code: string, name: string, budget: number, spent: number) => {
    return { code: `45730002026000${code}`, name, department: "1002002", budget, spent };
  };
  const send = async (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    await say("ingest", join(folder, name), ...county);
  };
  const payments = (...rows: readonly string[]) =>
    ["부서명,세부사업명,지급일자,지출액", ...rows].map((line) => `${line}\n`).join("");
  await send("march.json", openData("2026-03-31", [row("10", "교량", 60, 5), row("11", "도로", 900, 50)]));
  await send("april.csv", payments("건설과,교량,20260303,5", "건설과,교량,20260410,4"));
  await say("departments", "1002002", "건설과", ...county);
  await send("april.json", openData("2026-04-30", [row("12", "시설", 60, 9), row("11", "도로", 900, 80)]));
  await say("release", "4", ...county, "--reason", "합쳐짐");
  const before = await say("history", "교량");
  expect(before).toContain("2026-04-10  집행액 (지급) ×");
  expect(before).not.toContain("기준: 예산");
  await send("may.csv", payments("건설과,교량,20260510,2"));
  const after = await say("history", "교량");
  expect(lastLine(after)).toBe("2026-05-10 기준: 예산 – · 집행 2 · 집행률 –");
  expect(await say("rates", "--level", "project")).toMatch(/교량 +– +– +2 /);
  expect(after).toContain("monitor history code/4573000202600010");
  expect(await say("history", "code/4573000202600010")).toContain("교량 · 건설과 · ");
});

test("a project is found by the code that files write now, and a code that came to mean another one names both", async () => {
  vi.stubEnv("MONITOR_HOME", join(folder, "recoded"));
  const county = ["--office", "4573000", "--year", "2026"];
  const row = (code: string, name: string, budget: number, spent: number) => {
    return { code: `457300020260003${code}`, name, department: "1002002", budget, spent };
  };
  const send = async (file: string, ...rows: readonly ReturnType<typeof row>[]) => {
    writeFileSync(join(folder, file), openData(file.slice(0, 10), rows));
    await say("ingest", join(folder, file), ...county);
  };
  await send("2026-03-31.json", row("1", "교량", 600, 50), row("2", "도로", 900, 50));
  await send("2026-04-30.json", row("3", "교량", 600, 80), row("2", "도로", 900, 80));
  await say("match", "2", "--all-same", ...county);
  expect(lastLine(await say("history", "4573000202600033"))).toContain("예산 600 · 집행 80 ");
  const [bridge, road] = [row("3", "교량", 600, 90), row("2", "도로", 900, 90)];
  await send("2026-05-31.json", bridge, road, row("1", "공원", 700, 10));
  await say("match", "5", "--new", "1", ...county);
  expect(lastLine(await say("history", "4573000202600033"))).toContain("예산 600 · 집행 90 ");
  const { err } = await printed("history", "4573000202600031");
  expect(err).toContain("교량 · ");
  expect(err).toContain("공원 · ");
});

describe("a name that projects of several departments have", () => {
  test("is chosen by its department, however many there are", async () => {
    vi.stubEnv("MONITOR_HOME", join(folder, "several"));
    const file = join(folder, "several.csv");
    const rows = Array.from(
      { length: 14 },
      (_, at) => `부서 기본경비,제${at + 1}과,2026-03-31,천원,100,${at + 1}`,
    );
    writeFileSync(file, `${["사업명,부서,기준일,단위,예산액,집행액", ...rows].join("\n")}\n`);
    await say("ingest", file, ...books);
    const { err } = await printed("history", "부서 기본경비");
    expect(err).toContain("맞는 사업이 14건");
    expect(err).toContain("외 2건: 이름을 더 적거나 --department 부서로 골라 주십시오.");
    expect(lastLine(await say("history", "부서 기본경비", "--department", "제14"))).toContain("집행 14,000");
    expect((await printed("history", "부서 기본경비", "--department", "제15과")).err).toContain(
      "그런 부서가 없습니다",
    );
  });
});

test("each row of a reconciliation's sums adds up, also where events paid instead of lists", async () => {
  vi.stubEnv("MONITOR_HOME", join(folder, "recorded"));
  const county = ["--office", "4573000", "--year", "2026"];
  const code = "4573000202600099";
  const dump = join(folder, "recorded.json");
  writeFileSync(
    dump,
    openData("2026-03-31", [{ code, name: "교량", department: "1002002", budget: 100, spent: 20 }]),
  );
  await say("ingest", dump, ...county);
  const events = join(folder, "recorded.jsonl");
  const facts = { measure: "expenditure", fund: "unsplit", kind: "increment", date: "2026-03-10" };
  const records = [{ projectCode: code, projectName: "교량", ...facts, amountWon: "3" }];
  const event = { version: 1, eventId: "e1", office: "4573000", fiscalYear: 2026, records };
  writeFileSync(events, `${JSON.stringify(event)}\n`);
  await say("ingest", events, ...county);
  const total = (await say("reconcile", "--all")).split("\n").find((line) => line.startsWith("합계"));
  expect(total?.trim().split(/ +/)).toEqual(["합계", "1", "20", "0", "3", "17"]);
});
