/** The eleven traps of Korean budget files, each by its number and name, on the smallest file that shows it. */
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { formatPercent } from "../../shared/domain/values/fraction.ts";
import { rateOf } from "../../shared/domain/rates/rate.ts";
import { readSource } from "../../shared/formats/registry.ts";
import { openIngest, template } from "../functions/ingest/ingest-fixture.ts";
import { aSpendingLine } from "../support/builders.ts";
import { books } from "../support/uploads.ts";
import { amounts, listOf, year } from "./payments/payment-lists.ts";
import {
  amountsOf,
  codesOf,
  contextOf,
  day,
  expectRead,
  expectRefused,
  readText,
  recordOf,
} from "./readings.ts";

const won = { asOf: day("2020-10-31"), unit: "원" } as const;

function read(...lines: readonly string[]) {
  return readText(lines.join("\n"), won);
}

function spent(...cells: readonly string[]) {
  const reading = read("사업명,부서,집행액", ...cells.map((cell, at) => `사업 ${at},과,"${cell}"`));
  return expectRead(reading).records.map((record) => amountsOf(record, "expenditure").unsplit);
}

/** What the ledger says that the projects have spent. */
async function spentInLedger({ ledger }: ReturnType<typeof openIngest>): Promise<(bigint | undefined)[]> {
  const balances = await ledger.readBalances(books);
  return [...balances.values()].map(({ balance }) => balance.measures.expenditure?.monthEnds[11]?.unsplit);
}

