import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readArguments } from "../../local/terminal/read-arguments.ts";
import { backtestCommand } from "../../local/commands/backtest.ts";
import { policyCommand, type PolicyHost } from "../../local/commands/policy.ts";
import { defaultPolicy } from "../../shared/domain/policy/policy.ts";
import { CapturedTerminal } from "../support/captured-terminal.ts";
import { fixedClock } from "../support/fixed-clock.ts";
import { generateYears } from "../support/generated-history.ts";
import { aPastYear, coded } from "../support/past-years.ts";
import { storedBalances } from "../support/ledger-entries.ts";
import { books } from "../support/uploads.ts";
import { MemoryItemTable } from "../../shared/stores/memory-item-table.ts";
import { TableAlertStore } from "../../shared/stores/alert-store.ts";
import { TableAuditTrail } from "../../shared/stores/audit-trail.ts";
import { TableLedgerStore } from "../../shared/stores/ledger-store.ts";
import { TablePolicyStore } from "../../shared/stores/policy-store.ts";

const chosen = ["--office", books.office, "--year", `${books.fiscalYear}`];
let folder: string;
let host: PolicyHost;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "policy-"));
  host = {
    ledger: new TableLedgerStore(new MemoryItemTable()),
    policies: new TablePolicyStore(new MemoryItemTable()),
    alerts: new TableAlertStore(new MemoryItemTable()),
    audit: new TableAuditTrail(new MemoryItemTable()),
    clock: fixedClock(),
  };
});
afterEach(() => rmSync(folder, { recursive: true }));

