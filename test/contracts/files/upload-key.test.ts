import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseUploadKey, uploadKey } from "../../../shared/contracts/files/upload-key.ts";
import { day } from "../../support/builders.ts";
import { books } from "../../support/uploads.ts";
import { addresses } from "../arbitraries.ts";

describe("the name under which a file is stored", () => {
  test("says whose it is and what its sender added", () => {
    const address = {
      books,
      options: { asOf: day("2020-10-31"), unit: "천원" as const, mapping: null },
      fileName: "report.txt",
    };
    expect(uploadKey(address)).toBe("1129000/2020/as-of=2020-10-31/unit=천원/report.txt");
    expect(parseUploadKey(uploadKey(address))).toEqual({ kind: "address", address });
  });

  test("is read as it was made, whatever the file is called", () => {
    fc.assert(
      fc.property(addresses, (address) => {
        const fileName = address.fileName.normalize("NFC").replaceAll("/", "_");
        expect(parseUploadKey(uploadKey(address))).toEqual({
          kind: "address",
          address: { ...address, fileName },
        });
      }),
      { seed: 4, numRuns: 500 },
    );
  });

  test.each([
    {
      what: "without options",
      key: "1129000/2020/a.csv",
      options: { asOf: null, unit: null, mapping: null },
    },
    {
      what: "with its options in any order",
      key: "1129000/2020/unit=원/as-of=2020-10-31/a.csv",
      options: { asOf: "2020-10-31", unit: "원", mapping: null },
    },
    {
      what: "typed on a Mac, in parts of letters",
      key: "1129000/2020/unit=백만원/a.csv".normalize("NFD"),
      options: { asOf: null, unit: "백만원", mapping: null },
    },
  ])("may be $what", ({ key, options }) => {
    expect(parseUploadKey(key)).toEqual({ kind: "address", address: { books, options, fileName: "a.csv" } });
  });

  test("keeps its file's name whatever option it looks like", () => {
    expect(parseUploadKey("1129000/2020/unit=천원")).toMatchObject({
      address: { options: { unit: null }, fileName: "unit=천원" },
    });
  });
});

describe("a file in the wrong place", () => {
  test.each([
    ["", `"" is no 7-digit office code`],
    ["report.csv", `"report.csv" is no 7-digit office code`],
    ["/1129000/2020/a.csv", `"" is no 7-digit office code`],
    ["112900/2020/a.csv", `"112900" is no 7-digit office code`],
    ["１１２９０００/2020/a.csv", `is no 7-digit office code`],
    ["1129000", `"" is no fiscal year`],
    ["1129000/a.csv", `"a.csv" is no fiscal year`],
    ["1129000/1999/a.csv", `"1999" is no fiscal year`],
    ["1129000/20201/a.csv", `"20201" is no fiscal year`],
    ["1129000/2020", "the file has no name"],
    ["1129000/2020/", "the file has no name"],
    ["1129000/2020/as-of=2020-10-31/", "the file has no name"],
    ["1129000/2020/as-of=2020-02-30/a.csv", `"as-of=2020-02-30" holds no day`],
    ["1129000/2020/as-of=20201031/a.csv", `"as-of=20201031" holds no day`],
    ["1129000/2020/as-of=2020-10-31=2/a.csv", `"as-of=2020-10-31=2" holds no day`],
    ["1129000/2020/as-of/a.csv", `"as-of" holds no day`],
    ["1129000/2020/as-of=2020-10-30/as-of=2020-10-31/a.csv", "as-of is said twice"],
    ["1129000/2020/unit=원/unit=천원/a.csv", "unit is said twice"],
    ["1129000/2020/unit=만원/a.csv", `"unit=만원" is neither`],
    ["1129000/2020/unit=constructor/a.csv", `"unit=constructor" is neither`],
    ["1129000/2020/unit=/a.csv", `"unit=" is neither`],
    ["1129000/2020/10월/a.csv", `"10월" is neither`],
    ["1129000/2020//a.csv", `"" is neither`],
  ])("%s is told what is wrong and where files go", (key, reason) => {
    const parsed = parseUploadKey(key);
    if (parsed.kind !== "misplaced") throw new RangeError(`${key} was taken for an address`);
    expect(`${parsed.reason.ko}\n${parsed.reason.en}`).toContain(reason);
    expect([parsed.reason.ko, parsed.reason.en].every((text) => text.startsWith(`${key}: `))).toBe(true);
    expect(parsed.reason.en).toContain("for example 1129000/2020/as-of=2020-10-31/report.txt");
  });
});
