/** monitor doctor: what of this computer, this home and this installation needs somebody's hand. */
import { pathOfHome } from "../host/open-home.ts";
import { type Check, ok, wrong } from "./check.ts";
import { checkHome } from "./check-home.ts";
import { checkProgram } from "./check-program.ts";
import { homeAt } from "../storage/home.ts";
import { type Command, exits, printResult } from "../terminal/command-line.ts";
import { type Display, say } from "../terminal/display.ts";
import { clockToleranceSeconds, failureOf, Issuer } from "../login/issuer.ts";
import { signOnPaths } from "../login/sign-on.ts";
import { type SignOnSettings, signOnSettings } from "../login/sign-on-settings.ts";
import { explainError } from "../terminal/explain-error.ts";

// Looks at the office's single sign-on: its settings, whether the issuer answers, its keys, and its clock.

const signOn = { ko: "통합로그인", en: "single sign-on" } as const;

/** Nothing where none is set up. @param now milliseconds of the computer's clock. */
export async function checkSignOn(
  home: string,
  environment: NodeJS.ProcessEnv,
  now: number,
): Promise<readonly Check[]> {
  try {
    const settings = signOnSettings(home, environment);
    return settings === null ? [] : [await checkIssuer(settings, now)];
  } catch (error) {
    return [{ name: signOn, state: "wrong", found: explainError(error) }];
  }
}

async function checkIssuer(settings: SignOnSettings, now: number): Promise<Check> {
  const { issuer, page } = settings;
  try {
    const { keys, aheadSeconds } = await new Issuer(settings, () => now).inspect();
    if (keys === 0)
      return wrong(
        signOn,
        `${issuer}: 서명 열쇠가 없습니다. 로그인 서버의 관리자에게 알려 주십시오.`,
        `${issuer}: has no keys. Tell the issuer's administrator.`,
      );
    if (aheadSeconds !== null && Math.abs(aheadSeconds) > clockToleranceSeconds) {
      const minutes = Math.round(aheadSeconds / 60);
      return wrong(
        signOn,
        `${issuer}: 로그인 서버의 시계가 이 PC보다 ${minutes}분 빠릅니다. 시계를 맞추지 않으면 아무도 들어오지 못합니다.`,
        `${issuer}: its clock is ${minutes} minutes ahead of this computer's. Until they agree nobody gets in.`,
      );
    }
    const back = new URL(signOnPaths.back.slice(1), page).href;
    return ok(signOn, {
      ko: `${issuer}, 열쇠 ${keys}개, 돌아오는 주소 ${back}`,
      en: `${issuer}, ${keys} keys, leads back to ${back}`,
    });
  } catch (error) {
    const { detail } = failureOf(error);
    return wrong(
      signOn,
      `${issuer}: 답하지 않거나 답이 이상합니다(${detail}). 주소, 망, 프록시(HTTPS_PROXY), 인증서(NODE_EXTRA_CA_CERTS)를 확인하여 주십시오.`,
      `${issuer}: does not answer as an issuer does (${detail}). Check address, network, proxy (HTTPS_PROXY) and certificates (NODE_EXTRA_CA_CERTS).`,
    );
  }
}

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
