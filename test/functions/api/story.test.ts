// The story page: shut until the policy opens it, the same for everybody, and without anything that is not for them.
import { describe, expect, test } from "vitest";
import { storyAnswer } from "../../../shared/contracts/api/bodies/story.ts";
import { overviewAnswer } from "../../../shared/contracts/api/bodies/overview.ts";
import { aPrincipal, base, dump, expectProblem, openApi, textOf } from "./api-fixture.ts";

async function opened(content?: string): Promise<ReturnType<typeof openApi>> {
  const fixture = openApi();
  await fixture.load(content);
  await fixture.value(`${base}/policy`, {
    method: "PUT",
    json: { basedOn: "default-3", change: { publicStory: true } },
  });
  return fixture;
}

describe("the story page", () => {
  test("is not there unless the policy opens it, like books that do not exist", async () => {
    const fixture = openApi();
    await fixture.load();
    const shut = await fixture.ask(`${base}/story`, { as: null });
    const unknown = await fixture.ask("/api/v1/offices/9999999/years/2020/story", { as: null });
    expectProblem(shut, "not-found");
    expect(textOf(unknown)).toBe(textOf(shut));
  });

  test("is one for whoever asks, also without a login or of another office", async () => {
    const fixture = await opened();
    const whoever = [
      null,
      aPrincipal("viewer"),
      aPrincipal("manager"),
      aPrincipal("finance", { office: "4573000" }),
    ];
    const answers = await Promise.all(
      whoever.map(async (as) => textOf(await fixture.ask(`${base}/story`, { as }))),
    );
    expect(new Set(answers).size).toBe(1);
    const reads = await fixture.fixture.reads.page(
      { office: "1129000", fiscalYear: 2020 },
      { from: null, before: null },
      10,
      null,
    );
    expect(reads.records.filter(({ by }) => by.name === "nobody")).toEqual([]);
  });

  test("shows the overview's own figures, in whole sentences, and the largest budgets first", async () => {
    const fixture = await opened();
    const story = storyAnswer.parse(await fixture.value(`${base}/story`, { as: null }));
    const overview = overviewAnswer.parse(await fixture.value(`${base}/overview`));
    const { lines: _lines, notReported: _notReported, ...figures } = overview.figures ?? {};
    expect(story.figures).toEqual(figures);
    expect(story.projects.map(({ name, rate }) => [name, rate])).toEqual([
      ["도로 정비", "3.3"],
      ["느린 사업", "2.5"],
      ["빠른 사업", "95.0"],
    ]);
    expect(story.headline).toEqual({
      ko: "1129000은 2020년 예산 110억원 가운데 13억원, 11.4%를 썼습니다",
      en: "1129000 has spent 1.3 billion won of its 2020 budget of 11.0 billion won: 11.4%",
    });
    expect(story.sentences).toHaveLength(5);
    expect(story.sources).toEqual([{ title: { ko: "서식", en: "template" }, asOf: "2020-10-31" }]);
  });

  test("holds no contact, note, alert, finding or file name", async () => {
    const fixture = await opened(
      [
        "사업코드,사업명,부서,담당,예산액(원),집행액(원),기준일",
        "A0,느린 사업,사회적경제과,secret@office.go.kr,4000000000,100000000,2020-10-31",
        "",
      ].join("\n"),
    );
    const text = textOf(await fixture.ask(`${base}/story`, { as: null }));
    expect(text).toContain("느린 사업");
    for (const hidden of [
      "secret",
      "집행현황.csv",
      "critical",
      "심각",
      "severity",
      "code/a0",
      "behind-target",
    ])
      expect(text).not.toContain(hidden);
  });

  test("says of books without figures that nothing is known, and draws nothing", async () => {
    const fixture = openApi();
    await fixture.value(`${base}/policy`, {
      method: "PUT",
      json: { basedOn: "default-3", change: { publicStory: true } },
    });
    const story = storyAnswer.parse(await fixture.value(`${base}/story`, { as: null }));
    expect(story).toMatchObject({ figures: null, curve: null, projects: [], sources: [] });
    expect(story.headline.ko).toBe("1129000의 2020년 집행률은 아직 알 수 없습니다");
  });

  test("shuts again at once", async () => {
    const fixture = await opened();
    await fixture.value(`${base}/story`, { as: null });
    await fixture.value(`${base}/policy`, {
      method: "PUT",
      json: { basedOn: "2020/1", change: { publicStory: false } },
    });
    expectProblem(await fixture.ask(`${base}/story`, { as: null }), "not-found");
  });

  test("never adds what a business tells again", async () => {
    const fixture = await opened(dump([["A0", "사업", "과", 100, 40]]));
    const { projects } = storyAnswer.parse(await fixture.value(`${base}/story`, { as: null }));
    expect(projects).toHaveLength(1);
  });

  test("expects by the day of its figures what the overview expects by it", async () => {
    const fixture = await opened();
    const { curve } = storyAnswer.parse(await fixture.value(`${base}/story`, { as: null }));
    const { figures } = overviewAnswer.parse(await fixture.value(`${base}/overview`));
    expect(curve?.expectedWon).toBe(figures?.expectation?.expectedWon);
    expect(curve?.actual.at(-1)?.date).toBe(figures?.asOf);
  });
});
