/** What an office teaches of its tables through the API: listed, used for the next file, replaced, forgotten, written down. */
import { expect, test } from "vitest";
import { auditAnswer } from "../../../shared/contracts/api/bodies/access.ts";
import {
  columnsAnswer,
  mappingsAnswer,
  mappingTaughtAnswer,
} from "../../../shared/contracts/api/bodies/mappings.ts";
import { previewAnswer, uploadedAnswer } from "../../../shared/contracts/api/bodies/uploads.ts";
import { base, expectProblem, openApi } from "./api-fixture.ts";

const amount = { means: "amount", fund: null, unit: "원" };
const columns = [
  { header: "번호", means: "projectCode" },
  { header: "사업", means: "projectName" },
  { header: "예산", ...amount, measure: "appropriation" },
  { header: "지출", ...amount, measure: "expenditure" },
];
const mapping = { version: 1, sheet: null, headerRow: 1, unit: null, asOf: null, columns };
const table = (spent: number) => `번호,사업,예산,지출\nA1,도로 정비,1000,${spent}\n`;

type Fixture = ReturnType<typeof openApi>;

const teach = (fixture: Fixture, given: object = mapping) =>
  fixture.ask(`${base}/mappings`, { method: "PUT", json: { mapping: given } });

const send = (fixture: Fixture, spent: number, asOf = "2020-10-31", what = "uploads") =>
  fixture.value(`${base}/${what}?fileName=own.csv&asOf=${asOf}`, { method: "POST", body: table(spent) });

test("a table that nobody knows is taught once, and read from then on by whichever door it comes", async () => {
  const fixture = openApi();
  expect(uploadedAnswer.parse(await send(fixture, 5)).outcome).toBe("rejected");
  const taught = mappingTaughtAnswer.parse(
    await fixture.value(`${base}/mappings`, { method: "PUT", json: { mapping } }),
  );
  expect(taught).toEqual({ number: 1, replaced: null, isNew: true });
  const preview = previewAnswer.parse(await send(fixture, 5, "2020-10-31", "uploads/preview"));
  expect(preview).toMatchObject({ verdict: "applied", format: "column-mapping" });
  const { outcome, upload } = uploadedAnswer.parse(await send(fixture, 5));
  expect(outcome).toBe("applied");
  expect(upload.taughtMapping).toMatchObject({ number: 1, by: "finance 님" });
});

test("one for the same header replaces, one that stands is not written twice, and each act is in the trail", async () => {
  const fixture = openApi();
  await teach(fixture);
  await teach(fixture);
  await teach(fixture, { ...mapping, unit: "천원" });
  const { items } = mappingsAnswer.parse(await fixture.value(`${base}/mappings`));
  expect(items.map(({ taught, unit }) => [taught?.number, unit])).toEqual([[2, "천원"]]);
  const gone = await fixture.ask(`${base}/mappings/2`, { method: "DELETE" });
  expect(gone.status).toBe(204);
  expectProblem(await fixture.ask(`${base}/mappings/2`, { method: "DELETE" }), "not-found");
  const trail = auditAnswer.parse(await fixture.value(`${base}/audit`)).items;
  expect(trail.map(({ act, target }) => `${act} ${target}`)).toEqual([
    "forget-mapping 2",
    "teach-mapping 2",
    "teach-mapping 1",
  ]);
});

test.each([
  ["a column undecided", [...columns, { header: "비고", means: "?" }], "mapping-undecided"],
  [
    "a payee read as a department",
    [...columns, { header: "채권자", means: "department" }],
    "mapping-personal",
  ],
  ["no amount", columns.slice(0, 2), "mapping-reads-nothing"],
])("with %s it is refused, and says why", async (_, given, code) => {
  const fixture = openApi();
  const problem = expectProblem(await teach(fixture, { ...mapping, columns: given }), "refused");
  expect(problem.errors.map((error) => error.code)).toEqual([code]);
  expect(mappingsAnswer.parse(await fixture.value(`${base}/mappings`)).items).toEqual([]);
});

test("a refused table tells its columns, what they may mean and some of its rows, and no name of a person", async () => {
  const fixture = openApi();
  const body = "우리 군 자체 서식,,,\n번호,사업,지출누계,채권자\nA1,도로 정비,1000,홍길동\n";
  const sent = uploadedAnswer.parse(
    await fixture.value(`${base}/uploads?fileName=own.csv&asOf=2020-10-31`, { method: "POST", body }),
  );
  expect(sent.outcome).toBe("rejected");
  const path = `${base}/uploads/${sent.upload.uploadId}/columns`;
  const { mapping: drafted, samples } = columnsAnswer.parse(await fixture.value(path));
  expect(drafted.headerRow).toBe(2);
  expect(drafted.columns.map(({ header }) => header)).toEqual(["번호", "사업", "지출누계", "채권자"]);
  expect(samples[1]).toEqual(["도로 정비"]);
  expect(JSON.stringify(samples)).not.toContain("홍길동");
});

test("a file that is no table has no columns, and says so", async () => {
  const fixture = openApi();
  const sent = uploadedAnswer.parse(
    await fixture.value(`${base}/uploads?fileName=letter.txt`, { method: "POST", body: "안녕하십니까.\n" }),
  );
  const problem = expectProblem(
    await fixture.ask(`${base}/uploads/${sent.upload.uploadId}/columns`),
    "not-found",
  );
  expect(problem.detail).toContain("제목 줄");
});
