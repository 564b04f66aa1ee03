/** The own account of somebody who logged in with a name and a password: another password, and every session ended. */
import { useState } from "react";
import { ask } from "../api/ask.ts";
import { tellChanged } from "../api/use-answer.ts";
import { useLanguage } from "../context/language.tsx";
import { PasswordForm } from "./change-password.tsx";
import { usePlace } from "../context/place.tsx";
import { useSession } from "../context/session.tsx";
import { Empty, Title } from "../parts/states.tsx";

export function AccountView() {
  const { say } = useLanguage();
  const { me } = useSession();
  return (
    <>
      <Title>{say("내 계정", "My account")}</Title>
      {me.hasSession ? (
        <>
          {me.hasPassword && <OwnPassword name={me.name} />}
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

function OwnPassword({ name }: { readonly name: string }) {
  const { say } = useLanguage();
  const [isDone, setDone] = useState(false);
  return (
    <section className="card login">
      <h2>{say("비밀번호 바꾸기", "Change the password")}</h2>
      {isDone && (
        <p role="status">
          {say(
            "바꾸었습니다. 다른 컴퓨터의 로그인은 모두 끝났습니다.",
            "Changed. Your logins on other computers have ended.",
          )}
        </p>
      )}
      <PasswordForm name={name} onDone={() => setDone(true)} onTyped={() => setDone(false)} />
    </section>
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
