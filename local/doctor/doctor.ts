/** monitor doctor: what of this computer, this home and this installation needs somebody's hand. */
import { pathOfHome } from "../host/open-home.ts";
import type { Check } from "./check.ts";
import { checkHome } from "./check-home.ts";
import { checkProgram } from "./check-program.ts";
import { checkSignOn } from "./check-sign-on.ts";
import { homeAt } from "../storage/home.ts";
import { type Command, exits, printResult } from "../terminal/command-line.ts";
import { type Display, say } from "../terminal/display.ts";

export const doctor: Command = {
  name: "doctor",
  usage: "",
  options: {},
  takesFiles: false,
  run: async (args, terminal) => {
    const now = Date.now();
    const checks = [
      ...checkHome(homeAt(pathOfHome()), now),
      ...(await checkProgram(process.env)),
      ...(await checkSignOn(pathOfHome(), process.env, now)),
    ];
    printResult(
      terminal,
      args,
      () => checks,
      () => checks.map((check) => lineOf(check, terminal.display)).join("\n"),
    );
    return checks.some(({ state }) => state === "wrong") ? exits.broken : exits.done;
  },
};

const states = {
  ok: { ko: "정상", en: "ok" },
  look: { ko: "확인", en: "look" },
  wrong: { ko: "이상", en: "wrong" },
} as const;

function lineOf({ name, state, found }: Check, display: Display): string {
  return `[${say(display, states[state])}] ${say(display, name)}: ${say(display, found)}`;
}
