/** What a policy keeps from being judged is told in projects and won, as it is and as it would be. */
import { expect, test } from "vitest";
import { policyAnswer, policyPreviewAnswer } from "../../../shared/contracts/api/bodies/policy.ts";
import { base, dump, openApi } from "./api-fixture.ts";

test("each exclusion says what it hides, once for each line, and one that fits nothing says so", async () => {
  const fixture = openApi();
  await fixture.load(
    dump([
      ["A0", "느린 사업", "사회적경제과", 4_000_000_000, 100_000_000],
      ["A1", "재해 예비비", "사회적경제과", 1_000_000_000, 0],
      ["A2", "일반 예비비", "도로과", 500_000_000, 0],
    ]),
  );
  const { hidden, version } = policyAnswer.parse(await fixture.value(`${base}/policy`));
  const of = (all: typeof hidden, value: string) => all.find((each) => each.value === value);
  expect(of(hidden, "내부거래")).toEqual({ by: "name", value: "내부거래", projects: 0, budgetWon: "0" });
  expect(hidden.filter(({ value }) => value === "예비비")).toEqual([
    { by: "field", value: "예비비", projects: 0, budgetWon: "0" },
    { by: "name", value: "예비비", projects: 2, budgetWon: "1500000000" },
  ]);
  const tried = policyPreviewAnswer.parse(
    await fixture.value(`${base}/policy/preview`, {
      method: "POST",
      json: {
        basedOn: version,
        change: { exclusions: [{ by: "department", value: "도로과" }], excludedNameParts: ["예비비"] },
      },
    }),
  );
  expect(tried.hidden).toEqual([
    { by: "department", value: "도로과", projects: 1, budgetWon: "500000000" },
    { by: "name", value: "예비비", projects: 1, budgetWon: "1000000000" },
  ]);
});
