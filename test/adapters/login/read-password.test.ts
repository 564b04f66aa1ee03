// A password as it is typed at a terminal, or sent by a program.
import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { plainDisplay } from "../../../local/terminal/display.ts";
import { readChangedPassword, readNewPassword } from "../../../local/login/read-password.ts";

async function read(text: string, isTTY: boolean) {
  const shown: string[] = [];
  const input = Object.assign(new PassThrough(), { isTTY });
  const reading = readNewPassword({ display: plainDisplay("en"), err: (each) => shown.push(each) }, input);
  input.end(text);
  try {
    return { password: await reading, shown: shown.join("") };
  } catch (error) {
    return { error: String(error), shown: shown.join("") };
  }
}

test("at a terminal it is asked for twice, and never shown", async () => {
  const { password, shown } = await read("바람 부는 날\n바람 부는 날\n", true);
  expect(password).toBe("바람 부는 날");
  expect(shown).toMatch(/^Password: \nOnce more: \n$/);
  expect(shown).not.toContain("바람");
});

test.each(["one\nother\n", "one\n", "one\n\n"])(
  "at a terminal, two that differ are refused: %j",
  async (text) => {
    expect((await read(text, true)).error).toContain("differ");
  },
);

test("the present one is asked for before the new one, twice at a terminal and once of a program", async () => {
  for (const [text, isTTY] of [
    ["옛 글귀\n새 글귀\n새 글귀\n", true],
    ["옛 글귀\n새 글귀\n", false],
  ] as const) {
    const input = Object.assign(new PassThrough(), { isTTY });
    const reading = readChangedPassword({ display: plainDisplay("en"), err: () => {} }, input);
    input.end(text);
    expect(await reading).toEqual({ present: "옛 글귀", next: "새 글귀" });
  }
});

test("a program sends it once", async () => {
  expect(await read("바람 부는 날\nrest", false)).toEqual({ password: "바람 부는 날", shown: "" });
});
