/** Which language a person is spoken to: --lang, else MONITOR_LANG, else the locale; Korean where none says English. */
import type { Bilingual, Language } from "../../shared/domain/values/bilingual.ts";

/** A language that the program does not speak is refused in the one that would count without it. */
export interface UnknownLanguage {
  readonly kind: "unknown";
  /** The one that would count without it. */
  readonly language: Language;
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
  const locale = languageOfLocale(env);
  if (given !== null) return languageNamed("--lang", given, args, isLanguage(setting) ? setting : locale);
  if (setting !== "") return languageNamed("MONITOR_LANG", setting, args, locale);
  return { kind: "known", language: locale, args };
}

function languageNamed(
  source: string,
  name: string,
  args: readonly string[],
  otherwise: Language,
): KnownLanguage | UnknownLanguage {
  if (isLanguage(name)) return { kind: "known", language: name, args };
  return {
    kind: "unknown",
    language: otherwise,
    text: {
      ko: `${source} "${name}": 언어는 ko(한국어) 또는 en(영어)으로 적어 주십시오.`,
      en: `${source} "${name}": write ko (Korean) or en (English).`,
    },
  };
}

function isLanguage(name: string): name is Language {
  return name === "ko" || name === "en";
}

/** The first one that is set counts, as POSIX has it. */
export function languageOfLocale(env: NodeJS.ProcessEnv): Language {
  const locale = [env["LC_ALL"], env["LC_MESSAGES"], env["LANG"]].find(
    (each) => each !== undefined && each !== "",
  );
  return /^en(?:[_.@-]|$)/i.test(locale ?? "") ? "en" : "ko";
}
