/** What a command is, and how it ends: 0 done, 1 broken, 2 refused, 3 held. */
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";
import type { Display } from "./display.ts";
import type { Placeholder } from "./help-placeholders.ts";

export type ExitCode = 0 | 1 | 2 | 3;
export const exits = { done: 0, broken: 1, refused: 2, held: 3 } as const;

export interface Option {
  /** What stands for its value in the help; null for a switch. */
  readonly value: Placeholder | null;
  /** The letter that stands for it, where it has one. */
  readonly short?: string;
  /** Whether it may be there more than once. */
  readonly mayRepeat?: true;
  readonly help: Bilingual;
}

export interface Command {
  readonly name: string;
  /** What may follow the command's name; the help shows its placeholders in the person's language. */
  readonly usage: string;
  readonly options: Readonly<Record<string, Option>>;
  readonly takesFiles: boolean;
  readonly run: (args: Arguments, terminal: Terminal) => Promise<ExitCode>;
}

/** Opens what a command works on, for the time of the command. */
export type Opening<Host> = <Result>(work: (host: Host) => Promise<Result>) => Promise<Result>;

/** What follows the name of a command, checked against its options. */
export interface Arguments {
  readonly files: readonly string[];
  readonly json: boolean;
  has(option: string): boolean;
  /** The first, where it may repeat; null when it was not given. */
  value(option: string): string | null;
  /** In the order in which they were given. */
  values(option: string): readonly string[];
}

export interface Terminal {
  readonly display: Display;
  /** For results; lines that are too wide are wrapped. */
  out(text: string): void;
  /** For results that a program reads: as they are. */
  data(text: string): void;
  /** For news and errors, so that results can be piped. */
  err(text: string): void;
  /** Overwrites the line of progress; an empty text takes it away. */
  progress(text: string): void;
  /** True when a person watches: then progress is shown. */
  readonly isWatched: boolean;
}

/** What the user asks for cannot be carried out; exit code 2. The terminal prints one of the two texts. */
export class CommandError extends Error {
  readonly text: Bilingual;

  constructor(ko: string, en: string) {
    super(`${ko}\n${en}`);
    this.name = "CommandError";
    this.text = { ko, en };
  }
}

/** JSON for programs, text for a person. */
export function printResult(
  terminal: Terminal,
  { json: isJson }: Arguments,
  json: () => unknown,
  text: () => string,
): void {
  if (isJson) terminal.data(`${JSON.stringify(json(), null, 2)}\n`);
  else terminal.out(`${text()}\n`);
}
