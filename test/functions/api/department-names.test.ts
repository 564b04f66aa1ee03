/** What departments are called through the API: listed, entered, held where doubtful, and asked for in the overview. */
import { expect, test } from "vitest";
import { booksListAnswer } from "../../../shared/contracts/api/bodies/access.ts";
import {
  departmentNamedAnswer,
  departmentsAnswer,
} from "../../../shared/contracts/api/bodies/departments.ts";
import { overviewAnswer } from "../../../shared/contracts/api/bodies/overview.ts";
import { openData } from "../../support/open-data.ts";
import { aPrincipal, base, expectProblem, openApi, textOf } from "./api-fixture.ts";

const dump = openData("2020-10-31", [
  { code: "A1", name: "도로 정비", department: "1001", budget: 3000, spent: 10 },
  { code: "A2", name: "기초연금", department: "1002", budget: 9000, spent: 10 },
])
  .replaceAll('"2026"', '"2020"')
  .replaceAll("4573000", "1129000");

type Fixture = ReturnType<typeof openApi>;

async function opened(): Promise<Fixture> {
  const fixture = openApi();
  await fixture.ask(`${base}/uploads?fileName=dump.json`, { method: "POST", body: dump });
  return fixture;
}

const put = (fixture: Fixture, code: string, name: string, asOf: string | null = null) =>
  fixture.ask(`${base}/departments/${code}`, { method: "PUT", json: { name, asOf } });

async function items(fixture: Fixture, query = "") {
  const answer = departmentsAnswer.parse(await fixture.value(`${base}/departments${query}`));
  return answer.items.map(({ code, name, source, from }) => [code, name, source, from]);
}

test("departments are asked for in the overview until they have a name, of those who may give one", async () => {
  const fixture = await opened();
  const unnamed = async () => overviewAnswer.parse(await fixture.value(`${base}/overview`)).unnamed;
  expect(await unnamed()).toEqual({
    total: 2,
    items: [
      { code: "1002", projects: 1, budgetWon: "9000" },
      { code: "1001", projects: 1, budgetWon: "3000" },
    ],
  });
  const viewer = await fixture.ask(`${base}/overview`, { as: aPrincipal("viewer") });
  expect(overviewAnswer.parse(JSON.parse(textOf(viewer))).unnamed.total).toBe(0);
  await put(fixture, "1001", "건설과");
  await put(fixture, "1002", "복지과");
  expect(await unnamed()).toEqual({ total: 0, items: [] });
  const { freshness } = overviewAnswer.parse(await fixture.value(`${base}/overview`));
  expect(freshness.lastUpload?.fileName).toBe("dump.json");
});

test("a name holds from its day on, stands in the list of that day, and in the audit trail", async () => {
  const fixture = await opened();
  const named = departmentNamedAnswer.parse(
    JSON.parse(textOf(await put(fixture, "1001", "건설과", "2020-07-01"))),
  );
  expect(named).toMatchObject({
    outcome: "applied",
    upload: { fileName: "부서명 1001.csv", state: "applied" },
  });
  await put(fixture, "1001", "도시건설과", "2020-09-01");
  expect(await items(fixture)).toEqual([
    ["1001", "도시건설과", "stated", "2020-09-01"],
    ["1002", null, "none", null],
  ]);
  expect((await items(fixture, "?asOf=2020-08-31"))[0]).toEqual(["1001", "건설과", "stated", "2020-07-01"]);
  const audit = textOf(await fixture.ask(`${base}/audit`));
  expect(audit).toContain('"act":"name-department","target":"1001"');
});

test("a doubtful name is held with its reason, and a wrong one refused", async () => {
  const fixture = await opened();
  expect(JSON.parse(textOf(await put(fixture, "9009", "총무과")))).toMatchObject({
    outcome: "held",
    upload: { findings: [{ code: "departments-foreign" }] },
  });
  expect(JSON.parse(textOf(await put(fixture, "1001", "1002")))).toMatchObject({ outcome: "rejected" });
  expectProblem(await put(fixture, "가나", "건설과"), "request-invalid");
  expectProblem(await put(fixture, "1001", " "), "request-invalid");
});

test("the books have the name of their office", async () => {
  const fixture = await opened();
  const { items: named } = booksListAnswer.parse(await fixture.value("/api/v1/books"));
  expect(named).toEqual([{ office: "1129000", fiscalYear: 2020, officeName: "무주군" }]);
});