describe("a budget file", () => {
  test("trap 1, CP949: syllables outside KS X 1001 are read as they are, or nothing is", async () => {
    const text = "사업명,예산액\n똠방각하 햏 펲,10\n";
    const reading = await readSource(iconv.encode(text, "cp949"), contextOf(won));
    expect(expectRead(reading).records[0]?.project.name).toBe("똠방각하 햏 펲");
    const broken = Uint8Array.from([...iconv.encode(text, "cp949"), 0xb0]);
    expect(expectRefused(await readSource(broken, contextOf(won)))).toEqual(["encoding-unknown"]);
  });

  const table = "사업명,예산액\n가,10";

  test("trap 2, units: a file that names none is refused and never guessed", () => {
    expect(expectRefused(readText(table, { ...won, unit: null }))).toEqual(["unit-unknown@2"]);
  });

  test("trap 2, units: the column, the line above and the sender must name the same", () => {
    const thousands = "(단위: 천원)\n사업명,예산액\n가,10";
    const stated = readText(thousands, { ...won, unit: "천원" });
    expect(amountsOf(recordOf(stated, "가"), "appropriation")).toEqual({ unsplit: 10_000n });
    expect(expectRefused(readText(thousands, won))).toEqual(["unit-conflict@2"]);
  });

  test("trap 2, units: spending a thousand times what the ledger has is held", async () => {
    const fixture = openIngest();
    await fixture.send(template("2020-10-31", 10_000_000n));
    const outcome = await fixture.send(template("2020-11-30", 10_000_000_000n));
    expect(outcome.kind).toBe("held");
    expect(await spentInLedger(fixture)).toEqual([10_000_000n]);
  });

  test("trap 3, minus: every way of writing it is read, and none is dropped", () => {
    expect(spent("-1,000", "−1,000", "△1,000", "▲1,000", "(1,000)", "1,000")).toEqual([
      -1_000n,
      -1_000n,
      -1_000n,
      -1_000n,
      -1_000n,
      1_000n,
    ]);
  });

  test("trap 3, minus: a △ that stuck to the cell before stops the file", () => {
    expect(expectRefused(read("부서,사업명,집행액", '과,도로 정비△,"1,000"'))).toEqual([
      "amount-sign-misplaced@2",
    ]);
  });

  test("trap 4, no natural key: equal payments of one day are as many as stand there", () => {
    const pension = ["20260120", "349,700"] as const;
    const reading = readText(listOf(pension, pension, pension, ["20260120", "-349,700"]), year);
    expect(amounts(reading)).toEqual([349_700n, 349_700n, 349_700n, -349_700n]);
  });

  test("trap 5, cumulative replaces and increments add", async () => {
    const totals = openIngest();
    await totals.send(template("2020-10-31", 30n));
    await totals.send(template("2020-11-30", 40n));
    expect(await spentInLedger(totals)).toEqual([40n]);
    const payments = openIngest();
    await payments.send("세부사업명,지급일자,지출액\n가,20201031,30\n가,20201102,10\n");
    expect(await spentInLedger(payments)).toEqual([40n]);
  });

  test("trap 6, subtotals: they are checked, never added, whatever they are called", () => {
    const rows = ["사업명,예산액", "가,10", "나,20", "소계,30", "합 계,30"];
    expect(expectRead(read(...rows)).records).toHaveLength(2);
    expect(expectRefused(read(...rows.slice(0, -1), "합계,40"))).toEqual(["total-differs@5"]);
  });

  test("trap 7, funds: blank is not 0, and spending is not split as the budget is", () => {
    const record = recordOf(
      read("사업명,예산현액,예산현액(국비),예산현액(구비),집행액", "가,100,0,100,60", "나,100,,100,60"),
      "나",
    );
    expect(amountsOf(record, "current-budget")).toEqual({ municipal: 100n });
    expect(amountsOf(record, "expenditure")).toEqual({ unsplit: 60n });
  });

  test("trap 8, names: dots and spaces do not make another project, and a code outlasts its name", () => {
    const idsOf = (...lines: readonly string[]) =>
      expectRead(read(...lines)).records.map(({ project }) => project.id);
    const named = ["문화‧체육", "문화·체육", "문화･체육", "문화ㆍ체육", "문화 · 체육"].flatMap((name) =>
      idsOf("사업명,부서,예산액", `${name},과,1`),
    );
    expect(new Set(named).size).toBe(1);
    const coded = ["처음 이름", "바뀐 이름"].flatMap((name) =>
      idsOf("사업코드,사업명,예산액", `A1,${name},1`),
    );
    expect(new Set(coded).size).toBe(1);
  });

  test("trap 9, data moves: an older day that comes late changes nothing that is newer", async () => {
    const fixture = openIngest();
    await fixture.send(template("2020-11-30", 40n));
    await fixture.send(template("2020-10-31", 30n));
    expect(await spentInLedger(fixture)).toEqual([40n]);
  });

  test("trap 9, data moves: the same day with other figures is corrected, down as well as up", async () => {
    const fixture = openIngest();
    await fixture.send(template("2020-11-30", 40n));
    await fixture.send(template("2020-11-30", 35n));
    expect(await spentInLedger(fixture)).toEqual([35n]);
  });

  test("trap 10, odd figures: spending above the budget and without one is read, and its rate is undefined", () => {
    const reading = read("사업명,예산액,예산현액,집행액", "넘음,100,100,241", "없음,0,0,5", "이월,0,70,0");
    expect(expectRead(reading).records.map((record) => amountsOf(record, "expenditure").unsplit)).toEqual([
      241n,
      5n,
      0n,
    ]);
    const above = rateOf([aSpendingLine(100n, 241n)], "expenditure/appropriation");
    expect(above === null ? null : formatPercent(above, 1)).toBe("241.0");
    expect(rateOf([aSpendingLine(0n, 5n)], "expenditure/appropriation")).toBeNull();
  });

  test("trap 11, personal data: payees and purposes are not in the records and not in the findings", () => {
    const reading = readText(
      "세부사업명,지급일자,적요,채권자,지출액\n가,20260105,입원 치료비,홍길동,1000\n나,20260106,장례비,홍길동,x\n",
      year,
    );
    expect(codesOf(reading)).toContain("personal-column-ignored");
    const good = readText(
      "세부사업명,지급일자,적요,채권자,지출액\n가,20260105,입원 치료비,홍길동,1000\n",
      year,
    );
    for (const said of [reading, expectRead(good)]) {
      const text = JSON.stringify(said, (_, value: unknown) =>
        typeof value === "bigint" ? `${value}` : value,
      );
      expect(text).not.toMatch(/홍길동|치료비|장례비/);
    }
  });
});
