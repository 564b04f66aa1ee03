/** A project of the same key in another account is asked about, and never written over. */
import { expect, test } from "vitest";
import { checkAccounts } from "../../../shared/domain/checks/ledger-check.ts";
import { projectIdOfCode, projectIdOfName } from "../../../shared/domain/values/project.ts";
import { aBalance, aPosting, aProject } from "../../support/builders.ts";

const byName = projectIdOfName("project", "상하수도과", "하수관로 정비");

function checked(before: string | null, now: string | null, { id = byName, isSame = true } = {}) {
  const project = (account: string | null) => aProject({ id, name: "하수관로 정비", account });
  const balances = new Map([[id, aBalance(aPosting({ project: project(before) }))]]);
  return checkAccounts([aPosting({ project: project(now), rows: [7] })], balances, () => isSame);
}

test.each([
  ["a name", byName, "각각 사업코드를"],
  ["a code", projectIdOfCode("A1"), "사업코드를 다르게"],
])("%s that stands in another account holds the file, with its row and what to do", (_key, id, remedy) => {
  const [finding, ...others] = checked("일반회계", "수질개선특별회계", { id });
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ code: "account-differs", consequence: "hold", row: 7, value: "1" });
  expect(finding?.ko).toContain(remedy);
});

test.each([
  ["the same account in another spelling", "일반회계", "일반 회계", true],
  ["the general account in short", "일반회계", "일반", true],
  ["the general account with its number", "일반", "100 일반회계", true],
  ["a file that names none", "일반회계", null, true],
  ["a ledger that knows none", null, "일반회계", true],
  ["another format, which may call accounts otherwise", "기타특별회계", "농공지구조성사업특별회계", false],
])("%s is no other project", (_what, before, now, isSame) => {
  expect(checked(before, now, { isSame })).toEqual([]);
});
