/** The login screen of a host with users of its own. */
import { type SyntheticEvent, useState } from "react";
import type { Problem, SessionBody } from "../../shared/contracts/api/api.ts";
import { ask } from "../api/ask.ts";
import { ProblemNotice, Title } from "../parts/states.tsx";
import { type Labels, useLanguage } from "../context/language.tsx";
import { usePlace } from "../context/place.tsx";
import type { SessionAuth } from "../auth/session-auth.tsx";

export function LoginView({
  auth,
  onDone,
}: {
  readonly auth: Extract<SessionAuth, { kind: "own" }>;
  readonly onDone: () => void;
}) {
  const { say } = useLanguage();
  return (
    <section className="card login">
      <Title>{say("로그인", "Log in")}</Title>
      <SignOnProblem />
      {auth.signOn && <SignOnLink />}
      {auth.signOn && auth.users && (
        <p className="hint">{say("이 프로그램의 계정이 있으면", "Or with an account of this program")}</p>
      )}
      {auth.users && <PasswordLogin onDone={onDone} />}
    </section>
  );
}

/** To the office's own login, and back to where somebody was. */
function SignOnLink() {
  const { say } = useLanguage();
  const { search } = usePlace();
  const to = new URLSearchParams({ to: search });
  return (
    <a className="button primary" href={`sign-on?${to}`}>
      {say("기관 통합로그인으로 들어가기", "Log in with the office's single sign-on")}
    </a>
  );
}

/** Why a single sign-on led back here. */
function SignOnProblem() {
  const { tell } = useLanguage();
  const { params } = usePlace();
  const code = params.get("sign-on");
  if (code === null) return null;
  const problem = signOnProblems.get(code) ?? notCompleted;
  return (
    <p className="notice notice-problem" role="alert">
      {tell(problem)}
    </p>
  );
}

const notCompleted: Labels = {
  ko: "로그인이 끝나지 않았습니다. 다시 해 주십시오.",
  en: "The login was not completed. Try again.",
};

const signOnProblems: ReadonlyMap<string, Labels> = new Map([
  [
    "no-role",
    {
      ko: "기관 로그인은 되었으나 이 계정에는 이 프로그램의 역할이 없습니다. 관리자에게 역할이 있는 그룹에 넣어 달라고 하여 주십시오.",
      en: "You are known to your office, but your account has no role here. Ask the administrator for a group that has one.",
    },
  ],
  [
    "no-departments",
    {
      ko: "기관 로그인은 되었으나 이 계정이 맡은 부서가 없습니다. 관리자에게 알려 주십시오.",
      en: "You are known to your office, but no department is yours. Tell the administrator.",
    },
  ],
  [
    "no-office",
    {
      ko: "기관 로그인은 되었으나 이 계정의 자치단체를 알 수 없습니다. 관리자에게 알려 주십시오.",
      en: "You are known to your office, but your account does not say which office it is. Tell the administrator.",
    },
  ],
  [
    "clock",
    {
      ko: "이 PC와 로그인 서버의 시각이 다릅니다. 관리자에게 알려 주십시오.",
      en: "The clocks of this computer and of the login differ. Tell the administrator.",
    },
  ],
  [
    "unreachable",
    {
      ko: "기관 로그인 서버가 답하지 않습니다. 잠시 뒤에 다시 해 주십시오.",
      en: "The office's login does not answer. Try again in a while.",
    },
  ],
  [
    "misconfigured",
    {
      ko: "기관 로그인 서버가 이 프로그램을 받아 주지 않습니다. 관리자에게 알려 주십시오.",
      en: "The office's login does not know this program. Tell the administrator.",
    },
  ],
  [
    "throttled",
    {
      ko: "이 주소에서 로그인을 너무 여러 번 하였습니다. 잠시 뒤에 다시 해 주십시오.",
      en: "Too many logins came from this address. Try again in a while.",
    },
  ],
]);

function PasswordLogin({ onDone }: { readonly onDone: () => void }) {
  const { say } = useLanguage();
  const [given, setGiven] = useState<SessionBody>({ user: "", password: "" });
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const enter = async (): Promise<void> => {
    setBusy(true);
    const answer = await ask("session", { method: "POST", body: given });
    setBusy(false);
    if (answer.kind === "given") onDone();
    else {
      setProblem(answer.problem);
      setGiven((before) => ({ ...before, password: "" }));
    }
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    void enter();
  };
  return (
    <form className="login-form" onSubmit={submit}>
      {problem !== null && <ProblemNotice problem={problem} />}
      <label>
        {say("이름", "Name")}
        <input
          required
          autoComplete="username"
          value={given.user}
          onChange={({ target }) => setGiven({ ...given, user: target.value })}
        />
      </label>
      <label>
        {say("비밀번호", "Password")}
        <input
          required
          type="password"
          autoComplete="current-password"
          value={given.password}
          onChange={({ target }) => setGiven({ ...given, password: target.value })}
        />
      </label>
      <button type="submit" className="primary" disabled={isBusy}>
        {say("들어가기", "Log in")}
      </button>
    </form>
  );
}

/** Where one logs in at another address: the way there, for somebody whom the page could not let in. */
export function LoginElsewhere({ auth }: { readonly auth: Extract<SessionAuth, { kind: "elsewhere" }> }) {
  const { say, tell } = useLanguage();
  return (
    <section className="card login">
      <Title>{say("로그인", "Log in")}</Title>
      {auth.isRefused ? (
        <p className="notice notice-problem" role="alert">
          {tell(notCompleted)}
        </p>
      ) : (
        <p role="status">
          {say(
            "로그인한 시간이 끝났거나, 이 계정에 역할과 자치단체가 없습니다. 다시 로그인해도 이 화면이 보이면 관리자에게 알려 주십시오.",
            "Your login has ended, or your account has no role and office here. If you see this again after a login, tell whoever runs the monitor.",
          )}
        </p>
      )}
      <button type="button" className="primary" onClick={() => void auth.enter()}>
        {say("로그인", "Log in")}
      </button>
      <button type="button" onClick={() => void auth.leave()}>
        {say("다른 계정으로 로그인", "Log in as somebody else")}
      </button>
    </section>
  );
}
