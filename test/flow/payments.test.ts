/** Payment lists on the command line: what would count twice, fits several projects, or is headed twice. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { printedBy } from "../support/checked-lines.ts";

const folder = mkdtempSync(join(tmpdir(), "payments-"));
afterAll(() => rmSync(folder, { recursive: true }));
let homes = 0;
beforeEach(() => void vi.stubEnv("MONITOR_HOME", join(folder, `home-${(homes += 1)}`)));

const books = ["--office", "1129000", "--year", "2026"];
const header = "번호,회계구분,부서명,세부사업명,통계목,지급일자,지출액,지급명령번호";

async function say(...line: readonly string[]): Promise<string> {
  const { out, err } = await printedBy(line, null, "ko");
  return `${out}${err}`;
}

function ingest(name: string, text: string, ...more: readonly string[]): Promise<string> {
  const file = join(folder, name);
  writeFileSync(file, `\ufeff${text}`);
  return say("ingest", file, ...books, ...more);
}

async function spent(): Promise<string | undefined> {
  const rows = JSON.parse(await say("rates", "--level", "office", "--json")) as { expenditureWon: string }[];
  return rows[0]?.expenditureWon;
}

const event = JSON.stringify({
  version: 1,
  eventId: "e1",
  office: "1129000",
  fiscalYear: 2026,
  records: [
    {
      projectCode: "A1",
      projectName: "도로정비",
      department: "건설과",
      measure: "expenditure",
      fund: "unsplit",
      kind: "increment",
      date: "2026-03-01",
      amountWon: "50000000",
    },
  ],
});
const list = `${header}\n1,일반회계,건설과,도로정비,시설비,20260301,"50,000,000",1`;
const status = `지출 집행현황,,,,,,\n부서 : 건설과,,,,,,\n사업명,통계목,품의번호,결의승인일,결의금액,지급명령번호,지급일자\n도로정비,시설비,1,2026-03-01,"50,000,000",00001,2026-03-01`;

test.each([
  { what: "a list", file: "list.csv", text: list },
  { what: "a list of e호조, which has no accounts", file: "status.csv", text: status },
])(
  "a payment of an event without an account is held in $what, in either order, until a person releases it",
  async ({ file, text }) => {
    for (const [first, second] of [
      [`event-${file}.jsonl`, file],
      [file, `event-${file}.jsonl`],
    ] as const) {
      vi.stubEnv("MONITOR_HOME", join(folder, `home-${(homes += 1)}`));
      const contents = (name: string) => (name === file ? text : event);
      await ingest(first, contents(first));
      expect(await ingest(second, contents(second))).toContain("지출목록과 사건");
      expect(await spent()).toBe("50000000");
      await say("undo", "1");
      await say("release", "2");
      expect(await spent()).toBe("50000000");
    }
  },
);

const template = `사업코드,사업명,부서,단위,예산액,집행액
A1,도로정비,건설과,원,"100,000,000","50,000,000"
A2,도로정비,건설과,원,"100,000,000","1,000,000"`;
const paidOn = (...days: readonly string[]) =>
  [
    header,
    ...days.map((day, at) => `${at + 1},일반회계,건설과,도로정비,시설비,${day},"3,000,000",${at + 1}`),
  ].join("\n");

test.each([
  { what: "before", days: ["20260602"], won: "51000000", isShown: true },
  { what: "after", days: ["20260702"], won: "54000000", isShown: false },
  { what: "before and after", days: ["20260602", "20260702"], won: "54000000", isShown: false },
])(
  "what one of two projects of a name paid $what their statement is in the totals once",
  async ({ days, won, isShown }) => {
    await ingest("template.csv", template, "--as-of", "2026-06-30");
    await ingest("list.csv", paidOn(...days));
    expect(await spent()).toBe(won);
    const rates = await say("rates");
    expect(rates.includes("합계에 더하지 않습니다")).toBe(isShown);
    expect(rates.includes("지급*")).toBe(isShown);
  },
);

const rows = (days: readonly number[]) =>
  days.map((day) => `${day},일반회계,건설과,도로정비,시설비,2026010${day},"1,000,00${day}",${day}`);

test.each([{ hasList: false }, { hasList: true }])(
  "a page that stands twice in a list is held and named, after the right list: $hasList",
  async ({ hasList }) => {
    const once = [header, ...rows([1, 2, 3, 4, 5])].join("\n");
    if (hasList) await ingest("right.csv", once);
    const held = await ingest("twice.csv", [once, ...rows([1, 2, 3, 4, 5])].join("\n"));
    expect(held).toContain("5건(7, 8, 9, 10, 11행, 합계 5,000,015원)");
    expect(await spent()).toBe(hasList ? "5000015" : undefined);
    await say("release", hasList ? "2" : "1");
    expect(await spent()).toBe("10000030");
    await say("undo", hasList ? "2" : "1");
    expect(await spent()).toBe(hasList ? "5000015" : undefined);
  },
);

test("a list of two amounts that differ is refused with both, and a day with a time of day is read", async () => {
  const other = `${header},집행액\n1,일반회계,건설과,도로정비,시설비,2026.01.05 14:30,"5,000,000",1,"7,000,000"`;
  const refused = await ingest("amounts.csv", other);
  expect(refused).toContain('"5,000,000"');
  expect(refused).toContain('"7,000,000"');
  expect(await spent()).toBeUndefined();
  await ingest("amounts.csv", other.replace("7,000,000", "5,000,000"));
  expect(await spent()).toBe("5000000");
});

test("a list tells as changed what it changed, and as the same what it only repeats", async () => {
  const projects = ["도로", "하천", "경로당"];
  const listing = (days: readonly string[], ...more: readonly string[]) => {
    const payments = days.flatMap((day) => projects.map((name) => `${name},시설비,${day},"1,000"`));
    const numbered = [...payments, ...more].map((row, at) => `${at + 1},일반회계,건설과,${row},${at + 1}`);
    return [header, ...numbered].join("\n");
  };
  const [whole, since] = [["20260105", "20260205"], `도로,시설비,20260301,"5,000"`];
  expect(await ingest("whole.csv", listing(whole))).toContain("처음 3 · 변경 0 · 동일 0");
  expect(await ingest("shorter.csv", listing(["20260105"]))).toContain("처음 0 · 변경 0 · 동일 3");
  expect(await ingest("longer.csv", listing(whole, since))).toContain("처음 0 · 변경 1 · 동일 2");
  // Lines of its department that it does not name, and leaves as they are, are none of the list's.
  expect(
    await ingest(
      "march.csv",
      [header, `1,일반회계,건설과,${since},1`, `2,일반회계,건설과,${since},2`].join("\n"),
    ),
  ).toContain("처음 0 · 변경 1 · 동일 0");
  expect(await spent()).toBe("16000");
  expect(await say("verify")).toContain("어긋난 것이 없습니다");
});