function file(content: unknown): string {
  const path = join(folder, "given.json");
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

/** What a command prints. */
async function run(...given: readonly string[]): Promise<string> {
  const [name, ...words] = given;
  const open = <Result>(work: (opened: PolicyHost) => Promise<Result>): Promise<Result> => work(host);
  const command = name === "policy" ? policyCommand(open) : backtestCommand(open);
  const terminal = new CapturedTerminal();
  expect(await command.run(readArguments(command, words), terminal)).toBe(0);
  return terminal.printed;
}

describe("monitor policy", () => {
  test("shows the product's own policy for books that have decided nothing", async () => {
    const shown: unknown = JSON.parse(await run("policy", "show", "--json", ...chosen));
    expect(shown).toMatchObject({ version: "default-3", minimumBudgetWon: "50000000" });
    expect(await run("policy", "show", ...chosen)).toContain("minimumBudgetWon");
  });

  test("stores what a file changes, prints it against the version before, and marks it afterwards", async () => {
    const path = file({ yearEndTargetBasisPoints: 9_500, gapBasisPoints: { notice: 600 } });
    const printed = await run("policy", "set", path, "--by", "김예산", ...chosen);
    expect(printed).toContain("저장했습니다: 정책 기본 → 2020/1.");
    expect(printed).toMatch(/yearEndTargetBasisPoints\s+100%\s+95%/);
    expect(printed).toMatch(/gapBasisPoints\.notice\s+5%\s+6%/);
    expect(await host.policies.versions(books)).toMatchObject([
      { number: 1, by: "김예산", at: "2020-11-02T00:00:00.000Z", policy: { version: "2020/1" } },
    ]);
    expect((await host.audit.read(books, 10, null)).entries).toMatchObject([
      {
        by: { subject: `os:${userInfo().username}`, name: "김예산" },
        act: "set-policy",
        before: { version: "default-3", yearEndTargetBasisPoints: "10000" },
        after: { version: "2020/1", yearEndTargetBasisPoints: "9500" },
      },
    ]);
    const shown = await run("policy", "show", ...chosen);
    expect(shown).toMatch(/\*\s+연말 집행 목표\s+yearEndTargetBasisPoints\s+95%/);
    expect(shown).not.toMatch(/\*\s+최소 유사 사업 수/);
  });

  test("takes a field by the title under which it is listed", async () => {
    expect(await run("policy", "set", "연말 집행 목표", "95%", ...chosen)).toContain(
      "yearEndTargetBasisPoints",
    );
    expect(await run("policy", "show", "연말집행목표", ...chosen)).toContain("95%");
    expect(await run("policy", "set", "주의 격차", "15%", ...chosen)).toContain("gapBasisPoints.warning");
    expect(await run("policy", "set", "받는 사람.+", "a@b.kr", ...chosen)).toContain("a@b.kr");
    expect(await run("policy", "unset", "year-end target", ...chosen)).toMatch(/95%\s+100%/);
  });

  test("asks again for what nobody means, shows the effect without storing, and goes on into a new year", async () => {
    const path = file({ yearEndTargetBasisPoints: 95 });
    await expect(run("policy", "set", path, ...chosen)).rejects.toThrow(/0\.95%[^]*--confirm/);
    const dryRun = await run("policy", "set", path, "--dry-run", ...chosen);
    expect(dryRun).toMatch(/100%\s+0\.95%/);
    expect(dryRun).toContain("맞는 값인지 확인");
    expect(dryRun).toContain("알림이 0건이 됩니다(지금 0건)");
    expect(await host.policies.versions(books)).toEqual([]);
    await run("policy", "set", path, "--confirm", ...chosen);
    const nextYear = ["--office", books.office, "--year", `${books.fiscalYear + 1}`];
    expect(await run("policy", "show", ...nextYear)).toMatch(/2020\/1[^]*지난 회계연도 정책을 이어/);
  });

  test("stores no version where nothing differs", async () => {
    const path = file({ minimumPeers: 8 });
    expect(await run("policy", "set", path, ...chosen)).toContain("바뀐 것이 없습니다");
    expect(await run("policy", "set", path, "--json", ...chosen)).toBe("[]\n");
    expect(await host.policies.versions(books)).toEqual([]);
  });

  test("shows an earlier version, and takes it up again as a new one", async () => {
    await run("policy", "set", file({ minimumPeers: 9 }), ...chosen);
    await run("policy", "set", file({ minimumPeers: 10 }), ...chosen);
    const first = await run("policy", "show", "--version", "1", "--json", ...chosen);
    expect(JSON.parse(first)).toMatchObject({ version: "2020/1", minimumPeers: 9 });
    await expect(run("policy", "set", file(first), ...chosen)).rejects.toThrow("2020/2");
    const again = file(first.replace('"version": "2020/1",', ""));
    const changed: unknown = JSON.parse(await run("policy", "set", again, "--json", ...chosen));
    expect(changed).toMatchObject({
      version: "2020/3",
      changes: [{ path: "minimumPeers", before: "10", after: "9" }],
    });
  });

  test("asks again for what stands there twice", async () => {
    const exclude = ["policy", "set", "exclusions.+"] as const;
    await run(...exclude, "부서=건설과", ...chosen);
    await expect(run(...exclude, "부서=건설 과", ...chosen)).rejects.toThrow("--confirm");
    expect(await run(...exclude, "부서=건설 과", "--dry-run", ...chosen)).toContain("같은 제외가 두 번");
    await run(...exclude, "부서=건설 과", "--confirm", ...chosen);
  });

  test("sets one field as it is typed, shows it, and takes it back", async () => {
    expect(await run("policy", "set", "minimumBudgetWon", "1억원", ...chosen)).toContain("100,000,000원");
    await run("policy", "set", "recipients.+", "부서=사회적경제과:team@office.example", ...chosen);
    expect(await host.policies.current(books)).toMatchObject({
      minimumBudget: 100_000_000n,
      recipients: [
        { lines: { by: "department", value: "사회적경제과" }, addresses: ["team@office.example"] },
      ],
    });
    expect(await run("policy", "show", "recipients", ...chosen)).toContain("recipients.1");
    expect(JSON.parse(await run("policy", "show", "minimumBudgetWon", "--json", ...chosen))).toBe(
      "100000000",
    );
    await run("policy", "unset", "recipients.1", ...chosen);
    await run("policy", "unset", "minimumBudgetWon", ...chosen);
    expect(await host.policies.current(books)).toEqual({ ...defaultPolicy, version: "2020/4" });
  });

  test("says of each value whose it is where several books have one", async () => {
    const other = { ...books, fiscalYear: books.fiscalYear + 1 };
    await run("policy", "set", "minimumPeers", "9", ...chosen);
    host.ledger.listBooks = () => Promise.resolve([books, other]);
    const shown = await run("policy", "show", "minimumPeers");
    expect(shown).toMatch(/2020 회계연도 · 정책 2020\/1\nminimumPeers[^]*\n\n[^]*2021 회계연도 · 정책/);
    const values = `[${(await run("policy", "show", "minimumPeers", "--json")).replace("}\n{", "},{")}]`;
    expect(JSON.parse(values)).toEqual([
      { ...books, minimumPeers: 9 },
      { ...other, minimumPeers: 9 },
    ]);
  });

  test("shows what a field would do without storing it, and asks before an unusual value", async () => {
    const shown = await run("policy", "set", "yearEndTargetBasisPoints", "80%", "--dry-run", ...chosen);
    expect(shown).toContain("80%");
    await expect(run("policy", "set", "yearEndTargetBasisPoints", "40%", ...chosen)).rejects.toThrow(
      "--confirm",
    );
    expect(await host.policies.versions(books)).toEqual([]);
    await run("policy", "set", "yearEndTargetBasisPoints", "40%", "--confirm", ...chosen);
    expect(await host.policies.current(books)).toMatchObject({ yearEndTargetBasisPoints: 4_000n });
  });

  test.each([
    { what: "no act", words: [], says: "policy show" },
    { what: "a field without a value", words: ["set", "recipients"], says: "recipients.+" },
    {
      what: "a field that is nearly one",
      words: ["set", "minimumBudgetwon", "5"],
      says: '"minimumBudgetWon"',
    },
    { what: "a field that is none", words: ["unset", "colour"], says: "yearEndTargetBasisPoints" },
    { what: "a part that is none", words: ["show", "quietTimes.night"], says: "quietTimes.from" },
    { what: "a value that does not fit", words: ["set", "digestWeekday", "9"], says: "from 1 to 7" },
    { what: "an unknown act", words: ["drop"], says: "policy show" },
    { what: "no file", words: ["set"], says: "FILE.json" },
    { what: "a file that is not there", words: ["set", "/nowhere.json"], says: "no such file" },
    { what: "a version that is no number", words: ["show", "--version", "x"], says: "from 1" },
    { what: "a version that is not there", words: ["show", "--version", "3"], says: "0 policies" },
  ])("refuses $what", async ({ words, says: expected }) => {
    await expect(run("policy", ...words, ...chosen)).rejects.toThrow(expected);
  });

  test("refuses a policy with every place that is wrong, and stores nothing", async () => {
    const path = file({ digestWeekday: 8, minimumPeers: 0 });
    await expect(run("policy", "set", path, ...chosen)).rejects.toThrow(
      /minimumPeers = 0[^]*digestWeekday = 8/,
    );
    await expect(run("policy", "set", file("\xff"), ...chosen)).rejects.toThrow("JSON");
    expect(await host.policies.versions(books)).toEqual([]);
  });

  test("refuses to guess whose policy it is", async () => {
    await expect(run("policy", "set", file({ minimumPeers: 9 }))).rejects.toThrow(
      "--office CODE --year YYYY",
    );
  });

  test("refuses to overwrite what somebody else decided meanwhile", async () => {
    const { policies } = host;
    const add = policies.add.bind(policies);
    policies.add = async (...words) => {
      await add(books, { ...defaultPolicy, minimumPeers: 12 }, "이예산", "2020-11-02T00:00:00.000Z");
      return add(...words);
    };
    const path = file({ minimumPeers: 9 });
    await expect(run("policy", "set", path, ...chosen)).rejects.toThrow("Somebody else");
    expect(await policies.current(books)).toMatchObject({ minimumPeers: 12 });
  });
});

describe("monitor backtest", () => {
  const sketch = { seed: 1, fiscalYear: 2025, projects: 60, revised: 0, planned: 20 } as const;
  const { before, balances } = generateYears({ ...sketch, shape: "december-heavy" });
  const asJson = (year: number, from: typeof balances) => ({
    fiscalYear: year,
    projects: from.map(({ project, measures }) => ({
      code: project.id.replace("code/", ""),
      name: project.name,
      department: project.department,
      account: project.account,
      field: project.field,
      budgetWon: measures["current-budget"]?.monthEnds.map(({ unsplit }) => `${unsplit}`),
      spentWon: measures.expenditure?.monthEnds.map(({ unsplit }) => `${unsplit}`),
    })),
  });
  const history = {
    version: 1,
    offices: [{ office: books.office, years: [asJson(2024, before), asJson(2025, balances)] }],
  };

  test("holds each year of a given history against the year before it", async () => {
    const printed = await run("backtest", "--history", file(history));
    expect(printed).toContain("2개 연도, 전년 자료 있음: 1");
    expect(printed).toMatch(/6월\s+전년 동일사업\s+60 /);
    expect(printed).toMatch(/9월\s+달력\s+120 /);
    expect(printed).not.toContain("자체 계획");
    const rows: unknown = JSON.parse(await run("backtest", "--history", file(history), "--json"));
    expect(rows).toHaveLength(12);
    expect(rows).toContainEqual(
      expect.objectContaining({ policy: "default-3", rung: "own-last-year", month: 9, lines: 60 }),
    );
  });

  test("holds the ledger's own years against each other", async () => {
    const { ledger } = host;
    ledger.listBooks = () => Promise.resolve([{ office: books.office, fiscalYear: 2025 }]);
    ledger.readBalances = ({ fiscalYear }) => {
      const of = fiscalYear === 2025 ? balances : before;
      return Promise.resolve(storedBalances(of));
    };
    const printed = await run("backtest");
    expect(printed).toContain("1개 연도, 전년 자료 있음: 1");
    expect(printed).toMatch(/자체 계획\s+\d/);
  });

  const untilNovember = aPastYear(coded("A"), 100n, { 3: 10n, 6: 20n, 9: 30n, 11: 40n });

  test.each([
    { what: "a year that was not brought to its end", all: [books], of: [untilNovember] },
    { what: "a ledger without years", all: [], of: [] },
  ])("refuses $what", async ({ all, of }) => {
    host.ledger.listBooks = () => Promise.resolve(all);
    host.ledger.readBalances = () => Promise.resolve(storedBalances(of));
    await expect(run("backtest")).rejects.toThrow("--history 파일.json");
  });

  test.each([
    { what: "no history", content: { version: 1 }, says: "offices" },
    { what: "no JSON", content: "x", says: "no JSON" },
  ])("refuses a file that is $what", async ({ content, says: expected }) => {
    await expect(run("backtest", "--history", file(content))).rejects.toThrow(expected);
  });
});
