/** A password as a person types it: twice and unseen at a terminal, once where a program sends it. */
import { createInterface, type Interface } from "node:readline";
import { Writable } from "node:stream";
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";
import { say } from "../terminal/display.ts";
import { CommandError, type Terminal } from "../terminal/command-line.ts";

type PasswordTerminal = Pick<Terminal, "display" | "err">;
type PasswordInput = NodeJS.ReadableStream & { readonly isTTY?: boolean };

/** @throws CommandError when the two differ. */
export function readNewPassword(terminal: PasswordTerminal, input: PasswordInput): Promise<string> {
  return withLines(terminal, input, (read) => readTwice(read, words.password));
}

/** The present one, then the new one; where a program sends them, each as a line. @throws CommandError when the new ones differ. */
export function readChangedPassword(
  terminal: PasswordTerminal,
  input: PasswordInput,
): Promise<{ readonly present: string; readonly next: string }> {
  return withLines(terminal, input, async (read) => {
    const present = await read.line(words.present);
    return { present, next: await readTwice(read, words.next) };
  });
}

const words = {
  password: { ko: "비밀번호: ", en: "Password: " },
  present: { ko: "지금 비밀번호: ", en: "Present password: " },
  next: { ko: "새 비밀번호: ", en: "New password: " },
  again: { ko: "한 번 더: ", en: "Once more: " },
} as const;

interface PasswordReading {
  readonly isTyped: boolean;
  /** What is typed after the question. @throws CommandError where nobody types, and nothing was sent. */
  readonly line: (question: Bilingual) => Promise<string>;
}

async function readTwice({ isTyped, line }: PasswordReading, question: Bilingual): Promise<string> {
  const first = await line(question);
  if (!isTyped || first === (await line(words.again))) return first;
  throw new CommandError(
    "두 번 적은 비밀번호가 서로 다릅니다. 다시 실행하여 주십시오.",
    "The two passwords differ. Run the command again.",
  );
}

async function withLines<Result>(
  terminal: PasswordTerminal,
  input: PasswordInput,
  work: (read: PasswordReading) => Promise<Result>,
): Promise<Result> {
  const isTyped = input.isTTY === true;
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input, output: silent, terminal: isTyped });
  const typed = lines[Symbol.asyncIterator]();
  const line = async (question: Bilingual): Promise<string> => {
    if (isTyped) terminal.err(say(terminal.display, question));
    const text = await nextLine(typed);
    if (isTyped) terminal.err("\n");
    else if (text === "") throw nobodyTypes();
    return text;
  };
  try {
    return await work({ isTyped, line });
  } finally {
    lines.close();
  }
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
