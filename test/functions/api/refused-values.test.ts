// What is wrong in a request is said in both languages, and in each of them in that one alone: for every operation, each
// parameter of its path, its query and its body with values that nobody can mean.
import { expect, test } from "vitest";
import * as z from "zod";
import { type Issue, readPart } from "../../../shared/contracts/api/operation.ts";
import { expectProblem, base, openApi } from "./api-fixture.ts";
import { everyOperation, sampleOf } from "./every-operation.ts";

const texts = [
  "",
  "x",
  "-1",
  "1800",
  "1e9",
  "2026-13-45",
  "2026-02-30",
  "가",
  "kg",
  "a/b\u0007",
  "a".repeat(5_000),
];
const others = [null, true, -1, 0.5, 1e30, [], ["x", 1], {}, { x: 1 }, [{ from: 1 }, null]];

const cases = everyOperation.map(({ name, operation }) => ({
  name,
  parts: { params: operation.params, query: operation.query, body: operation.body.schema },
}));

test.each(cases)("$name refuses every value in one language at a time", ({ name, parts }) => {
  const { json } = sampleOf(name);
  const body = typeof json === "object" && json !== null ? Object.entries(json) : [];
  const found = [
    ...wrongFields(parts.params, [], texts),
    ...wrongFields(parts.query, [], texts),
    ...wrongFields(parts.body, body, [...texts, ...others]),
    ...others.flatMap((value) => issuesOf(parts.body, value)),
  ];
  for (const issue of found) {
    // Names of fields and what they may be stand as they are sent.
    expect(withoutCodes(issue.ko)).toMatch(/^[^A-Za-z]*[가-힣][^A-Za-z]*$/);
    expect(withoutCodes(issue.en)).toMatch(/^[^가-힣]*[a-z][^가-힣]*$/);
  }
});

function wrongFields(
  schema: z.ZodType,
  rest: readonly (readonly [string, unknown])[],
  values: readonly unknown[],
): readonly Issue[] {
  const whole = schema instanceof z.ZodLazy ? schema.unwrap() : schema;
  const fields = whole instanceof z.ZodObject ? Object.keys(whole.shape) : rest.map(([name]) => name);
  return [...fields, "note"].flatMap((name) =>
    values.flatMap((value) => issuesOf(schema, { ...Object.fromEntries(rest), [name]: value })),
  );
}

function issuesOf(schema: z.ZodType, value: unknown): readonly Issue[] {
  const read = readPart(schema, value);
  return "issues" in read ? read.issues : [];
}

const codes = /"[^"]*"|SHA-256|JSON|true|false|\d{8}T\d{4}|%p/g;
/** `다음 가운데 하나여야 합니다: a, b`, and the units of money. */
const lists = /(?<=하나여야 합니다: |one of ).*$|(?:백만|천|억)?원(?:, (?:백만|천|억)?원)+/;

function withoutCodes(sentence: string): string {
  return sentence.replace(codes, "").replace(lists, "");
}

test.each([
  [
    `${base}/departments?asOf=2026-13-45`,
    "query.asOf",
    "날짜는 2026-08-21처럼 달력에 있는 날을 적어 주십시오.",
  ],
  ["/api/v1/offices/1129000/years/1800/overview", "path.year", "회계연도는 2000부터 2099까지입니다."],
  ["/api/v1/offices/112/years/2020/overview", "path.office", "자치단체 코드는 숫자 7자리입니다."],
  [`${base}/projects?limit=501`, "query.limit", "1부터 500까지의 정수를 적어 주십시오."],
  [`${base}/projects?colour=red`, "query", '모르는 항목 "colour".'],
])("%s is refused with the place and what to write", async (path, place, words) => {
  const { errors } = expectProblem(await openApi().ask(path), "request-invalid");
  expect(errors).toMatchObject([{ path: place, ko: `${place}: ${words}` }]);
});
