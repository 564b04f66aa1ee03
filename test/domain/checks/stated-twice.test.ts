import { describe, expect, test } from "vitest";
import { checkStatedTwice } from "../../../shared/domain/checks/stated-twice.ts";
import type { Posting } from "../../../shared/domain/ledger/posting.ts";
import { noPartners, partnersOf } from "../../../shared/domain/matching/match-answers.ts";
import {
  type ProjectFacts,
  projectIdOfCode,
  projectIdOfPayments,
} from "../../../shared/domain/values/project.ts";
import { aBalance, aPayment, aPosting, aProject, aStatement } from "../../support/builders.ts";

const listed = ({ account = null, department = "사회적경제과", name = "도로" }: Partial<ProjectFacts>) =>
  aProject({ account, department, name, id: projectIdOfPayments(account, department, name) });
const coded = (facts: Partial<ProjectFacts>) =>
  aProject({ id: projectIdOfCode("A1"), name: "도로", ...facts });
const paying = (project: ProjectFacts, date = "2020-10-05") =>
  aPosting({ project, entries: [aPayment(date, 1_000n)], rows: [7, 8] });
const kept = (...postings: readonly Posting[]) =>
  new Map([...Map.groupBy(postings, ({ project }) => project.id)].map(([id, of]) => [id, aBalance(...of)]));

describe("payments that the ledger tells already", () => {
  const byEvents = aProject({ name: "도로" });
  const byList = listed({ name: "도로" });

  test.each([
    { what: "by events and now by a list", ledger: byEvents, file: byList },
    { what: "by a list and now by events", ledger: byList, file: byEvents },
  ])("$what are held, for nothing says whether they are the same", ({ ledger, file }) => {
    expect(
      checkStatedTwice([paying(file), paying({ ...file, name: "하천" })], kept(paying(ledger)), noPartners),
    ).toEqual([
      {
        code: "payments-told-twice",
        consequence: "hold",
        row: null,
        column: null,
        value: "도로",
        ko: '"도로" 등 1개 사업의 지출이 장부에는 지출목록과 사건(ExecutionRecorded) 가운데 한 가지로 이미 있고 이 파일은 다른 한 가지입니다. 같은 지출인지 알 수 없어 함께 반영하면 두 번 더해질 수 있습니다. 한 가지만 남기거나, 서로 다른 지출이면 승인해 주십시오.',
        en: 'The ledger tells the payments of 1 projects, such as "도로", by a payment list or by events, and this tells them the other way. Nothing says whether they are the same payments, so they could count twice. Keep one of the two, or release this if they are different payments.',
      },
    ]);
  });

  test.each([
    { what: "in the same way", file: paying(byEvents) },
    {
      what: "as a running total",
      file: aPosting({ project: byList, entries: aStatement("2020-10-31", { unsplit: 5n }) }),
    },
    {
      what: "of another measure",
      file: aPosting({
        project: byList,
        entries: [{ ...aPayment("2020-10-05", 5n), measure: "commitment" }],
      }),
    },
  ])("$what are no matter", ({ file }) => {
    expect(checkStatedTwice([file], kept(paying(byEvents)), noPartners)).toEqual([]);
  });

  test("are no matter where the ledger has a running total alone", () => {
    const total = aPosting({ project: byEvents, entries: aStatement("2020-10-31", { unsplit: 5n }) });
    expect(checkStatedTwice([paying(byList)], kept(total), noPartners)).toEqual([]);
  });

  test("count where one entry of several is a payment", () => {
    const both = aPosting({
      project: byList,
      entries: [...aStatement("2020-10-31", { unsplit: 9n }, "appropriation"), aPayment("2020-10-05", 5n)],
    });
    expect(checkStatedTwice([both], kept(paying(byEvents)), noPartners)).toHaveLength(1);
  });

  const 일반 = "일반회계";
  const renamed = [paying(coded({ name: "옛 도로" })), aPosting({ ...paying(coded({})), seq: 2 })];
  test.each([
    { what: "events without an account", a: [paying(coded({}))], b: listed({ account: 일반 }), isHeld: true },
    { what: "a list without an account", a: [paying(coded({ account: 일반 }))], b: listed({}), isHeld: true },
    {
      what: "another account",
      a: [paying(coded({ account: "특별회계" }))],
      b: listed({ account: 일반 }),
      isHeld: false,
    },
    {
      what: "a name cut short",
      a: [paying(coded({ name: "도로 정비" }))],
      b: listed({ name: "도로 ..." }),
      isHeld: true,
    },
    { what: "an earlier name", a: renamed, b: listed({ name: "옛도로" }), isHeld: true },
    { what: "another name", a: [paying(coded({}))], b: listed({ name: "하천" }), isHeld: false },
  ])("under $what are held: $isHeld, in either order", ({ a, b, isHeld }) => {
    const codes = (file: Posting, ...ledger: readonly Posting[]) =>
      checkStatedTwice([file], kept(...ledger), noPartners).map(({ code }) => code);
    const held = isHeld ? ["payments-told-twice"] : [];
    expect(codes(paying(b), ...a)).toEqual(held);
    const [last = paying(b), ...before] = a.toReversed();
    const known = before.map((posting) => aPosting({ ...posting, entries: [] }));
    expect(codes(last, paying(b), ...known)).toEqual(held);
  });

  test("are of the account that the ledger knows of a project where an event leaves it out", () => {
    const stated = aPosting({
      project: coded({ account: "특별회계" }),
      entries: aStatement("2020-10-31", { unsplit: 5n }, "appropriation"),
    });
    const ledger = kept(stated, paying(listed({ account: 일반 })));
    expect(checkStatedTwice([paying(coded({}))], ledger, noPartners)).toEqual([]);
  });

  test("are held where a person answered that a line of another name is the project", () => {
    const line = listed({ name: "하천", account: 일반 });
    const partners = partnersOf([{ from: line.id, to: coded({}).id }]);
    const ledger = kept(paying(coded({})));
    expect(checkStatedTwice([paying(line)], ledger, partners)).toHaveLength(1);
    expect(checkStatedTwice([paying(line)], ledger, noPartners)).toEqual([]);
  });
});
