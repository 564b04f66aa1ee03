/** A table whose end may be missing says so. */
import { describe, expect, test } from "vitest";
import { openText } from "../../../../shared/formats/containers/open-source.ts";
import { readOpened, type SourceReading } from "../../../../shared/formats/registry.ts";
import { codesOf, contextOf, expectRead, expectRefused } from "../../readings.ts";

const header = "사업명,기준일,예산액(원),집행액(원)\n";
const first = "도로 정비,2026-06-30,90000000,900000\n";

function read(text: string): SourceReading {
  return readOpened(openText(new TextEncoder().encode(text)), contextOf({ fiscalYear: 2026 }));
}

test("a last row that alone lacks its line end is read and told", () => {
  const reading = read(`${header}${first}하천 정비,2026-06-30,1000,500`);
  expect(expectRead(reading).records).toHaveLength(2);
  expect(reading.findings).toMatchObject([{ code: "last-line-unended", row: 3, consequence: "note" }]);
});

test.each(["\n", "\r\n", "\r"])("one whose lines end in %j is whole", (end) => {
  expect(codesOf(read(`${header}${first}`.replaceAll("\n", end)))).toEqual([]);
});

describe("a last amount that is cut for certain is refused", () => {
  test.each(["-", "△", "(500", "500.", "1,", '"1,64', "1,64"])("%s", (amount) => {
    const codes = expectRefused(read(`${header}${first}하천 정비,2026-06-30,1000,${amount}`));
    expect(codes.some((code) => /^(last-amount-cut|quotes-unbalanced|row-ragged)@3$/.test(code))).toBe(true);
  });

  test("and so is one that ends where a block of the disk does", () => {
    const rest = "하천 정비,2026-06-30,1000,";
    const used = new TextEncoder().encode(`${header}${first}${rest}`).byteLength;
    const whole = `${header}${first}${"\n".repeat(512 - ((used + 3) % 512))}${rest}500`;
    expect(new TextEncoder().encode(whole).byteLength % 512).toBe(0);
    expect(expectRefused(read(whole))[0]).toMatch(/^last-amount-cut@/);
    expect(codesOf(read(`${whole}\n`))).toEqual([]);
  });

  test("but a minus with its line end says that there is nothing", () => {
    expect(codesOf(read(`${header}${first}하천 정비,2026-06-30,1000,-\n`))).toEqual([]);
  });
});

test("an open quote at the end is told with its row", () => {
  expect(expectRefused(read(`${header}${first}"하천 정비,2026-06-30,1000,500\n`))).toEqual([
    "quotes-unbalanced@3",
  ]);
});
