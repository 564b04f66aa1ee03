/** Questions that are sent before the page's code is here are answered once, and never with what is of before. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ask } from "../../dashboard/api/ask.ts";
import { askAhead, takeAhead, forgetAhead } from "../../dashboard/api/ask-ahead.ts";

const sent: string[] = [];
let answers: Response[] = [];

beforeEach(() => {
  sent.length = 0;
  vi.stubGlobal("fetch", (path: string) => {
    sent.push(path);
    const given = answers.shift();
    return given === undefined
      ? Promise.reject(new TypeError("The line is broken."))
      : Promise.resolve(given);
  });
});
afterEach(() => {
  forgetAhead();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const answer = (value: unknown, status = 200) => Response.json(value, { status });

describe("what was asked ahead", () => {
  test("is given to the first who asks, and asked anew by the next", async () => {
    answers = [answer({ revision: "1" }), answer({ revision: "2" })];
    askAhead("offices/1129000/years/2020/revision");
    askAhead("offices/1129000/years/2020/revision");
    expect(sent).toEqual(["api/v1/offices/1129000/years/2020/revision"]);
    const first = await ask("offices/1129000/years/2020/revision");
    const second = await ask("offices/1129000/years/2020/revision");
    expect([first, second]).toEqual([
      { kind: "given", value: { revision: "1" } },
      { kind: "given", value: { revision: "2" } },
    ]);
  });

  test.each([
    ["was refused, as before a login", () => [answer({ code: "unauthenticated" }, 401)]],
    ["failed", () => []],
  ])("is asked anew where it %s", async (_what, first) => {
    answers = first();
    askAhead("me");
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    answers = [answer({ name: "박과장" })];
    expect(await ask("me")).toEqual({ kind: "given", value: { name: "박과장" } });
  });

  test("is nothing of another question, nor of an act of the same path", async () => {
    answers = [answer({}), answer({ code: "kept" })];
    askAhead("session");
    expect(await ask("session", { method: "DELETE" })).toEqual({ kind: "given", value: { code: "kept" } });
    expect(await takeAhead("sessions")).toBeNull();
  });

  test("is of before after an act, and after a while", async () => {
    answers = [answer({}), answer({})];
    askAhead("me");
    forgetAhead();
    expect(await takeAhead("me")).toBeNull();
    vi.useFakeTimers();
    askAhead("me");
    vi.advanceTimersByTime(15_001);
    expect(await takeAhead("me")).toBeNull();
  });
});
