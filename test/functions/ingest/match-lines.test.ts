/** Answers to the question whether two keys are one project. */
import { describe, expect, test } from "vitest";
import { answerQuestions } from "../../../functions/ingest/decisions/answer-questions.ts";
import { matchLines } from "../../../functions/ingest/decisions/match-lines.ts";
import { readAnew, takeAnswerBack } from "../../../functions/ingest/decisions/take-answer-back.ts";
import {
  discardUpload,
  releaseUpload,
  undoUpload,
} from "../../../functions/ingest/decisions/settle-upload.ts";
import type { MatchAnswer } from "../../../shared/domain/matching/match-answers.ts";
import type { Upload } from "../../../shared/domain/uploads/upload.ts";
import { books } from "../../support/uploads.ts";
import { openIngest } from "./ingest-fixture.ts";
import { discrepancies, totals } from "./office-ledger.ts";
import { questionsOf } from "../../../shared/examination/files/open-questions.ts";

const header = "사업코드,사업명,부서,회계,예산액(원),집행액(원),기준일";

type Row = readonly [code: string, name: string, department: string, budget: number, spent: number];

function table(date: string, ...rows: readonly Row[]): string {
  const lines = rows.map(([code, name, department, ...won]) =>
    [code, name, department, "일반회계", ...won, date].join(","),
  );
  return [header, ...lines, ""].join("\n");
}

const june = table(
  "2020-06-30",
  ["", "경로당 운영", "복지정책과", 300_120_000, 100_000_000],
  ["", "마을 안길 정비", "복지정책과", 200_340_000, 50_000_000],
);
const renamed = table(
  "2020-07-31",
  ["", "경로당 운영", "복지돌봄과", 300_120_000, 150_000_000],
  ["", "마을 안길 정비", "복지돌봄과", 200_340_000, 60_000_000],
);
const allSame: MatchAnswer = { isAllSame: true, departments: [], pairs: [] };

type Fixture = ReturnType<typeof openIngest>;

async function heldRename(): Promise<{ fixture: Fixture; upload: Upload }> {
  const fixture = openIngest();
  await fixture.send(june, { fileName: "6월.csv" });
  const outcome = await fixture.send(renamed, { fileName: "7월.csv" });
  expect(outcome).toMatchObject({ kind: "held", findings: [{ code: "project-resembles", value: "2" }] });
  return { fixture, upload: outcome.upload };
}

