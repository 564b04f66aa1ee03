/**
 * What is written behind `npm run SCRIPT --`. Nothing is taken for a file, a folder or a name that looks like an option: `--help`
 * says how the script is called, and what it does not know is refused before it does anything.
 */
import { parseArgs, type ParseArgsOptionsConfig } from "node:util";

export interface Script<Options extends ParseArgsOptionsConfig> {
  /** `npm run bundle -- [FOLDER]`. */
  readonly usage: string;
  readonly options: Options;
  /** How many words it takes besides options. */
  readonly mostWords: number;
}

type Read<Options extends ParseArgsOptionsConfig> =
  | {
      readonly kind: "run";
      readonly values: ReturnType<typeof parsed<Options>>["values"];
      readonly words: readonly string[];
    }
  | { readonly kind: "help" | "refused"; readonly text: string };

export function readScriptArguments<const Options extends ParseArgsOptionsConfig>(
  given: readonly string[],
  { usage, options, mostWords }: Script<Options>,
): Read<Options> {
  if (given.includes("--help") || given.includes("-h")) return { kind: "help", text: usage };
  const refused = (what: string): Read<Options> => ({ kind: "refused", text: `${what}\n${usage}` });
  try {
    const { values, positionals } = parsed(given, options);
    const surplus = positionals[mostWords];
    if (surplus !== undefined) return refused(`"${surplus}": this script takes no such word.`);
    return { kind: "run", values, words: positionals };
  } catch (error) {
    // What parseArgs throws of a line is a TypeError that names the word.
    if (error instanceof TypeError) return refused(error.message.split(". ")[0] ?? error.message);
    throw error;
  }
}

/** Ends the process where the script is not to run: with 0 after `--help`, with 2 where the line is wrong. */
export function scriptArguments<const Options extends ParseArgsOptionsConfig>(script: Script<Options>) {
  const read = readScriptArguments(process.argv.slice(2), script);
  if (read.kind === "run") return read;
  (read.kind === "help" ? process.stdout : process.stderr).write(`${read.text}\n`);
  process.exit(read.kind === "help" ? 0 : 2);
}

function parsed<const Options extends ParseArgsOptionsConfig>(given: readonly string[], options: Options) {
  return parseArgs({ args: [...given], options, allowPositionals: true, strict: true });
}
