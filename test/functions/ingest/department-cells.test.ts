/** Slips in an office's own table: a department that nobody has, a name that is only shown, an address to which no letter goes. */
import { describe, expect, test } from "vitest";
import type { Finding } from "../../../shared/domain/values/finding.ts";
import { openIngest } from "./ingest-fixture.ts";

const header = "사업코드,사업명,부서,부서 이름,담당자 e-mail,예산액(원),집행액(원),기준일";
const table = (...rows: readonly string[]): string => [header, ...rows, ""].join("\n");
const road = (department: string, shown = "", contact = "") =>
  `A1,도로,${department},${shown},${contact},1000,10,2020-10-31`;
const park = "A2,공원,문화예술과,,,2000,20,2020-10-31";

/** An office of two departments; the roads' one has a code and a name. */
async function office() {
  const fixture = openIngest();
  await fixture.send("부서코드,부서명\n1005134,건설과\n", { fileName: "부서.csv" });
  await fixture.send(table(road("1005134", "건설과"), park));
  return fixture;
}

async function foundIn(text: string): Promise<readonly Finding[]> {
  const fixture = await office();
  const outcome = await fixture.send(text.replaceAll("2020-10-31", "2020-11-01"), { fileName: "다음.csv" });
  return "findings" in outcome ? outcome.findings : [];
}

const brief = ({ code, consequence, row, column, value }: Finding) => ({
  code,
  consequence,
  row,
  column,
  value,
});

describe("a table that comes back to an office", () => {
  test.each([
    ["under its code", road("1005134", "건설과")],
    ["under its name", road("건설과")],
    ["with other spaces", road("건설 과")],
    ["with an address", road("건설과", "", "kim@office.go.kr")],
    ["without a department's name beside its code", road("1005134")],
  ])("is taken without a word %s", async (_name, row) => {
    expect(await foundIn(table(row, park))).toEqual([]);
  });

  test("waits where a new project is of a department that is nearly one of the ledger's, which is named", async () => {
    const found = await foundIn(table(road("건설과"), "A9,다리,건설가,,,1,1,2020-10-31"));
    expect(found.map(brief)).toEqual([
      { code: "department-unknown", consequence: "hold", row: 3, column: "부서", value: "건설가" },
    ]);
    expect(found[0]?.ko).toContain('혹시 "건설과"입니까?');
    expect(found[0]?.en).toContain('Is it "건설과"?');
  });

  test.each([
    ["another digit", "1005135"],
    ["two digits that changed places", "1005143"],
    ["a digit that is missing", "100513"],
  ])(
    "names the likely department of a code with %s, of new projects and of known ones",
    async (_kind, code) => {
      const fresh = await foundIn(table(road("1005134", "건설과"), `A9,다리,${code},,,1,1,2020-10-31`, park));
      expect(fresh.map(brief)).toEqual([
        { code: "department-unknown", consequence: "hold", row: 3, column: "부서", value: code },
      ]);
      const [moved] = await foundIn(table(road(code), park));
      expect([fresh[0]?.ko, moved?.ko]).toEqual([
        expect.stringContaining('혹시 "1005134 건설과"입니까?'),
        expect.stringContaining('혹시 "1005134 건설과"입니까?'),
      ]);
    },
  );

  test.each(["건설가", "9999999", "완전히다른부서"])(
    "asks once of a known project that moved to %s",
    async (name) => {
      const found = await foundIn(table(road(name), park));
      expect(found.map(brief)).toEqual([
        { code: "department-moved", consequence: "hold", row: 2, column: "부서", value: name },
      ]);
    },
  );

  test("says so of a new project of a new department beside known ones, and applies it", async () => {
    const found = await foundIn(table(road("건설과"), "A9,신청사,신청사건립단,,,1,1,2020-10-31"));
    expect(found.map(brief)).toEqual([
      { code: "department-unknown", consequence: "note", row: 3, column: "부서", value: "신청사건립단" },
    ]);
  });

  test("takes a department's own first table without a word", async () => {
    expect(await foundIn(table("A9,보건,보건소,,,1,1,2020-10-31"))).toEqual([]);
  });

  test("waits where the name that is only shown beside a code was changed", async () => {
    const found = await foundIn(table(road("1005134", "건축과"), park));
    expect(found.map(brief)).toEqual([
      { code: "department-name-changed", consequence: "hold", row: 2, column: "부서 이름", value: "건축과" },
    ]);
    expect(found[0]?.ko).toContain('1005134의 이름은 "건설과"');
  });

  test.each(["kim@", "kim@office", "@office.go.kr", "a@b@c.kr", "kim@office.go.kr; lee@office.go.kr"])(
    "waits for an address to which no letter goes: %s",
    async (address) => {
      const found = await foundIn(table(road("건설과", "", address), park));
      expect(found.map(brief)).toEqual([
        {
          code: "contact-address-wrong",
          consequence: "hold",
          row: 2,
          column: "담당자 e-mail",
          value: address,
        },
      ]);
    },
  );

  test("says once that names are not kept as addresses, and quotes none", async () => {
    const found = await foundIn(table(road("건설과", "", "김담당"), park.replace(",,,", ",,이담당,")));
    expect(found.map(brief)).toEqual([
      { code: "contact-is-no-address", consequence: "note", row: 2, column: "담당자 e-mail", value: null },
    ]);
    expect(JSON.stringify(found)).not.toContain("김담당");
  });
});

test("the first table of an office names departments that nobody had", async () => {
  const fixture = openIngest();
  expect(await fixture.send(table(road("건설가"), park))).toMatchObject({ kind: "applied", findings: [] });
});
