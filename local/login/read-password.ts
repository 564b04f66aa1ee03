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

async function nextLine(lines: ReturnType<Interface[typeof Symbol.asyncIterator]>): Promise<string> {
  const next = await lines.next();
  return next.done === true ? "" : next.value;
}
