/** Which language a person is spoken to: --lang, else MONITOR_LANG, else the locale; Korean where none says English. */
import type { Bilingual, Language } from "../../shared/domain/values/bilingual.ts";

/** A language that the program does not speak is refused in both that it does. */
export interface UnknownLanguage {
  readonly kind: "unknown";
  readonly text: Bilingual;
}

export interface KnownLanguage {
  readonly kind: "known";
  readonly language: Language;
  /** The line without --lang. */
  readonly args: readonly string[];
}

/** --lang may stand anywhere on the line, before the command's name too. */
export function chooseLanguage(
  line: readonly string[],
  env: NodeJS.ProcessEnv,
): KnownLanguage | UnknownLanguage {
  const end = line.indexOf("--");
  const options = end === -1 ? line : line.slice(0, end);
  const args: string[] = [];
  let given: string | null = null;
  for (let at = 0; at < options.length; at++) {
    const word = options[at] ?? "";
    if (word === "--lang") given = options[++at] ?? "";
    else if (word.startsWith("--lang=")) given = word.slice("--lang=".length);
    else args.push(word);
  }
  if (end !== -1) args.push(...line.slice(end));
  const setting = env["MONITOR_LANG"] ?? "";
  if (given !== null) return languageNamed("--lang", given, args);
  if (setting !== "") return languageNamed("MONITOR_LANG", setting, args);
  return { kind: "known", language: languageOfLocale(env), args };
}

function languageNamed(
  source: string,
  name: string,
  args: readonly string[],
): KnownLanguage | UnknownLanguage {
  if (name === "ko" || name === "en") return { kind: "known", language: name, args };
  return {
    kind: "unknown",
    text: {
      ko: `${source} "${name}": 언어는 ko(한국어) 또는 en(영어)으로 적어 주십시오.`,
      en: `${source} "${name}": write ko (Korean) or en (English).`,
    },
  };
}

/** The first one that is set counts, as POSIX has it. */
export function languageOfLocale(env: NodeJS.ProcessEnv): Language {
  const locale = [env["LC_ALL"], env["LC_MESSAGES"], env["LANG"]].find(
    (each) => each !== undefined && each !== "",
  );
  return /^en(?:[_.@-]|$)/i.test(locale ?? "") ? "en" : "ko";
}
