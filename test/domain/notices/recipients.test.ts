/** Who hears of what: a table of scopes against a policy. */
import { describe, expect, test } from "vitest";
import type { Scope } from "../../../shared/domain/rates/office-view.ts";
import type { Recipient, Selector } from "../../../shared/domain/policy/policy.ts";
import { projectIdOfCode } from "../../../shared/domain/values/project.ts";
import { type Concern, concernOf, officeWide, whoHears } from "../../../shared/domain/notices/recipients.ts";
import { aLine, aScope } from "../../support/builders.ts";

function named(by: Selector["by"], value: string): Recipient {
  return { lines: { by, value }, addresses: [`${by}@office.example`] };
}

const recipients: readonly Recipient[] = [
  named("department", "건설과"),
  named("unit-project", "도로 정비"),
  named("project", "A1"),
  named("project", "교량 보수"),
  named("account", "수질개선 특별회계"),
  named("field", "환경"),
  { lines: null, addresses: ["Chief@office.example"] },
];

const [department, unit, project, account, environment, chief] = [
  "department@office.example",
  "unit-project@office.example",
  "project@office.example",
  "account@office.example",
  "field@office.example",
  "chief@office.example",
];

function concern(scope: Partial<Scope>, rest: Partial<Concern> = {}): Concern {
  const none = { department: null, unitProject: null };
  return {
    scope: aScope({ level: "project", id: "code/X", name: "가", ...none, ...scope }),
    contacts: [],
    account: null,
    field: null,
    ...rest,
  };
}

describe("a scope is heard of by", () => {
  test.each<{ name: string; of: Concern; by: readonly (string | undefined)[] }>([
    { name: "those of the whole office, whatever it is", of: concern({}), by: [chief] },
    {
      name: "those of its department, at every level",
      of: concern({ level: "unit-project", department: "건설과", unitProject: "하수" }),
      by: [department, chief],
    },
    {
      name: "those of its department, however that is spelt",
      of: concern({ level: "department", name: "건설 과", department: "건설 과" }),
      by: [department, chief],
    },
    {
      name: "those of its unit project as well",
      of: concern({ department: "건설과", unitProject: "도로정비" }),
      by: [department, unit, chief],
    },
    {
      name: "those of the project by its code",
      of: concern({ id: projectIdOfCode("A1") }),
      by: [project, chief],
    },
    { name: "those of the project by its name", of: concern({ name: "교량보수" }), by: [project, chief] },
    {
      name: "not those of a project that has the name of the department",
      of: concern({ level: "department", name: "교량 보수", department: "교량 보수" }),
      by: [chief],
    },
    { name: "those of its account", of: concern({}, { account: "수질개선특별회계" }), by: [account, chief] },
    { name: "those of its field", of: concern({}, { field: "환경" }), by: [environment, chief] },
    {
      name: "its contact, once though the policy names the same person",
      of: concern({}, { contacts: ["CHIEF@office.example", "hong@office.example"] }),
      by: [chief, "hong@office.example"],
    },
    {
      name: "nobody by a contact that is no address, nor by one that would be two",
      of: concern({}, { contacts: ["홍길동", "a@b.kr, c@d.kr", "a@b.kr\r\nBcc: c@d.kr", "a@b"] }),
      by: [chief],
    },
  ])("$name", ({ of, by }) => {
    expect(whoHears(of, recipients)).toEqual(by);
  });

  test("nobody, where the policy and the sources name nobody", () => {
    expect(whoHears(concern({ department: "건설과" }), [])).toEqual([]);
  });
});

test("those of the whole office are each named once", () => {
  expect(
    officeWide([...recipients, { lines: null, addresses: ["chief@office.example", "b@office.example"] }]),
  ).toEqual([chief, "b@office.example"]);
});

describe("what a scope is known by", () => {
  const line = (contact: string | null, field: string | null) =>
    aLine({ project: { contact, field, account: "일반회계" } });

  test("is what all of its lines have in common", () => {
    const lines = [line("a@office.example", "환경"), line("a@office.example", "교통")];
    expect(concernOf(aScope(), lines)).toEqual({
      scope: aScope(),
      contacts: ["a@office.example"],
      account: "일반회계",
      field: null,
    });
  });

  test("is one account, however its lines spell it", () => {
    const of = (name: string) => aLine({ project: { account: name } });
    expect(concernOf(aScope(), [of("수질개선특별회계"), of("수질개선 특별회계")]).account).toBe(
      "수질개선 특별회계",
    );
    expect(concernOf(aScope(), [of("수질개선특별회계"), of("일반회계")]).account).toBeNull();
  });

  test("leaves out a contact who answers only for some of the lines", () => {
    expect(concernOf(aScope(), [line("a@office.example", null), line(null, null)]).contacts).toEqual([]);
    expect(concernOf(aScope(), []).contacts).toEqual([]);
  });
});
