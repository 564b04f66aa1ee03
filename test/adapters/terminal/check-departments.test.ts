import { expect, test } from "vitest";
import { checkDepartments } from "../../../local/terminal/select-department.ts";

const known = [
  { name: "농업정책과", code: "1104001" },
  { name: "농업지원과", code: null },
  { name: "보건·의료과", code: "1005020" },
];

test.each([[["농업정책과"]], [["1104001"]], [["보건‧의료 과", "농업지원과"]], [[]]])(
  "%j are departments of the ledger, by name, by code or in another spelling",
  (given) => {
    expect(() => checkDepartments(given, known)).not.toThrow();
  },
);

test("a slip of the pen is asked about with the names that were meant, the nearest first", () => {
  expect(() => checkDepartments(["농업정잭과"], known)).toThrow(/농업정잭과": 혹시 농업정책과, 농업지원과/);
});

test("a part of a name is asked about, for rights are to one department", () => {
  expect(() => checkDepartments(["농업"], known)).toThrow(/혹시 농업정책과, 농업지원과/);
});

test("each of several that are wrong is named, and those that are right are not", () => {
  expect(() => checkDepartments(["농업정책과", "총무과", "104001"], known)).toThrow(
    /총무과": 있는 부서: 농업정책과, 농업지원과, 보건·의료과\n {2}"104001"/,
  );
});

test("an empty name fits no department", () => {
  expect(() => checkDepartments([""], known)).toThrow(/있는 부서/);
});

test("before the first file any name may come", () => {
  expect(() => checkDepartments(["총무과"], [])).not.toThrow();
});
