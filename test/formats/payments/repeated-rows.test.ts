// Rows of a list that stand twice under one number: a page pasted twice, and no equal payments.
import { describe, expect, test } from "vitest";
import { codesOf, expectRead, readText } from "../readings.ts";
import { amounts, listOf, readHeaded, year } from "./payment-lists.ts";

const page = listOf(["20260105", "1,000"], ["20260105", "1,000"], ["20260106", "-300"]);
const [header = "", ...rows] = page.trim().split("\r\n");
const read = (...more: readonly string[]) => readText([header, ...rows, ...more].join("\n"), year);

describe("a payment list", () => {
  test("with a page that stands twice waits for a person, who is told its rows and their sum", () => {
    const reading = read(...rows);
    expect(reading.findings).toMatchObject([
      { code: "rows-repeated", consequence: "hold", row: 5, column: "번호", value: "3" },
    ]);
    const [finding] = reading.findings;
    expect(finding?.ko).toContain("3건(5, 6, 7행, 합계 1,700원)");
    expect(finding?.en).toContain("3 rows (5, 6, 7; 1,700 won together)");
    // Released, all of them count.
    expect(amounts(reading)).toHaveLength(6);
  });

  const [first = ""] = rows;
  test.each([
    { what: "another number", row: first.replace(/^1,/, "4,") },
    { what: "another day", row: first.replace("20260105", "20260107") },
    { what: "another amount", row: first.replace("1,000", "1,001") },
    { what: "another order of payment", row: first.replace("00000001", "00000002") },
    { what: "no number", row: first.replace(/^1,/, ",") },
    { what: "cells that meet elsewhere", row: first.replace("일반회계,사회복지과", "일반,회계사회복지과") },
  ])("with the same row under $what has one more payment", ({ row }) => {
    expect(codesOf(read(row, row.replace(/^,/, " ,")))).toEqual(row.startsWith(",") ? [] : ["rows-repeated"]);
    expect(codesOf(read(row))).toEqual([]);
  });

  test("with cells that are padded in the second row has it twice all the same", () => {
    expect(codesOf(read(first.replace(/^1,/, " 1 ,").replace("20260105", "20260105 ")))).toEqual([
      "rows-repeated",
    ]);
  });

  test("without a column of numbers keeps n equal payments as n", () => {
    const reading = readHeaded(
      "세부사업명,지급일자,지출액",
      ...Array.from({ length: 3 }, () => "다,20260105,5"),
    );
    expect(expectRead(reading).findings).toEqual([]);
    expect(amounts(reading, "다")).toEqual([5n, 5n, 5n]);
  });

  test.each(["순번", "연번", "No."])("is known to number its rows by %s", (number) => {
    const row = "1,다,20260105,5";
    expect(codesOf(readHeaded(`${number},세부사업명,지급일자,지출액`, row, row))).toEqual(["rows-repeated"]);
  });

  test("is asked about once more rows than fit the first room for them stand twice", () => {
    const many = Array.from({ length: 5_000 }, (_, at) => `${at + 1},다,20260105,${at + 1}`);
    const reading = readHeaded("번호,세부사업명,지급일자,지출액", ...many, ...many.slice(0, 100));
    expect(reading.findings).toMatchObject([{ code: "rows-repeated", value: "100" }]);
  });
});
