// Payments that fit no project: what they may be, what an answer would change, and the answers that stand.
import { describe, expect, test } from "vitest";
import { matchingAnswer, matchPreviewAnswer } from "../../../shared/contracts/api/bodies/matching.ts";
import { overviewAnswer } from "../../../shared/contracts/api/bodies/overview.ts";
import { uploadAnswer } from "../../../shared/contracts/api/bodies/uploads.ts";
import { parseIsoDate } from "../../../shared/domain/values/calendar.ts";
import { laterClock } from "../../support/fixed-clock.ts";
import { openData, paidByRoads } from "../../support/open-data.ts";
import { openApi } from "./api-fixture.ts";

const base = "/api/v1/offices/4573000/years/2026";
const books = { office: "4573000", fiscalYear: 2026 };
const through = "2026-06-30";
type Fixture = ReturnType<typeof openApi>;

/** Roads and rivers that the dump calls otherwise, and a hall that it does not have; 20,000 won after its day. */
async function opened(): Promise<Fixture> {
  const fixture = openApi(() => ({}), laterClock());
  const rows = [
    { code: "C0", name: "도로 정비(전환사업)", department: "1002", budget: 3_000_000, spent: 712_340 },
    { code: "C1", name: "하천 정비(전환사업)", department: "1002", budget: 2_000_000, spent: 405_670 },
    { code: "C2", name: "청사 관리", department: "1002", budget: 5_000_000, spent: 1_000_000 },
  ];
  await fixture.ingest.send(openData(through, rows), { books });
  const list = paidByRoads(
    ["도로 정비", "2026-06-10", 712_340],
    ["하천 정비", "2026-06-10", 405_670],
    ["하천 정비", "2026-07-10", 20_000],
    ["마을회관 보수", "2026-06-10", 90_000],
  );
  await fixture.ingest.send(list, { books });
  return fixture;
}

const matching = async (fixture: Fixture) =>
  matchingAnswer.parse(await fixture.value(`${base}/matching`, as));
const as = {
  as: { subject: "t", name: "재무과", role: "finance" as const, departments: [], office: "4573000" },
};
const preview = async (fixture: Fixture, json: unknown) =>
  matchPreviewAnswer.parse(await fixture.value(`${base}/matching/preview`, { method: "POST", json, ...as }));

async function now(fixture: Fixture) {
  const { figures, unmatched } = overviewAnswer.parse(await fixture.value(`${base}/overview`, as));
  return {
    spentWon: figures?.spentWon ?? null,
    rate: figures?.rate ?? null,
    unmatchedLines: unmatched?.lines ?? 0,
    unmatchedWon: unmatched?.won ?? "0",
  };
}

test("candidates are those of the overview and of `monitor match`, with their budget, and who is sure is said", async () => {
  const fixture = await opened();
  const { items, unmatched, answers, held } = await matching(fixture);
  expect(unmatched).toEqual({ through, lines: 3, won: "1208010" });
  expect(
    items.map(({ name, candidates }) => [name, candidates.map(({ id, isSure }) => [id, isSure])]),
  ).toEqual([
    ["도로 정비", [["code/c0", true]]],
    ["하천 정비", [["code/c1", true]]],
    ["마을회관 보수", []],
  ]);
  expect(items[0]?.candidates[0]).toMatchObject({ budgetWon: "3000000", spentWon: "712340", rate: "23.7" });
  expect([answers, held]).toEqual([[], []]);
  const overview = overviewAnswer.parse(await fixture.value(`${base}/overview`, as));
  expect(overview.unmatched?.items.map(({ id, partners }) => [id, partners.map((each) => each.id)])).toEqual(
    items.map(({ id, candidates }) => [id, candidates.map((each) => each.id)]),
  );
});

