// What an identity provider's claims make of somebody, as providers write them.
import { describe, expect, test } from "vitest";
import { type ClaimMapping, principalOfClaims } from "../../../shared/contracts/api/principal-of-claims.ts";
import { principalOfToken } from "../../../shared/contracts/api/http-event.ts";

const mapping: ClaimMapping = {
  groups: "groups",
  names: ["name", "preferred_username"],
  departments: "departments",
  office: "office",
  usualOffice: "1129000",
  roles: {
    finance: ["예산팀", "/재정/예산"],
    manager: ["사업부서"],
    administrator: ["전산팀"],
    viewer: ["의회"],
  },
  departmentsOf: new Map([["도로담당", ["도로과"]]]),
};
const of = (claims: object, changed: Partial<ClaimMapping> = {}) =>
  principalOfClaims({ sub: "1", ...claims }, { ...mapping, ...changed });

test.each([
  ["a list", ["예산팀"]],
  ["one text", "예산팀"],
  ["a text with commas", "직원, 예산팀"],
  ["the gateway's brackets", "[직원 예산팀]"],
  ["a path", ["/재정/예산"]],
  ["Hangul in pieces", ["예산팀".normalize("NFD")]],
  ["a list with what is no text", [1, null, "예산팀"]],
])("reads groups as %s", (_name, groups) => {
  expect(of({ groups })).toMatchObject({ kind: "principal", principal: { role: "finance" } });
});

test.each([
  [["예산팀장"], "no-role"],
  [[], "no-role"],
  ["", "no-role"],
  [{ 0: "예산팀" }, "no-role"],
])("gives no role for groups %j", (groups, code) => {
  expect(of({ groups })).toMatchObject({ kind: "refused", code });
});

test("finds a claim below another, and one whose name has dots", () => {
  const deep = { realm_access: { roles: ["의회"] } };
  expect(of(deep, { groups: "realm_access.roles" })).toMatchObject({ principal: { role: "viewer" } });
  const dotted = { "https://office.example/groups": ["의회"] };
  expect(of(dotted, { groups: "https://office.example/groups" })).toMatchObject({
    principal: { role: "viewer" },
  });
  expect(of({}, { groups: "constructor.name" })).toMatchObject({
    kind: "refused",
    code: "no-role",
    groups: [],
  });
});

test("takes the role that may most of those that somebody has", () => {
  expect(of({ groups: ["의회", "예산팀"] })).toMatchObject({ principal: { role: "finance" } });
});

test("joins the departments of groups and of the claim, each once", () => {
  const claims = { groups: ["사업부서", "도로담당"], departments: ["건설과", "도로과"] };
  expect(of(claims)).toMatchObject({ principal: { departments: ["건설과", "도로과"] } });
  expect(of({ groups: ["사업부서"] })).toMatchObject({ kind: "refused", code: "no-departments" });
});

test.each([
  [{ office: "4573000" }, { principal: { office: "4573000" } }],
  [{ office: "all" }, { principal: { office: null } }],
  [{}, { principal: { office: "1129000" } }],
  [{ office: "남구" }, { code: "no-office" }],
  [{ office: 1_129_000 }, { code: "no-office" }],
])("reads the office of %j", (claims, expected) => {
  expect(of({ groups: ["예산팀"], ...claims })).toMatchObject(expected);
});

test("calls somebody by the first name that is one, else by the subject", () => {
  const named = (claims: object) => of({ groups: ["예산팀"], ...claims });
  expect(named({ name: " ", preferred_username: "kim" })).toMatchObject({ principal: { name: "kim" } });
  expect(named({ name: 7 })).toMatchObject({ principal: { name: "1" } });
});

test("of Cognito is the same, where a manager without a department has no way in", () => {
  const token = { sub: "1", token_use: "id", "cognito:groups": ["manager"], "custom:office": "1129000" };
  expect(principalOfToken(token, [])).toBeNull();
  expect(principalOfToken({ ...token, "custom:departments": "도로과" }, [])?.departments).toEqual(["도로과"]);
});

describe("a token that came through an office's own provider", () => {
  const logins = [
    {
      name: "Muju",
      office: "4573000",
      roles: { finance: ["budget-team"], manager: ["road-team"] },
      departments: { "road-team": ["도로과"] },
    },
  ];
  const token = {
    sub: "1",
    token_use: "id",
    "cognito:groups": "[ap-northeast-2_x_Muju]",
    "cognito:username": "Muju_kim",
    identities: JSON.stringify([{ providerName: "Muju", userId: "kim" }]),
    "custom:groups": "[everybody, road-team]",
    "custom:called": "김무주",
  };

  test("has the role and the departments that the settings give its groups", () => {
    expect(principalOfToken(token, logins)).toEqual({
      subject: "1",
      name: "김무주",
      role: "manager",
      departments: ["도로과"],
      office: "4573000",
    });
  });

  test.each([
    ["an office", { "custom:office": "all" }, { office: "4573000" }],
    ["a department", { "custom:departments": "건설과" }, { departments: ["도로과"] }],
    ["a group of the pool", { "cognito:groups": "[finance]" }, { role: "manager" }],
  ])("cannot claim %s of its own", (_what, claims, expected) => {
    expect(principalOfToken({ ...token, ...claims }, logins)).toMatchObject(expected);
  });

  test.each([
    ["no group with a role", { "custom:groups": "[everybody]" }],
    ["no group", { "custom:groups": undefined }],
    ["a provider that is not in the settings", { identities: '[{"providerName":"Other"}]' }],
    ["two providers", { identities: '[{"providerName":"Muju"},{"providerName":"Other"}]' }],
    ["identities that are none", { identities: "Muju" }],
    ["an empty list of identities", { identities: "[]" }],
  ])("opens nothing with %s", (_what, claims) => {
    expect(principalOfToken({ ...token, ...claims }, logins)).toBeNull();
  });

  test("gives a user of the pool nothing by what only providers say", () => {
    const own = { ...token, identities: undefined, "custom:groups": "[budget-team]" };
    expect(principalOfToken(own, logins)).toBeNull();
  });
});
