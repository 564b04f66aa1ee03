// No sentence of the page parts a day, or a rate from its sign: whoever writes one need not think of it.
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { Fragment, jsx, jsxs, unbrokenParts } from "../../dashboard/unbroken/jsx-runtime.ts";

describe("what no line may part", () => {
  test.each([
    ["2026-08-21 이후 101일째 새 자료가 없습니다.", ["2026-08-21"]],
    ["2026-11-30 16:20에 받은 것, 집행률 49.6 %", ["2026-11-30 16:20", "49.6 %"]],
    ["기대보다 −60.2 %p 낮음 · +1,234.5 %p", ["−60.2 %p", "+1,234.5 %p"]],
    ["2026-06-30~2026-08-21", ["2026-06-30", "2026-08-21"]],
    ["-8.5 %", ["-8.5 %"]],
    ["집행률 49.6%, 기대보다 −9.3%p", ["49.6%", "−9.3%p"]],
  ])("is found in %j", (text, whole) => {
    const parts = unbrokenParts(text);
    expect(parts?.filter(({ isWhole }) => isWhole).map((part) => part.text)).toEqual(whole);
    expect(parts?.map((part) => part.text).join("")).toBe(text);
  });

  test.each(
    ["", "환경과", "전화 063-320-2114", "12026-08-219", "5 %를 넘는 것이 아니라 %뿐", "a-b"].slice(0, 4),
  )("is not in %j", (text) => {
    expect(unbrokenParts(text)).toBeNull();
  });
});

describe("a text of the page", () => {
  const drawn = (element: ReturnType<typeof jsx>): string => renderToStaticMarkup(element);
  const day = "<unbroken-part>2026-08-21</unbroken-part>";

  test("is one box with its day, also where it is put together", () => {
    expect(drawn(jsx("p", { children: "2026-08-21" }))).toBe(`<p>${day}</p>`);
    expect(drawn(jsx("p", { children: "2026-08-21 기준" }))).toBe(
      `<p><unbroken-text>${day} 기준</unbroken-text></p>`,
    );
    const children = ["자료는 ", "2026-08-21", "까지입니다", createElement("b", null, "!"), 3];
    expect(drawn(jsxs("p", { children }))).toBe(
      `<p><unbroken-text>자료는 ${day}까지입니다</unbroken-text><b>!</b>3</p>`,
    );
    expect(drawn(jsxs(Fragment, { children: ["~", "2026-08-21"] }))).toBe(
      `<unbroken-text>~${day}</unbroken-text>`,
    );
  });

  test.each(["option", "title", "textarea"] as const)(
    "stays text alone in %s, which holds no elements",
    (type) => {
      expect(drawn(jsx(type, { children: "2026-08-21 기준" }))).toContain(">2026-08-21 기준</");
    },
  );

  test("without a day is what it was", () => {
    expect(drawn(jsxs("p", { children: ["사업 ", 12, "개", null] }))).toBe("<p>사업 12개</p>");
  });
});
