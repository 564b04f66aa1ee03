import { describe, expect, test } from "vitest";
import { parseHistory } from "../../../shared/contracts/documents/history-json.ts";
import { projectIdOfCode, projectIdOfName } from "../../../shared/domain/values/project.ts";

const nothing = Array<string | null>(12).fill(null);
const project = {
  code: "A-1",
  name: "도로 정비",
  department: "건설과",
  account: "일반회계",
  field: "국토",
  budgetWon: Array<string>(12).fill("100"),
  spentWon: [...nothing.slice(0, 5), ...Array<string>(7).fill("9007199254740993")],
};
const history = (...projects: unknown[]) =>
  JSON.stringify({ version: 1, offices: [{ office: "4573000", years: [{ fiscalYear: 2024, projects }] }] });

describe("a history", () => {
  test("is read to the won, with nothing where nothing was known", () => {
    const [books] = parseHistory(`\ufeff${history(project)}`);
    expect(books).toMatchObject({ office: "4573000", fiscalYear: 2024 });
    const [balance] = books?.balances ?? [];
    expect(balance?.project).toMatchObject({ id: projectIdOfCode("A-1"), name: "도로 정비", field: "국토" });
    expect(balance?.measures.expenditure?.monthEnds[4]).toEqual({});
    expect(balance?.measures.expenditure?.monthEnds[5]).toEqual({ unsplit: 9_007_199_254_740_993n });
  });

  test("knows a project without a code by department and name", () => {
    const [books] = parseHistory(history({ ...project, code: null }));
    expect(books?.balances[0]?.project.id).toBe(projectIdOfName("project", "건설과", "도로 정비"));
  });

  test("leaves out a project of which nothing is known", () => {
    const [books] = parseHistory(history({ ...project, budgetWon: nothing, spentWon: nothing }));
    expect(books?.balances).toEqual([]);
  });

  test.each([
    { what: "eleven months", text: history({ ...project, spentWon: nothing.slice(1) }), says: "spentWon" },
    {
      what: "a float",
      text: history({ ...project, spentWon: [1.5, ...nothing.slice(1)] }),
      says: "spentWon",
    },
    { what: "an unknown field", text: history({ ...project, payee: "홍길동" }), says: "payee" },
    { what: "another version", text: '{"version":2,"offices":[]}', says: "version" },
    { what: "no JSON", text: "x", says: "JSON" },
  ])("with $what is refused", ({ text, says: expected }) => {
    expect(() => parseHistory(text)).toThrow(expected);
  });
});
