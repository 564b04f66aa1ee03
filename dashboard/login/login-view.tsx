/** The login screen of a host with users of its own. */
import { type SyntheticEvent, useState } from "react";
import type { Problem, SessionBody } from "../../shared/contracts/api/api.ts";
import { ask } from "../api/ask.ts";
import { ProblemNotice, Title } from "../parts/states.tsx";
import { useLanguage } from "../shell/language.tsx";

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
