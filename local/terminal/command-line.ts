/** What a command is, how its words are read, and how it ends: 0 done, 1 broken, 2 refused, 3 held. */
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
  /** The words after the command's name, as the help shows them. */
  readonly usage: string;
  readonly options: Readonly<Record<string, Option>>;
  readonly takesFiles: boolean;
  readonly run: (words: Words, terminal: Terminal) => Promise<ExitCode>;
}

/** The words of a command line, checked against the command's options. */
export interface Words {
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

/** The user's words cannot be carried out; exit code 2. */
export class Refusal extends Error {
  constructor(ko: string, en: string) {
    super(`${ko}\n${en}`);
    this.name = "Refusal";
  }
}

const commonOptions: Readonly<Record<string, Option>> = {
  json: { value: null, help: "print JSON for programs" },
  help: { value: null, help: "show this help" },
};

/** @throws Refusal for words that the command does not know. */
export function readWords(command: Command, words: readonly string[]): Words {
  const options = { ...command.options, ...commonOptions };
  const types: Record<string, { type: "boolean" | "string"; short?: string }> = {};
  for (const [name, { value, short }] of Object.entries(options)) {
    types[name] = { type: value === null ? "boolean" : "string", ...(short === undefined ? {} : { short }) };
  }
  const { values, positionals } = parse(command, words, types);
  if (!command.takesFiles && positionals.length > 0) {
    throw usageRefusal(command, `"${positionals[0]}" is not expected here`);
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
  words: readonly string[],
  options: Record<string, { type: "boolean" | "string"; short?: string }>,
) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw usageRefusal(command, error instanceof Error ? error.message : String(error));
  }
}

function usageRefusal(command: Command, reason: string): Refusal {
  return new Refusal(
    `명령을 이해하지 못했습니다: ${reason}`,
    `The command was not understood: ${reason}. Usage: monitor ${command.name} ${command.usage}`,
  );
}
