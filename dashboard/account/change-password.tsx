/** Another password of the own: in the account, and before everything else where somebody else chose the present one. */
import { type SyntheticEvent, useState } from "react";
import type { Problem } from "../../shared/contracts/api/api.ts";
import { ask } from "../api/ask.ts";
import { useLanguage } from "../context/language.tsx";
import { ProblemNotice, Title } from "../parts/states.tsx";

const untyped = { current: "", password: "", again: "" };

interface FormProps {
  /** For the browser's keeper of passwords; null where nobody told it yet. */
  readonly name: string | null;
  readonly onDone: () => void;
  readonly onTyped: () => void;
}

export function PasswordForm({ name, onDone, onTyped }: FormProps) {
  const { say } = useLanguage();
  const [typed, setTyped] = useState(untyped);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const differs = typed.again !== "" && typed.again !== typed.password;
  const change = async (): Promise<void> => {
    setBusy(true);
    const { current, password } = typed;
    const answer = await ask("me/password", { method: "PUT", body: { current, password } });
    setBusy(false);
    setProblem(answer.kind === "problem" ? answer.problem : null);
    setTyped(untyped);
    if (answer.kind === "given") onDone();
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
          onTyped();
          setTyped({ ...typed, [key]: target.value });
        }}
      />
    </label>
  );
  return (
    <form className="login-form" onSubmit={submit}>
      {problem !== null && <ProblemNotice problem={problem} />}
      {name !== null && <input hidden readOnly autoComplete="username" value={name} />}
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

/** After a login with a password that somebody else chose: nothing else is shown before. */
export function FirstPassword({ onDone }: { readonly onDone: () => void }) {
  const { say } = useLanguage();
  const leave = async (): Promise<void> => {
    await ask("session", { method: "DELETE" });
    onDone();
  };
  return (
    <section className="card login">
      <Title>{say("비밀번호 바꾸기", "Change the password")}</Title>
      <p>
        {say(
          "지금 비밀번호는 다른 사람이 정한 것입니다. 나만 아는 비밀번호로 바꾸면 시작합니다.",
          "Somebody else chose the present password. Choose one that only you know, and you are in.",
        )}
      </p>
      <PasswordForm name={null} onDone={onDone} onTyped={() => {}} />
      <button type="button" onClick={() => void leave()}>
        {say("나가기", "Log out")}
      </button>
    </section>
  );
}
