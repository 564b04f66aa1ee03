// Why a figure is what it is: the parts add up to it, and the files that state it are named to those who may know.
import { expect, test } from "vitest";
import { overviewAnswer } from "../../../shared/contracts/api/bodies/overview.ts";
import { whyAnswer } from "../../../shared/contracts/api/bodies/why.ts";
import { aPrincipal, base, dump, expectProblem, openApi } from "./api-fixture.ts";

/** More departments than one, and a file for each day. */
async function opened() {
  const fixture = openApi();
  await fixture.load();
  return fixture;
}

const sum = (texts: readonly (string | null)[]): bigint =>
  texts.reduce((total, text) => total + BigInt(text ?? 0), 0n);

test("the office's figures are the overview's, its departments add up to them, and departments to their projects", async () => {
  const fixture = await opened();
  const { figures, byDepartment } = overviewAnswer.parse(await fixture.value(`${base}/overview`));
  const why = whyAnswer.parse(await fixture.value(`${base}/why`));
  const { budgetWon, spentWon, rate, asOf, lines } = why;
  expect({ budgetWon, spentWon, rate, asOf, lines }).toEqual({
    budgetWon: figures?.budgetWon,
    spentWon: figures?.spentWon,
    rate: figures?.rate,
    asOf: figures?.asOf,
    lines: figures?.lines,
  });
  expect(sum(why.parts.map((part) => part.spentWon))).toBe(BigInt(spentWon ?? 0));
  expect(sum(why.parts.map((part) => part.budgetWon))).toBe(BigInt(budgetWon ?? 0));
  expect(sum(why.sources.map((source) => `${source.lines}`))).toBe(BigInt(lines));
  for (const { name, figures: own } of byDepartment) {
    const query = new URLSearchParams({ department: name ?? "" });
    const inside = whyAnswer.parse(await fixture.value(`${base}/why?${query}`));
    expect([inside.spentWon, inside.rate]).toEqual([own.spentWon, own.rate]);
    expect(sum(inside.parts.map((part) => part.spentWon))).toBe(BigInt(own.spentWon ?? 0));
    expect(inside.parts.every(({ id }) => id !== null)).toBe(true);
  }
});

test("frozen figures are those of their snapshot, whatever came later, down to the files that stated them by then", async () => {
  const fixture = await opened();
  await fixture.value(`${base}/snapshots`, { method: "POST", json: { asOf: "2020-10-31", force: false } });
  const before = whyAnswer.parse(await fixture.value(`${base}/why`));
  await fixture.load(dump([["A0", "느린 사업", "사회적경제과", 4_000_000_000, 3_000_000_000]]));
  expect(whyAnswer.parse(await fixture.value(`${base}/why`)).spentWon).not.toBe(before.spentWon);
  const frozen = (query: string) => fixture.value(`${base}/why?snapshot=2020-10-31/1${query}`);
  const why = whyAnswer.parse(await frozen(""));
  expect(why).toEqual(before);
  const inside = whyAnswer.parse(await frozen(`&department=${encodeURIComponent("사회적경제과")}`));
  expect(inside.spentWon).toBe(why.parts.find(({ name }) => name === "사회적경제과")?.spentWon);
  expect(inside.parts.map(({ name, spentWon }) => [name, spentWon])).toEqual([
    ["빠른 사업", "950000000"],
    ["느린 사업", "100000000"],
  ]);
  const asViewer = { as: aPrincipal("viewer") };
  const asked = `${base}/why?snapshot=2020-10-31/1`;
  expect(whyAnswer.parse(await fixture.value(asked, asViewer)).sources[0]?.fileName).toBeNull();
  const ofDepartment = `${asked}&department=${encodeURIComponent("사회적경제과")}`;
  expectProblem(await fixture.ask(ofDepartment, asViewer), "role-forbidden");
  expectProblem(await fixture.ask(`${base}/why?snapshot=2020-10-31/9`), "not-found");
});

test("what is not listed is one sum, so that nothing is missing from what is shown", async () => {
  const fixture = openApi();
  const rows = Array.from({ length: 60 }, (_, at): [string, string, string, number, number] => [
    `B${at}`,
    `사업 ${at}`,
    "건설과",
    1_000_000 + at,
    10_000 + at,
  ]);
  await fixture.value(`${base}/uploads?fileName=many.csv`, {
    method: "POST",
    body: dump(rows),
    headers: { "content-type": "application/octet-stream" },
  });
  const why = whyAnswer.parse(await fixture.value(`${base}/why?department=${encodeURIComponent("건설과")}`));
  expect([why.parts.length, why.rest?.count]).toEqual([50, 10]);
  expect(sum([...why.parts.map((part) => part.spentWon), why.rest?.spentWon ?? null])).toBe(
    BigInt(why.spentWon ?? 0),
  );
  expect(why.sources).toMatchObject([{ fileName: "many.csv", lines: 60, releasedBy: null }]);
});

test("a viewer sees the office's sums without names of files, and no department from inside; a manager the own one", async () => {
  const fixture = await opened();
  const viewer = { as: aPrincipal("viewer") };
  const whole = whyAnswer.parse(await fixture.value(`${base}/why`, viewer));
  expect(whole.sources.every(({ fileName }) => fileName === null)).toBe(true);
  const own = `${base}/why?department=${encodeURIComponent("사회적경제과")}`;
  expectProblem(await fixture.ask(own, viewer), "role-forbidden");
  const manager = { as: aPrincipal("manager") };
  expect(whyAnswer.parse(await fixture.value(own, manager)).parts.length).toBeGreaterThan(0);
  const others = overviewAnswer
    .parse(await fixture.value(`${base}/overview`))
    .byDepartment.filter(({ name }) => name !== "사회적경제과");
  for (const { name } of others)
    expectProblem(
      await fixture.ask(`${base}/why?department=${encodeURIComponent(name ?? "")}`, manager),
      "department-forbidden",
    );
  expectProblem(await fixture.ask(`${base}/why?department=없는과`), "not-found");
});
