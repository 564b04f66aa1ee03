/** A password as a person types it: twice and unseen at a terminal, once where a program sends it. */
import { createInterface, type Interface } from "node:readline";
import { Writable } from "node:stream";
import { say } from "../terminal/display.ts";
import { CommandError, type Terminal } from "../terminal/command-line.ts";

/** @throws CommandError when the two differ. */
export async function readNewPassword(
  terminal: Pick<Terminal, "display" | "err">,
  input: NodeJS.ReadableStream & { readonly isTTY?: boolean },
): Promise<string> {
  const isTyped = input.isTTY === true;
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input, output: silent, terminal: isTyped });
  const typed = lines[Symbol.asyncIterator]();
  try {
    if (isTyped) terminal.err(say(terminal.display, { ko: "비밀번호: ", en: "Password: " }));
    const first = await nextLine(typed);
    if (!isTyped && first === "") throw nobodyTypes();
    if (!isTyped) return first;
    terminal.err(`\n${say(terminal.display, { ko: "한 번 더: ", en: "Once more: " })}`);
    const second = await nextLine(typed);
    terminal.err("\n");
    if (first === second) return first;
  } finally {
    lines.close();
  }
  throw new CommandError(
    "두 번 적은 비밀번호가 서로 다릅니다. 다시 실행하여 주십시오.",
    "The two passwords differ. Run the command again.",
  );
}

/** A task or a script without a terminal, and nothing sent. */
function nobodyTypes(): CommandError {
  return new CommandError(
    "비밀번호를 물을 터미널이 없고 표준 입력에도 비밀번호가 없습니다. 터미널에서 실행하거나 비밀번호 한 줄을 표준 입력으로 보내 주십시오.",
    "There is no terminal to ask for a password, and none came through standard input. Run it at a terminal, or send the password as one line.",
  );
}

async function nextLine(lines: ReturnType<Interface[typeof Symbol.asyncIterator]>): Promise<string> {
  const next = await lines.next();
  return next.done === true ? "" : next.value;
}
