// One office has one word for each of its funds, whichever screen, paper or letter says it.
import { describe, expect, test } from "vitest";
import { fundNames } from "../../../shared/domain/values/fund.ts";
import { fundNamesOf, grantsName } from "../../../shared/domain/words/fund-names.ts";

describe("what an office calls its funds", () => {
  test.each([
    { what: "a district of Seoul", office: "1129000", above: "시비", own: "구비", grants: "국·시비" },
    { what: "a county in a province", office: "4573000", above: "도비", own: "군비", grants: "국·도비" },
    {
      what: "a county in a metropolitan city",
      office: "2671000",
      above: "시비",
      own: "군비",
      grants: "국·시비",
    },
    { what: "a city in a province", office: "4511000", above: "도비", own: "시비", grants: "국·도비" },
  ])("follows from the code of $what", ({ office, above, own, grants }) => {
    const names = fundNamesOf(office);
    expect(names).toMatchObject({
      provincial: { ko: above },
      municipal: { ko: own },
      national: { ko: "국비" },
    });
    expect(grantsName(names)).toBe(grants);
  });

  test.each(["6450000", "", "무주군", "457300"])(
    "is said in the words for all of %j, which is no district or county",
    (office) => {
      expect(fundNamesOf(office)).toEqual(fundNames);
    },
  );
});
