/** The login screen of a host with users of its own. */
import { type SyntheticEvent, useState } from "react";
import type { Problem, SessionBody } from "../../shared/contracts/api/api.ts";
import { ask } from "../api/ask.ts";
import { ProblemNotice, Title } from "../parts/states.tsx";
import { useLanguage } from "../context/language.tsx";
import type { SessionAuth } from "../auth/session-auth.tsx";

export function LoginView({ onDone }: { readonly onDone: () => void }) {
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
    <form className="card login" onSubmit={submit}>
      <Title>{say("로그인", "Log in")}</Title>
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
  const { say } = useLanguage();
  return (
    <section className="card login">
      <Title>{say("로그인", "Log in")}</Title>
      {auth.isRefused ? (
        <p className="notice notice-problem" role="alert">
          {say("로그인이 끝나지 않았습니다. 다시 해 주십시오.", "The login was not completed. Try again.")}
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
