/** What a command is, how its arguments are read, and how it ends: 0 done, 1 broken, 2 refused, 3 held. */
import { parseArgs } from "node:util";

export type ExitCode = 0 | 1 | 2 | 3;
export const exits = { done: 0, broken: 1, refused: 2, held: 3 } as const;

export interface Option {
  /** The placeholder of its value in the help; null for a switch. */
  readonly value: string | null;
  /** The letter that stands for it, where it has one. */
  readonly short?: string;
  readonly help: string;
}

export interface Command {
  readonly name: string;
  /** What may follow the command's name, as the help shows it. */
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
  /** Null when it was not given. */
  value(option: string): string | null;
}

export interface Terminal {
  /** For results. */
  out(text: string): void;
  /** For news and errors, so that results can be piped. */
  err(text: string): void;
  /** Overwrites the line of progress; an empty text takes it away. */
  progress(text: string): void;
  /** True when a person watches: then progress is shown. */
  readonly isWatched: boolean;
}

/** What the user asks for cannot be carried out; exit code 2. */
export class CommandError extends Error {
  constructor(ko: string, en: string) {
    super(`${ko}\n${en}`);
    this.name = "CommandError";
  }
}

const commonOptions: Readonly<Record<string, Option>> = {
  json: { value: null, help: "print JSON for programs" },
  help: { value: null, help: "show this help" },
};

/** @throws CommandError for arguments that the command does not know. */
export function readArguments(command: Command, args: readonly string[]): Arguments {
  const options = { ...command.options, ...commonOptions };
  const types: Record<string, { type: "boolean" | "string"; short?: string }> = {};
  for (const [name, { value, short }] of Object.entries(options)) {
    types[name] = { type: value === null ? "boolean" : "string", ...(short === undefined ? {} : { short }) };
  }
  const { values, positionals } = parse(command, args, types);
  if (!command.takesFiles && positionals.length > 0) {
    throw usageError(command, `"${positionals[0]}" is not expected here`);
  }
  return {
    files: positionals,
    json: values["json"] === true,
    has: (option) => values[option] !== undefined,
    value: (option) => {
      const value = values[option];
      return typeof value === "string" ? value : null;
    },
  };
}

/** JSON for programs, text for a person. */
export function printResult(
  terminal: Terminal,
  { json: isJson }: Arguments,
  json: () => unknown,
  text: () => string,
): void {
  terminal.out(isJson ? `${JSON.stringify(json(), null, 2)}\n` : `${text()}\n`);
}

export function helpOf(command: Command, summary: string): string {
  const options = Object.entries({ ...command.options, ...commonOptions });
  const lines = options.map(
    ([name, { value, short, help }]) =>
      [
        `${short === undefined ? "" : `-${short}, `}--${name}${value === null ? "" : ` ${value}`}`,
        help,
      ] as const,
  );
  const width = Math.max(...lines.map(([name]) => name.length)) + 2;
  return [
    `monitor ${command.name} ${command.usage}`.trimEnd(),
    "",
    summary,
    "",
    ...lines.map(([name, help]) => `  ${name.padEnd(width)}${help}`),
    "",
  ].join("\n");
}

function parse(
  command: Command,
  args: readonly string[],
  options: Record<string, { type: "boolean" | "string"; short?: string }>,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw usageError(command, error instanceof Error ? error.message : String(error));
  }
}

function usageError(command: Command, reason: string): CommandError {
  return new CommandError(
    `명령을 이해하지 못했습니다: ${reason}`,
    `The command was not understood: ${reason}. Usage: monitor ${command.name} ${command.usage}`,
  );
}

/** A terminal obeys control characters, and names come from other people's files: here they only show. */
export function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, (character) =>
    character === "\n" || character === "\t" ? character : "\ufffd",
  );
}
