/** A file may be as long as the limit says: what it takes to read it is bounded, whatever it holds. */
import { describe, expect, test } from "vitest";
import { expectRead, expectRefused, readText } from "./readings.ts";

describe("the records of a payment list", () => {
  test("say the same however often they are looked at, and equal payments as often as they are", () => {
    const lines = ["20260105,1", "20260105,1", "20260106,-1", "20260105,1"].map((line) => `가,${line}`);
    const reading = readText(["세부사업명,지급일자,지출액", ...lines].join("\n"), { fiscalYear: 2026 });
    const [record] = expectRead(reading).records;
    expect(record?.entries.map(({ date, amount }) => `${date} ${amount}`)).toEqual([
      "2026-01-05 1",
      "2026-01-05 1",
      "2026-01-06 -1",
      "2026-01-05 1",
    ]);
    expect(record?.rows).toEqual([2, 3, 4, 5]);
    expect({ ...record }).toEqual(record);
  });

  test("hold more payments than one block of them", () => {
    const lines = Array.from({ length: 40_000 }, (_, at) => `사업 ${at % 3},20260105,${at}`);
    const reading = readText(["세부사업명,지급일자,지출액", ...lines].join("\n"), { fiscalYear: 2026 });
    const second = expectRead(reading).records[1];
    const expected = lines.flatMap((_, at) => (at % 3 === 1 ? [at] : []));
    expect(second?.entries.map(({ amount }) => Number(amount))).toEqual(expected);
    expect(second?.rows).toEqual(expected.map((at) => at + 2));
  });
});

describe("a file that would take more memory than its figures are worth is refused", () => {
  const year = { fiscalYear: 2026 };

  test("when a payment list names more than 20,000 projects", () => {
    const lines = Array.from({ length: 20_001 }, (_, at) => `사업 ${at},20260105,1`);
    const list = ["세부사업명,지급일자,지출액", ...lines].join("\n");
    expect(expectRefused(readText(list, year))).toEqual(["projects-too-many@20002"]);
  });

  test("when a row does not end", () => {
    const list = `세부사업명,지급일자,지출액\n가,20260105,${"1".repeat(1_000_000)}\n`;
    expect(expectRefused(readText(list, year))).toEqual(["row-too-long@2"]);
  });

  test("and every cell that is wrong is counted, however many there are", () => {
    const columns = ["예산액(원)", "예산현액(원)", "원인행위액(원)", "집행액(원)"];
    const rows = Array.from({ length: 4_000 }, (_, at) => `사업 ${at},x,x,x,x`);
    const reading = readText([`사업명,${columns.join(",")}`, ...rows].join("\n"), year);
    expect(expectRefused(reading)).toHaveLength(1_001);
    expect(reading.findings.at(-1)?.en).toContain("There are 15001 more");
  });
});