describe("what is previewed", () => {
  test.each<{
    name: string;
    chosen: readonly (readonly [string, string | null])[];
    changed: readonly string[];
  }>([
    { name: "a payment up to the day", chosen: [["도로 정비", "code/c0"]], changed: [] },
    {
      name: "a payment that goes on after it",
      chosen: [["하천 정비", "code/c1"]],
      changed: ["하천 정비(전환사업)"],
    },
    { name: "a project that nobody offered", chosen: [["마을회관 보수", "code/c2"]], changed: [] },
    { name: "a payment of its own", chosen: [["마을회관 보수", null]], changed: [] },
    {
      name: "all of them",
      chosen: [
        ["도로 정비", "code/c0"],
        ["하천 정비", "code/c1"],
        ["마을회관 보수", null],
      ],
      changed: ["하천 정비(전환사업)"],
    },
  ])(
    "of $name is what happens when it is answered, and nothing is written before",
    async ({ chosen, changed }) => {
      const fixture = await opened();
      const { items } = await matching(fixture);
      const idOf = (name: string): string => items.find((item) => item.name === name)?.id ?? "";
      const json = {
        same: chosen.flatMap(([name, to]) => (to === null ? [] : [{ from: idOf(name), to }])),
        new: chosen.flatMap(([name, to]) => (to === null ? [idOf(name)] : [])),
      };
      const before = await now(fixture);
      const seen = await preview(fixture, json);
      expect(seen.before).toEqual(before);
      expect(seen.changed.map(({ name }) => name)).toEqual(changed);
      expect(await now(fixture)).toEqual(before);
      await fixture.value(`${base}/uploads/${items[0]?.uploadId}/match`, { method: "POST", json, ...as });
      expect(await now(fixture)).toEqual(seen.after);
    },
  );

  test("refuses what could not be entered, by the same words", async () => {
    const fixture = await opened();
    const [payment] = (await matching(fixture)).items;
    const json = { same: [{ from: payment?.id, to: "code/none" }] };
    const path = `${base}/uploads/${payment?.uploadId}/match`;
    const [tried, given] = await Promise.all([
      fixture.ask(`${base}/matching/preview`, { method: "POST", json, ...as }),
      fixture.ask(path, { method: "POST", json, ...as }),
    ]);
    expect([tried.status, given.status]).toEqual([422, 422]);
    expect(tried.body).toEqual(given.body);
  });
});

test("an answer is listed with its names until it is taken back, and the payment comes back as it was", async () => {
  const fixture = await opened();
  const before = await matching(fixture);
  const [road, river] = before.items;
  const path = `${base}/uploads/${road?.uploadId}`;
  const json = { same: [{ from: road?.id, to: "code/c0" }], new: [river?.id] };
  await fixture.value(`${path}/match`, { method: "POST", json, ...as });
  const { answers, items } = await matching(fixture);
  expect(answers).toMatchObject([
    {
      by: "재무과",
      uploadId: road?.uploadId,
      pairs: [
        { from: "도로 정비", to: "도로 정비(전환사업)" },
        { from: "하천 정비", to: null },
      ],
    },
  ]);
  expect(items.map(({ name, isOfItsOwn, candidates }) => [name, isOfItsOwn, candidates.length])).toEqual([
    ["하천 정비", true, 0],
    ["마을회관 보수", false, 0],
  ]);
  const entries = answers.map(({ entry }) => entry);
  await fixture.value(`${path}/unmatch`, { method: "POST", json: { entries }, ...as });
  expect(await matching(fixture)).toEqual(before);
  expect(uploadAnswer.parse(await fixture.value(path, as)).answers).toEqual([]);
});

test("books without payments have nothing to match", async () => {
  const fixture = openApi();
  expect(await matching(fixture)).toEqual({ unmatched: null, items: [], held: [], answers: [] });
});

test("a file that is still held after an answer says what holds it now, and asks no more what was answered", async () => {
  const fixture = openApi(() => ({}), laterClock());
  const of = (codes: boolean, ...rows: readonly (readonly [string, string, number, number])[]) =>
    [
      `${codes ? "사업코드," : ""}사업명,부서,회계,예산현액(원),집행액(원)`,
      ...rows.map(([code, ...row]) => [
        ...(codes ? [code] : []),
        row[0],
        "건설과",
        "일반회계",
        row[1],
        row[2],
      ]),
      "",
    ].join("\n");
  const send = (text: string, fileName: string, asOf: string) =>
    fixture.ingest.send(text, {
      books,
      fileName,
      options: { asOf: parseIsoDate(asOf), unit: null, mapping: null },
    });
  const june = [
    ["A1", "가로등 정비", 1_000_000, 100_000],
    ["B1", "도로 포장", 2_000_000, 500_000],
    ["C1", "하천 정비", 3_000_000, 1_500_000],
  ] as const;
  await send(of(true, ...june), "유월.csv", "2026-06-30");
  const august = of(false, ["", "가로등 정비", 1_000_000, 250_000], ["", "도로 포장", 2_000_000, 750_000]);
  const { upload } = await send(august, "팔월.csv", "2026-08-31");
  const shown = async () => uploadAnswer.parse(await fixture.value(`${base}/uploads/${upload.uploadId}`, as));
  const before = await shown();
  expect(before).toMatchObject({ state: "held", findingCount: 2 });
  expect((await matching(fixture)).held).toMatchObject([{ pairs: 2 }]);
  const answer = { method: "POST", json: { allSame: true }, ...as };
  await fixture.value(`${base}/uploads/${upload.uploadId}/match`, answer);
  const after = await shown();
  expect(after.state).toBe("held");
  expect(after.findings.map(({ code }) => code)).toEqual(["projects-vanished"]);
  expect(after.findings[0]?.ko).toContain("1건");
  expect((await matching(fixture)).held).toEqual([]);
});
