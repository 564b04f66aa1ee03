/** Where one logs in at another address: the way there, for somebody whom the page could not let in. */
import { useLanguage } from "../shell/language.tsx";
import { Title } from "../parts/states.tsx";
import type { Door } from "./door.tsx";

export function LoginElsewhere({ door }: { readonly door: Extract<Door, { kind: "elsewhere" }> }) {
  const { say } = useLanguage();
  return (
    <section className="card login">
      <Title>{say("로그인", "Log in")}</Title>
      {door.isRefused ? (
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
      <button type="button" className="primary" onClick={() => void door.enter()}>
        {say("로그인", "Log in")}
      </button>
      <button type="button" onClick={() => void door.leave()}>
        {say("다른 계정으로 로그인", "Log in as somebody else")}
      </button>
    </section>
  );
}
