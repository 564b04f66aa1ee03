// What people read: both languages of everything, and a sentence stands in one place.
import { expect, test } from "vitest";
import { type Message, messagesIn } from "./messages.ts";

const messages = messagesIn();
const hangul = /[가-힣]/;

test("the sentences of every part are found", () => {
  expect(messages.length).toBeGreaterThan(700);
  const parts = ["shared/formats", "shared/domain", "functions/api", "functions/notify", "dashboard"];
  expect(parts.filter((part) => messages.filter(({ file }) => file.startsWith(part)).length < 10)).toEqual(
    [],
  );
});

test("everything said is said in Korean and in English", () => {
  expect(messages.filter(({ languages }) => languages.length < 2).map(placeOf)).toEqual([]);
});

test("what is said in Korean is Korean", () => {
  const foreign = messages.filter(
    ({ ko }) => ko !== null && !hangul.test(ko) && /[A-Za-z]{3}/.test(fixed(ko)),
  );
  expect(foreign.map(placeOf)).toEqual([]);
});

test("no sentence is written in two places", () => {
  const places = Map.groupBy(
    messages.filter(({ ko }) => ko !== null && /[.?!]$/.test(ko)),
    ({ ko }) => ko,
  );
  const twice = [...places].filter(([, found]) => found.length > 1);
  expect(twice.map(([ko, found]) => [ko, found.map(placeOf)])).toEqual([]);
});

test.each([
  ["an object of a code", 'const a = { code: "late", ko: "늦음", en: "late" };', ["late", "늦음", "late"]],
  ["a key of a table", 'const a = { "too-big": { ko: "큼", en: "big" } };', ["too-big", "큼", "big"]],
  ["a template", "const a = say({ ko: `${n}건`, en: `${n} rows` });", ["", "{n}건", "{n} rows"]],
  ["parts of a sum", 'const a = { ko: "하나" + "둘", en: "one" + "two" };', ["", "하나둘", "onetwo"]],
  ["a text made elsewhere", "const a = { ko: first, en: second };", ["", null, null]],
])("a sentence is found in %s", (_name, text, [code, ko, en]) => {
  expect(messagesIn(new Map([["a.ts", text]]))).toMatchObject([{ code, ko, en, line: 1 }]);
});

test("a sentence of one language is found", () => {
  const [only] = messagesIn(new Map([["a.ts", '\nconst a = { ko: "늦음" };']]));
  expect(only).toMatchObject({ languages: ["ko"], line: 2 });
});

function placeOf({ file, line }: Message): string {
  return `${file}:${line}`;
}

/** A text without what is put in. */
function fixed(text: string): string {
  return text.replaceAll(/\{[^{}]*\}/g, "");
}
