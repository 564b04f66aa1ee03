// Headers that mean something where no other column says it: 편성부서 without 부서, 누적집행액 without 집행액.
import { expect, test } from "vitest";
import { amountsOf, codesOf, day, readText, recordOf } from "../readings.ts";

const asOf = day("2020-06-30");

test.each(["편성부서", "예산부서", "세출부서명", "사업부서", "운영부서", "소속"])(
  "%s says whose a project is where no other column does",
  (header) => {
    const options = { asOf, unit: "천원" } as const;
    const read = readText(`${header},사업명,예산액,집행액\n건설과,도로,900,40`, options);
    expect(recordOf(read, "도로").project.department).toBe("건설과");
    const beside = readText(`${header},부서,사업명,예산액,집행액\n기획과,건설과,도로,900,40`, options);
    expect(recordOf(beside, "도로").project.department).toBe("건설과");
    expect(codesOf(beside)).toEqual(["column-ignored"]);
  },
);

test.each(["누적집행액", "누적 지출액", "집행누적액"])("%s alone is the spending", (header) => {
  const read = readText(`부서,사업명,예산액,${header}\n총무과,급식,900,40`, { unit: "천원", asOf });
  expect(amountsOf(recordOf(read, "급식"), "expenditure")).toEqual({ unsplit: 40_000n });
});
