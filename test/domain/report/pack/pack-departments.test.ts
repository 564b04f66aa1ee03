// Which lines of a past year belong to a department of today.
import { expect, test } from "vitest";
import { departmentsPart, packMemberships } from "../../../../shared/domain/report/pack/pack-departments.ts";
import type { Snapshot } from "../../../../shared/domain/snapshots/snapshot.ts";
import type { ProjectFacts } from "../../../../shared/domain/values/project.ts";
import { aSnapshot } from "../../../support/snapshots.ts";
import { aPackLine } from "../../../support/pack-years.ts";

type Sketch = Partial<ProjectFacts> & { readonly code?: string };

function year(...projects: readonly Sketch[]): Snapshot {
  return aSnapshot({ lines: projects.map((project) => aPackLine(project, [1_000n, 1_000n, 500n])) });
}
/** Projects of one department by their codes. */
function staffed(department: string, codes: string, more: Partial<ProjectFacts> = {}): Sketch[] {
  return codes.split("").map((code) => ({ department, code, name: `사업 ${code}`, ...more }));
}

const cases: readonly {
  readonly what: string;
  readonly years: readonly (Snapshot | null)[];
  readonly name: string;
  readonly found: readonly (readonly [found: string, names: string])[];
}[] = [
  {
    what: "under its name, whatever dots and spaces are written",
    years: [year(...staffed("안전·재난과", "ab")), year(...staffed("안전ㆍ재난 과", "ab"))],
    name: "안전·재난과",
    found: [
      ["name", "안전·재난과"],
      ["name", "안전ㆍ재난 과"],
    ],
  },
  {
    what: "under its code where it was renamed",
    years: [
      year(...staffed("일자리과", "ab", { departmentCode: "1001" })),
      year(...staffed("사회적경제과", "cd", { departmentCode: "1001" })),
    ],
    name: "일자리과",
    found: [
      ["name", "일자리과"],
      ["code", "사회적경제과"],
    ],
  },
  {
    what: "by a code that is asked for",
    years: [year(...staffed("일자리과", "ab", { departmentCode: "1001" }), ...staffed("총무과", "c"))],
    name: "1001",
    found: [["code", "일자리과"]],
  },
  {
    what: "by its projects where name and code are others, and on from there under the older name",
    years: [
      year(...staffed("일자리과", "abc")),
      year(...staffed("사회적경제과", "abd")),
      year(...staffed("사회적경제과", "xyz")),
    ],
    name: "일자리과",
    found: [
      ["name", "일자리과"],
      ["projects", "사회적경제과"],
      ["name", "사회적경제과"],
    ],
  },
  {
    what: "in two departments that became one",
    years: [year(...staffed("통합과", "abcd")), year(...staffed("가과", "ab"), ...staffed("나과", "cd"))],
    name: "통합과",
    found: [
      ["name", "통합과"],
      ["projects", "가과·나과"],
    ],
  },
  {
    what: "over a year that is missing",
    years: [year(...staffed("일자리과", "ab")), null, year(...staffed("사회적경제과", "ab"))],
    name: "일자리과",
    found: [
      ["name", "일자리과"],
      ["none", ""],
      ["projects", "사회적경제과"],
    ],
  },
  {
    what: "nowhere, where the other department is there still: single projects moved",
    years: [year(...staffed("일자리과", "ab"), ...staffed("총무과", "c")), year(...staffed("총무과", "abc"))],
    name: "일자리과",
    found: [
      ["name", "일자리과"],
      ["none", ""],
    ],
  },
  {
    what: "nowhere, where one project alone goes on",
    years: [year(...staffed("일자리과", "ab")), year(...staffed("사회적경제과", "ax"))],
    name: "일자리과",
    found: [
      ["name", "일자리과"],
      ["none", ""],
    ],
  },
  {
    what: "in the old years alone, where it was abolished",
    years: [year(...staffed("총무과", "z")), year(...staffed("일자리과", "ab"))],
    name: "일자리과",
    found: [
      ["none", ""],
      ["name", "일자리과"],
    ],
  },
];

test.each(cases)("a department is found $what", ({ years, name, found }) => {
  const members = packMemberships(years, [name]).flat();
  expect(members.map((each) => [each.found, each.names.toSorted().join("·")])).toEqual(found);
});

test("without a name every line is taken, and a name takes its own lines and no payments that fit none", () => {
  const whole = year(...staffed("가과", "ab"), ...staffed("나과", "c"));
  const [all = []] = packMemberships([whole], []);
  expect(departmentsPart(whole, all)).toBe(whole);
  const [own = []] = packMemberships([whole], ["나과"]);
  expect(departmentsPart(whole, own).lines.map(({ project }) => project.name)).toEqual(["사업 c"]);
});
