/** The own account of somebody who logged in with a name and a password: another password, and every session ended. */
import { type SyntheticEvent, useState } from "react";
import type { Problem } from "../../shared/contracts/api/api.ts";
import { ask } from "../api/ask.ts";
import { tellChanged } from "../api/use-answer.ts";
import { useLanguage } from "../context/language.tsx";
import { usePlace } from "../context/place.tsx";
import { useSession } from "../context/session.tsx";
import { Empty, ProblemNotice, Title } from "../parts/states.tsx";

export function AccountView() {
  const { say } = useLanguage();
  const { me } = useSession();
  return (
    <>
      <Title>{say("내 계정", "My account")}</Title>
      {me.hasSession ? (
        <>
          {me.hasPassword && <PasswordForm name={me.name} />}
          <EverywhereForm />
        </>
      ) : (
        <Empty>
          {say("이 화면에서 바꿀 비밀번호가 없습니다.", "There is no password to change on this page.")}
        </Empty>
      )}
    </>
  );
}

const untyped = { current: "", password: "", again: "" };

function PasswordForm({ name }: { readonly name: string }) {
  const { say } = useLanguage();
  const [typed, setTyped] = useState(untyped);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isDone, setDone] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const differs = typed.again !== "" && typed.again !== typed.password;
  const change = async (): Promise<void> => {
    setBusy(true);
    const { current, password } = typed;
    const answer = await ask("me/password", { method: "PUT", body: { current, password } });
    setBusy(false);
    setDone(answer.kind === "given");
    setProblem(answer.kind === "problem" ? answer.problem : null);
    setTyped(untyped);
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (typed.password === typed.again) void change();
  };
  const field = (key: keyof typeof untyped, label: string, autoComplete: string) => (
    <label>
      {label}
      <input
        required
        type="password"
        maxLength={200}
        autoComplete={autoComplete}
        value={typed[key]}
        onChange={({ target }) => {
          setDone(false);
          setTyped({ ...typed, [key]: target.value });
        }}
      />
    </label>
  );
  return (
    <form className="card login" onSubmit={submit}>
      <h2>{say("비밀번호 바꾸기", "Change the password")}</h2>
      {problem !== null && <ProblemNotice problem={problem} />}
      {isDone && (
        <p role="status">
          {say(
            "바꾸었습니다. 다른 컴퓨터의 로그인은 모두 끝났습니다.",
            "Changed. Your logins on other computers have ended.",
          )}
        </p>
      )}
      <input hidden readOnly autoComplete="username" value={name} />
      {field("current", say("지금 비밀번호", "Present password"), "current-password")}
      {field(
        "password",
        say("새 비밀번호(10자 이상)", "New password (10 characters or more)"),
        "new-password",
      )}
      {field("again", say("새 비밀번호 한 번 더", "New password once more"), "new-password")}
      {differs && (
        <p className="notice notice-problem" role="alert">
          {say("두 번 적은 새 비밀번호가 다릅니다.", "The two new passwords differ.")}
        </p>
      )}
      <button type="submit" className="primary" disabled={isBusy || differs}>
        {say("바꾸기", "Change")}
      </button>
    </form>
  );
}

/** For who left a computer somewhere, or lost one. */
function EverywhereForm() {
  const { say } = useLanguage();
  const { go } = usePlace();
  const leave = async (): Promise<void> => {
    await ask("sessions", { method: "DELETE" });
    go("?");
    tellChanged();
  };
  return (
    <section className="card login">
      <h2>{say("모든 컴퓨터에서 나가기", "Log out everywhere")}</h2>
      <p>
        {say(
          "이 컴퓨터를 포함하여 로그인한 곳이 모두 끝납니다.",
          "Ends your logins on every computer, this one too.",
        )}
      </p>
      <button type="button" onClick={() => void leave()}>
        {say("모든 로그인 끝내기", "End all logins")}
      </button>
    </section>
  );
}