describe("a file whose lines resemble known ones", () => {
  test("is held with its pairs, and applied under the known lines after one answer", async () => {
    const { fixture, upload } = await heldRename();
    expect(await questionsOf(upload, fixture)).toMatchObject([
      { fromName: "경로당 운영", fromDepartment: "복지돌봄과", toDepartment: "복지정책과" },
      { fromName: "마을 안길 정비" },
    ]);
    const answered = await answerQuestions(upload, allSame, "재무과", fixture);
    expect(answered).toMatchObject({ kind: "matched", pairs: 2, outcome: { kind: "applied" } });
    expect(await totals(fixture)).toEqual([500_460_000n, 210_000_000n]);
    expect(await discrepancies(fixture)).toEqual([]);
  });

  test("is answered by departments", async () => {
    const { fixture, upload } = await heldRename();
    const departments = [{ from: "복지 정책과", to: "복지돌봄과" }];
    const answered = await answerQuestions(
      upload,
      { ...allSame, isAllSame: false, departments },
      "재무과",
      fixture,
    );
    expect(answered).toMatchObject({ kind: "matched", pairs: 2, outcome: { kind: "applied" } });
  });

  test("stays held while one line is not answered, and a line of its own is never asked about again", async () => {
    const { fixture, upload } = await heldRename();
    const [first, second] = await questionsOf(upload, fixture);
    if (first === undefined || second === undefined) throw new Error("Two lines are asked about");
    const same = { isAllSame: false, departments: [], pairs: [{ from: first.from, to: first.to }] };
    expect(await answerQuestions(upload, same, "재무과", fixture)).toMatchObject({
      outcome: { kind: "held" },
    });
    const own = { isAllSame: false, departments: [], pairs: [{ from: second.from, to: null }] };
    const answered = await answerQuestions(upload, own, "재무과", fixture);
    expect(answered).toMatchObject({ outcome: { kind: "applied" } });
    expect(await totals(fixture)).toEqual([700_800_000n, 260_000_000n]);
    const august = renamed.replaceAll("2020-07-31", "2020-08-31");
    expect(await fixture.send(august, { fileName: "8월.csv" })).toMatchObject({
      kind: "applied",
      findings: [],
    });
    expect(await discrepancies(fixture)).toEqual([]);
  });

  test("goes in when the answer is delivered again, though the run that entered it ended there", async () => {
    const { fixture, upload } = await heldRename();
    const questions = await questionsOf(upload, fixture);
    const pairs = questions.map(({ from, to }) => ({ from, to }));
    expect(await matchLines(upload, pairs, "재무과", fixture)).toMatchObject({ kind: "matched", pairs: 2 });
    const again = await fixture.ledger.findUpload(books, upload.uploadId);
    expect(again?.outcome.state).toBe("held");
    expect(await answerQuestions(upload, allSame, "재무과", fixture)).toMatchObject({
      kind: "nothing-to-do",
      outcome: { kind: "applied" },
    });
    expect(await totals(fixture)).toEqual([500_460_000n, 210_000_000n]);
    expect(await discrepancies(fixture)).toEqual([]);
  });

  test("of the next month goes in under the same answer", async () => {
    const { fixture, upload } = await heldRename();
    await answerQuestions(upload, allSame, "재무과", fixture);
    const august = renamed.replaceAll("2020-07-31", "2020-08-31").replace("150000000", "170000000");
    expect(await fixture.send(august, { fileName: "8월.csv" })).toMatchObject({
      kind: "applied",
      tally: { added: 0 },
    });
    expect(await totals(fixture)).toEqual([500_460_000n, 230_000_000n]);
  });

  test("is asked about again once the answer is taken back, with every file that rested on it", async () => {
    const { fixture, upload } = await heldRename();
    const { entries, upload: applied } = await answerQuestions(upload, allSame, "재무과", fixture);
    const [entry = 0] = entries;
    const august = renamed.replaceAll("2020-07-31", "2020-08-31").replace("150000000", "170000000");
    expect(await fixture.send(august, { fileName: "8월.csv" })).toMatchObject({ kind: "applied" });

    const taken = await takeAnswerBack(applied, [entry], "재무과", fixture);
    expect(taken).toMatchObject({
      kind: "matched",
      outcome: { kind: "held", upload: { fileName: "7월.csv" } },
      others: [{ kind: "held", upload: { fileName: "8월.csv" } }],
    });
    // June alone counts, as before the answer.
    expect(await totals(fixture)).toEqual([500_460_000n, 150_000_000n]);
    expect(await discrepancies(fixture)).toEqual([]);
    expect(await takeAnswerBack(taken.upload, [entry], "재무과", fixture)).toMatchObject({
      kind: "nothing-to-do",
    });

    // One answer lets both in, now as lines of their own.
    const questions = await questionsOf(taken.upload, fixture);
    const own = { ...allSame, isAllSame: false, pairs: questions.map(({ from }) => ({ from, to: null })) };
    expect(await answerQuestions(taken.upload, own, "재무과", fixture)).toMatchObject({
      outcome: { kind: "applied" },
      others: [{ kind: "applied", upload: { fileName: "8월.csv" } }],
    });
    expect(await totals(fixture)).toEqual([1_000_920_000n, 380_000_000n]);
    expect(await discrepancies(fixture)).toEqual([]);
  });

  test("whose answer is taken back after an undo comes in again by being asked", async () => {
    const { fixture, upload } = await heldRename();
    const { entries, upload: applied } = await answerQuestions(upload, allSame, "재무과", fixture);
    const { upload: undone } = await undoUpload(applied, "재무과", fixture);
    expect(await readAnew(undone, fixture)).toBeNull();
    expect(await takeAnswerBack(undone, entries, "재무과", fixture)).toMatchObject({
      kind: "matched",
      outcome: null,
      others: [],
    });
    expect(await readAnew(undone, fixture)).toMatchObject({ kind: "held" });
    expect(await totals(fixture)).toEqual([500_460_000n, 150_000_000n]);
    expect(await discrepancies(fixture)).toEqual([]);
  });

  test("that was confirmed by a later file under the answer goes with it, and answers of payments move nothing", async () => {
    const { fixture, upload } = await heldRename();
    const { entries, upload: applied } = await answerQuestions(upload, allSame, "재무과", fixture);
    const confirming = `${renamed}\n`.replaceAll("2020-07-31", "2020-08-01");
    expect(await fixture.send(confirming, { fileName: "확인.csv" })).toMatchObject({ kind: "applied" });
    const { others } = await takeAnswerBack(applied, entries, "재무과", fixture);
    expect(others).toMatchObject([{ kind: "held", upload: { fileName: "확인.csv" } }]);
    expect(await totals(fixture)).toEqual([500_460_000n, 150_000_000n]);
    expect(await discrepancies(fixture)).toEqual([]);
  });

  test("released by mistake is asked about again after an undo, and goes in under the answer", async () => {
    const { fixture, upload } = await heldRename();
    const released = await releaseUpload(upload, "재무과", fixture);
    expect(await totals(fixture)).toEqual([1_000_920_000n, 360_000_000n]);
    expect(await answerQuestions(released.upload, allSame, "재무과", fixture)).toMatchObject({
      kind: "nothing-to-do",
    });
    const { upload: undone } = await undoUpload(released.upload, "재무과", fixture);
    expect(await questionsOf(undone, fixture)).toHaveLength(2);
    expect(await answerQuestions(undone, allSame, "재무과", fixture)).toMatchObject({
      kind: "matched",
      outcome: { kind: "applied" },
    });
    expect(await totals(fixture)).toEqual([500_460_000n, 210_000_000n]);
    expect(await discrepancies(fixture)).toEqual([]);
  });

  test("put aside by mistake can be answered, and is asked about again before it comes in", async () => {
    const { fixture, upload } = await heldRename();
    const { upload: aside } = await discardUpload(upload, "재무과", fixture);
    expect(await questionsOf(aside, fixture)).toHaveLength(2);
    expect(await readAnew(aside, fixture)).toMatchObject({ kind: "held" });
    const again = await fixture.ledger.findUpload(books, upload.uploadId);
    if (again === null) throw new RangeError("The upload is gone");
    const { upload: twice } = await discardUpload(again, "재무과", fixture);
    expect(await answerQuestions(twice, allSame, "재무과", fixture)).toMatchObject({
      outcome: { kind: "applied" },
    });
    expect(await totals(fixture)).toEqual([500_460_000n, 210_000_000n]);
    expect(await discrepancies(fixture)).toEqual([]);
  });

  test("released without an answer has lines of its own, as whoever releases it says", async () => {
    const { fixture, upload } = await heldRename();
    await releaseUpload(upload, "재무과", fixture);
    expect(await totals(fixture)).toEqual([1_000_920_000n, 360_000_000n]);
    expect(await discrepancies(fixture)).toEqual([]);
  });

  test.each([
    { what: "a line that is not there", pair: { to: "code/nowhere" }, code: "match-unknown" },
    {
      what: "a line that counts by itself",
      pair: { from: "project/복지정책과/경로당운영" },
      code: "match-counted",
    },
  ])("refuses $what", async ({ pair, code }) => {
    const { fixture, upload } = await heldRename();
    const [, second] = await questionsOf(upload, fixture);
    const wrong = { ...second, ...pair } as {
      from: NonNullable<typeof second>["from"];
      to: NonNullable<typeof second>["to"];
    };
    const answer = { isAllSame: false, departments: [], pairs: [{ from: wrong.from, to: wrong.to }] };
    expect(await answerQuestions(upload, answer, "재무과", fixture)).toMatchObject({
      kind: "refused",
      findings: [{ code }],
    });
  });
});
