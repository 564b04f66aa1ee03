/** Names that stand while lists of payments say otherwise: told once, by whatever file shows it. */
import { expect, test } from "vitest";
import {
  contradictedNames,
  contradictionFindings,
} from "../../../shared/domain/departments/contradicted-names.ts";
import { day } from "../../support/builders.ts";

const stated = (code: string, name: string, seq = 1, from = "2026-01-01") => ({
  code,
  name,
  from: day(from),
  seq,
  uploadId: `u${seq}`,
  fileName: "부서.csv",
  at: "2026-02-01T00:00:00.000Z",
});
const listed = (code: string, name: string) => ({ code, name, votes: 10, of: 10 });

const swapped = [stated("3005050", "무주읍"), stated("3005010", "안성면")];
const lists = [listed("3005010", "무주읍"), listed("3005050", "안성면")];

test("two names that a table swaps are told with what lists say, and with the upload to take back", () => {
  const [finding, ...more] = contradictionFindings([], contradictedNames(swapped, lists));
  expect(more).toEqual([]);
  expect(finding).toMatchObject({
    code: "department-names-contradicted",
    consequence: "note",
    value: "3005010",
  });
  expect(finding?.ko).toContain('3005050 "무주읍"(부서.csv) → 사업 10건 가운데 10건이 "안성면"');
  expect(finding?.en).toMatch(/take that table \("[^"]+"\) back/);
});

test.each([
  ["say the same in another spelling", [stated("1001", "안전 재난과")], [listed("1001", "안전재난과")]],
  ["say nothing of the department", [stated("1001", "안전재난과")], [listed("1002", "건설과")]],
  [
    "agree with the name that took its place",
    [stated("1001", "재난과"), stated("1001", "안전재난과", 2, "2026-07-01")],
    [listed("1001", "안전재난과")],
  ],
])("lists that %s contradict nothing", (_, names, said) => {
  expect(contradictedNames(names, said)).toEqual([]);
});

test("what was contradicted before is not told again, another name of it is", () => {
  const before = contradictedNames(swapped, lists);
  expect(contradictionFindings(before, before)).toEqual([]);
  const after = contradictedNames([...swapped, stated("3005010", "설천면", 2)], lists);
  expect(contradictionFindings(before, after)).toMatchObject([{ value: "3005010" }]);
});
