/** The inbox: one row for each project, by what was done about it. */
import { describe, expect, test } from "vitest";
import { type inboxAnswer as schema, inboxAnswer } from "../../../shared/contracts/api/bodies/alerts.ts";
import type * as z from "zod";
import { aPrincipal, base, expectProblem, openApi } from "./api-fixture.ts";

type Fixture = ReturnType<typeof openApi>;
const why = { reason: "contract-delayed", note: "재공고 중" };

async function inboxOf(fixture: Fixture, query = "", as = aPrincipal("finance")) {
  return inboxAnswer.parse(await fixture.value(`${base}/inbox${query}`, { as }));
}

function names({ items }: z.infer<typeof schema>): readonly (string | null)[] {
  return items.map(({ scope }) => scope.name);
}

async function loaded(): Promise<Fixture> {
  const fixture = openApi();
  await fixture.load();
  return fixture;
}

async function answer(fixture: Fixture, id: string | undefined, act: string, json: unknown): Promise<void> {
  await fixture.value(`${base}/alerts/${id}/${act}`, { method: "POST", json });
}

describe("a row of the inbox", () => {
  test("is new until somebody answers, waits for its reason, and leaves with it", async () => {
    const fixture = await loaded();
    const first = await inboxOf(fixture);
    const [row] = first.items;
    expect(first).toMatchObject({ tab: "new", counts: { new: first.items.length, waiting: 0, done: 0 } });
    expect(row).toMatchObject({
      nextStep: { ko: expect.any(String) as string },
      answerer: row?.scope.department,
    });
    await answer(fixture, row?.id, "acknowledge", {});
    const waiting = await inboxOf(fixture, "?tab=waiting");
    expect(waiting.items.map(({ id, answerer }) => [id, answerer])).toEqual([[row?.id, "finance 님"]]);
    // What was only seen still needs action: the badge of the menu counts it as the overview does.
    expect(waiting.needsAction).toBe(first.items.length);
    expect(await fixture.value(`${base}/overview`)).toMatchObject({
      needsAction: { total: first.items.length },
    });
    await answer(fixture, row?.id, "explain", { why });
    expect((await inboxOf(fixture)).counts).toMatchObject({
      new: first.items.length - 1,
      waiting: 0,
      done: 1,
    });
  });

  test("leaves also when the reason is all that was given", async () => {
    const fixture = await loaded();
    const [row] = (await inboxOf(fixture)).items;
    await answer(fixture, row?.id, "explain", { why: { ...why, owner: "시설팀", due: "2020-12-31" } });
    const waiting = await inboxOf(fixture, `?tab=waiting&owner=${encodeURIComponent("시설팀")}`);
    expect(names(waiting)).toEqual([row?.scope.name]);
  });

  test("is found by its link in whichever tab it lies", async () => {
    const fixture = await loaded();
    const [row] = (await inboxOf(fixture)).items;
    await answer(fixture, row?.id, "snooze", { until: "2020-11-20", why });
    const linked = await inboxOf(fixture, `?row=${row?.id}`);
    expect(linked).toMatchObject({ tab: "snoozed", items: [{ id: row?.id }] });
    expect((await inboxOf(fixture, "?row=ffffffffff")).tab).toBe("new");
  });

  test("refuses a day of promise that is over, and keeps what it was", async () => {
    const fixture = await loaded();
    const before = await inboxOf(fixture);
    const json = { why: { ...why, due: "2020-01-31" } };
    const problem = await fixture.ask(`${base}/alerts/${before.items[0]?.id}/acknowledge`, {
      method: "POST",
      json,
    });
    expect(problem.status).toBe(422);
    expect(await inboxOf(fixture)).toEqual(before);
  });
});

describe("the inbox's filter", () => {
  test("narrows the rows and the counts alike, and offers what there is", async () => {
    const fixture = await loaded();
    const whole = await inboxOf(fixture);
    const [{ scope, rule } = { scope: null, rule: null }] = whole.items;
    const department = scope?.department ?? "";
    const narrowed = await inboxOf(fixture, `?department=${encodeURIComponent(department)}&rule=${rule}`);
    expect(narrowed.counts.new).toBe(narrowed.items.length);
    expect(narrowed.items.length).toBeLessThan(whole.items.length);
    expect(new Set(narrowed.items.map((item) => item.scope.department))).toEqual(new Set([department]));
    expect(narrowed.choices).toEqual(whole.choices);
    expect(whole.choices.departments).toContain(department);
  });

  test("finds by words in any order and by initials", async () => {
    const fixture = await loaded();
    const found = async (q: string) => names(await inboxOf(fixture, `?q=${encodeURIComponent(q)}`));
    expect(await found("정비 도로")).toEqual(["도로 정비"]);
    expect(await found("ㄷㄹㅈㅂ")).toEqual(["도로 정비"]);
  });

  test("asked for no rows gives the counts alone", async () => {
    const fixture = await loaded();
    const counts = await inboxOf(fixture, "?limit=0");
    expect(counts.items).toEqual([]);
    expect(counts.counts).toEqual((await inboxOf(fixture)).counts);
  });

  test("of an unknown rule is refused", async () => {
    expectProblem(await (await loaded()).ask(`${base}/inbox?rule=nothing`), "request-invalid");
  });
});
