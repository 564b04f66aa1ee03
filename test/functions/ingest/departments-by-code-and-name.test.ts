/** One office stated by codes of departments in one file and by their names in another: nothing of it counts twice unasked. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answerQuestions } from "../../../functions/ingest/decisions/answer-questions.ts";
import { takeAnswerBack } from "../../../functions/ingest/decisions/take-answer-back.ts";
import type { IngestOutcome } from "../../../shared/examination/submission.ts";
import { openData } from "../../support/open-data.ts";
import { openIngest } from "./ingest-fixture.ts";
import { discrepancies, spentIn } from "./office-ledger.ts";
import { questionsOf } from "../../../shared/examination/files/open-questions.ts";

const books = { office: "4573000", fiscalYear: 2026 };
type Fixture = ReturnType<typeof openIngest>;

interface Line {
  readonly name: string;
  readonly department: string;
  readonly budget: number;
  readonly spent: number;
}

const codeOf: Readonly<Record<string, string>> = { 건설과: "4573001", 복지과: "4573002" };
const names = `부서코드,부서명\n${Object.entries(codeOf)
  .map(([name, code]) => `${code},${name}\n`)
  .join("")}`;

const dump = (lines: readonly Line[], asOf = "2026-06-30") =>
  openData(
    asOf,
    lines.map((line, at) => ({
      ...line,
      code: `45730002026000${10 + at}`,
      department: codeOf[line.department] ?? "",
    })),
  );

const table = (lines: readonly Line[], of: (department: string) => string, day = "2026-07-31") =>
  [
    "사업명,부서,예산현액(원),집행액(원),기준일",
    ...lines.map(({ name, department, budget, spent }) =>
      [name, of(department), budget, spent, day].join(","),
    ),
    "",
  ].join("\n");

const sendNames = (fixture: Fixture) =>
  fixture.send(names, { books, fileName: "부서.csv", options: { asOf: null, unit: null, mapping: null } });
const allSame = { isAllSame: true, departments: [], pairs: [] };

async function spent({ ledger }: Fixture): Promise<bigint> {
  return Object.values(await spentIn(ledger, books)).reduce((sum, won) => sum + won, 0n);
}

const june: readonly Line[] = [
  { name: "도로정비", department: "건설과", budget: 200_000_000, spent: 60_000_000 },
  { name: "청사관리", department: "복지과", budget: 50_000_000, spent: 1_000_000 },
];
const [road] = june;
const july: readonly Line[] = road === undefined ? [] : [{ ...road, budget: 210_000_000, spent: 65_000_000 }];

function heldOf(outcome: IngestOutcome) {
  expect(outcome).toMatchObject({ kind: "held", findings: [{ code: "project-resembles" }] });
  return outcome.upload;
}

describe("a table with names of departments over a dump with their codes", () => {
  test("is asked about where budget and spending are others, and counts once when it is answered", async () => {
    const fixture = openIngest();
    await fixture.send(dump(june), { books, fileName: "덤프.json" });
    await sendNames(fixture);
    const upload = heldOf(
      await fixture.send(
        table(july, (name) => name),
        { books },
      ),
    );
    expect(await questionsOf(upload, fixture)).toMatchObject([
      { fromName: "도로정비", fromDepartment: "건설과", toName: "도로정비", toDepartment: "건설과" },
    ]);
    const answered = await answerQuestions(upload, allSame, "재무과", fixture);
    expect(answered).toMatchObject({ pairs: 1, outcome: { kind: "applied" } });
    expect(await spentIn(fixture.ledger, books)).toEqual({
      "건설과 도로정비": 65_000_000n,
      "복지과 청사관리": 1_000_000n,
    });
    expect(await discrepancies(fixture, books)).toEqual([]);
    const taken = await takeAnswerBack(answered.upload, [...answered.entries], "재무과", fixture);
    expect(taken).toMatchObject({ kind: "matched", outcome: { kind: "held" } });
    expect(await spent(fixture)).toBe(61_000_000n);
  });

  test("is asked about where no name of a code is known, and says that it is not", async () => {
    const fixture = openIngest();
    await fixture.send(dump(june), { books, fileName: "덤프.json" });
    const upload = heldOf(
      await fixture.send(
        table(july, (name) => name),
        { books },
      ),
    );
    expect(await questionsOf(upload, fixture)).toMatchObject([
      { toDepartment: "4573001", evidence: ["same-name", "spending-went-on", "department-undecided"] },
    ]);
  });

  test("offers every department that bears the name", async () => {
    const fixture = openIngest();
    const twice = june.map((line) => ({ ...line, name: "도로정비" }));
    await fixture.send(dump(twice), { books, fileName: "덤프.json" });
    const one = await fixture.send(names.replace("복지과", "건설과"), { books, fileName: "부서.csv" });
    await fixture.release(one.upload);
    const upload = heldOf(
      await fixture.send(
        table(july, (name) => name),
        { books },
      ),
    );
    expect(await questionsOf(upload, fixture)).toHaveLength(2);
    expect(await answerQuestions(upload, allSame, "재무과", fixture)).toMatchObject({
      kind: "nothing-to-do",
      outcome: { kind: "held" },
    });
  });

  test("asks of a name that only resembles, and stays held until that is answered too", async () => {
    const fixture = openIngest();
    const [first, ...others] = june;
    if (first === undefined) throw new Error("There is a first project");
    await fixture.send(dump([{ ...first, name: "도로정비(전환사업)" }, ...others]), {
      books,
      fileName: "덤프.json",
    });
    await sendNames(fixture);
    const later = june.map((line) => ({ ...line, spent: line.spent + 5_000_000 }));
    const upload = heldOf(
      await fixture.send(
        table(later, (name) => name),
        { books },
      ),
    );
    const [similar, equal] = await questionsOf(upload, fixture);
    if (similar === undefined || equal === undefined) throw new Error("Both lines are asked about");
    const same = { isAllSame: false, departments: [], pairs: [{ from: equal.from, to: equal.to }] };
    expect(await answerQuestions(upload, same, "재무과", fixture)).toMatchObject({
      outcome: { kind: "held" },
    });
    expect(await spent(fixture)).toBe(61_000_000n);
    const answered = await answerQuestions(upload, allSame, "재무과", fixture);
    expect(answered).toMatchObject({ outcome: { kind: "applied" } });
    expect(await spent(fixture)).toBe(71_000_000n);
  });
});

describe("a table with names of departments after one with their codes", () => {
  const of = { codes: (name: string) => codeOf[name] ?? "", names: (name: string) => name };
  test.each(["codes", "names"] as const)(
    "the first of which has %s is one table where the office knows the names, and nothing is asked",
    async (first) => {
      const fixture = openIngest();
      await sendNames(fixture);
      await fixture.send(table(june, of[first], "2026-06-30"), { books, fileName: "유월.csv" });
      const later = june.map((line) => ({ ...line, spent: line.spent + 1_000_000 }));
      const second = table(later, of[first === "codes" ? "names" : "codes"]);
      expect(await fixture.send(second, { books })).toMatchObject({ kind: "applied", findings: [] });
      expect(await spentIn(fixture.ledger, books)).toEqual({
        "건설과 도로정비": 61_000_000n,
        "복지과 청사관리": 2_000_000n,
      });
      expect(await discrepancies(fixture, books)).toEqual([]);
    },
  );

  test("is asked about where two departments bear the name", async () => {
    const fixture = openIngest();
    const twice = await fixture.send(names.replace("복지과", "건설과"), { books, fileName: "부서.csv" });
    await fixture.release(twice.upload);
    await fixture.send(table(june, of.codes, "2026-06-30"), { books, fileName: "유월.csv" });
    expect(await fixture.send(table(july, of.names), { books })).toMatchObject({ kind: "held" });
    expect(await spent(fixture)).toBe(61_000_000n);
  });
});

const lines = fc
  .uniqueArray(
    fc.tuple(
      fc.constantFrom("도로정비", "청사관리", "하천정비", "경로당 운영"),
      fc.constantFrom("건설과", "복지과"),
    ),
    {
      minLength: 1,
      maxLength: 6,
      selector: ([name, department]) => `${department} ${name}`,
    },
  )
  .chain((projects) =>
    fc.tuple(
      ...projects.map(([name, department]) =>
        fc.record({
          name: fc.constant(name),
          department: fc.constant(department),
          budget: fc.constantFrom(50_000_000, 200_000_000, 123_456_789),
          spent: fc.constantFrom(0, 1_000_000, 60_000_000),
        }),
      ),
    ),
  );

test("the same office stated by codes and by names has the totals of the later file, or that file is held", async () => {
  await fc.assert(
    fc.asyncProperty(
      lines,
      fc.constantFrom("before", "between", "never"),
      fc.constantFrom("dump", "codes", "names"),
      fc.constantFrom("codes", "names"),
      fc.constantFrom(0, 7_000_000),
      async (stated, when, first, second, more) => {
        const fixture = openIngest();
        const of = { codes: (name: string) => codeOf[name] ?? "", names: (name: string) => name };
        if (when === "before") await sendNames(fixture);
        const before = first === "dump" ? dump(stated) : table(stated, of[first], "2026-06-30");
        const fileName = first === "dump" ? "덤프.json" : "유월.csv";
        // Money that happens to be listed twice is asked about in the first file already.
        fc.pre((await fixture.send(before, { books, fileName })).kind === "applied");
        if (when === "between") await sendNames(fixture);
        const later = stated.map((line) => ({
          ...line,
          budget: line.budget + more,
          spent: line.spent + more,
        }));
        const outcome = await fixture.send(table(later, of[second]), { books, fileName: "칠월.csv" });
        const total = (all: readonly Line[]) => BigInt(all.reduce((sum, line) => sum + line.spent, 0));
        expect(await spent(fixture)).toBe(total(outcome.kind === "held" ? stated : later));
      },
    ),
    { numRuns: 40 },
  );
});
