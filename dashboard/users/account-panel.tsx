/** One account: what it may do, another password, its logins, and the end of it. */
import { type SyntheticEvent, useState } from "react";
import { roleNames } from "../../shared/domain/words/role-names.ts";
import { useLanguage } from "../context/language.tsx";
import { Link } from "../context/place.tsx";
import { ProblemNotice } from "../parts/states.tsx";
import { NewPasswordFields, OwnPasswordField, untypedPassword } from "./password-fields.tsx";
import { type Rights, RightsFields } from "./rights-fields.tsx";
import { type Account, accountPath, useAccountAct } from "./use-account-act.ts";
import { YesOrNo } from "../parts/yes-or-no.tsx";

interface PanelProps {
  readonly account: Account;
  readonly onEnd: () => void;
}

export function AccountPanel({ account, onEnd }: PanelProps) {
  const { say, tell } = useLanguage();
  const { name, role, isOwn } = account;
  return (
    <>
      <h2>
        <span className="name">{name}</span> · {tell(roleNames[role])}
      </h2>
      <RightsForm account={account} />
      {isOwn ? (
        <p>
          {say("내 비밀번호와 내 로그인은 ", "Your own password and logins are at ")}
          <Link view="account">{say("내 계정", "My account")}</Link>
          {say("에서 바꿉니다.", ".")}
        </p>
      ) : (
        <>
          <PasswordForm name={name} />
          <EndForms account={account} onEnd={onEnd} />
        </>
      )}
      <div className="acts">
        <button type="button" onClick={onEnd}>
          {say("닫기", "Close")}
        </button>
      </div>
    </>
  );
}

function RightsForm({ account }: { readonly account: Account }) {
  const { say } = useLanguage();
  const { name, isOwn } = account;
  const [rights, setRights] = useState<Rights>({
    role: account.role,
    departments: account.departments,
    office: account.office,
  });
  const [isDisabled, setDisabled] = useState(account.isDisabled);
  const [own, setOwn] = useState("");
  const { problem, isBusy, send } = useAccountAct();
  const save = async (): Promise<void> => {
    const departments = rights.role === "manager" ? rights.departments : [];
    const body = { ...rights, departments, isDisabled, own: own || null };
    await send(
      accountPath(name),
      { method: "PUT", body },
      say(
        `${name}: 저장했습니다. 이 계정의 로그인은 모두 끝났습니다.`,
        `${name}: saved. Every login of the account has ended.`,
      ),
    );
    setOwn("");
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    void save();
  };
  return (
    <form onSubmit={submit}>
      {problem !== null && <ProblemNotice problem={problem} />}
      <RightsFields rights={rights} isOwn={isOwn} onChange={setRights} />
      {!isOwn && (
        <label className="check">
          <input type="checkbox" checked={isDisabled} onChange={() => setDisabled(!isDisabled)} />
          {say(
            "멈춤: 계정은 두되 로그인하지 못하게 합니다",
            "Disabled: the account is kept and cannot log in",
          )}
        </label>
      )}
      <div className="row-form">
        <OwnPasswordField value={own} onChange={setOwn} />
        <span className="acts">
          <button type="submit" className="primary" disabled={isBusy}>
            {say("저장", "Save")}
          </button>
        </span>
      </div>
    </form>
  );
}

function PasswordForm({ name }: { readonly name: string }) {
  const { say } = useLanguage();
  const [typed, setTyped] = useState(untypedPassword);
  const [own, setOwn] = useState("");
  const { problem, isBusy, send } = useAccountAct();
  const reset = async (): Promise<void> => {
    const isDone = await send(
      `${accountPath(name)}/password`,
      { method: "PUT", body: { password: typed.password, own: own || null } },
      say(
        `${name}: 비밀번호를 새로 정했습니다. 이 계정의 로그인은 모두 끝났습니다.`,
        `${name}: has a new password. Every login of the account has ended.`,
      ),
    );
    setOwn("");
    if (isDone) setTyped(untypedPassword);
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (typed.password === typed.again) void reset();
  };
  return (
    <details>
      <summary>{say("비밀번호 새로 정하기", "Give a new password")}</summary>
      <form onSubmit={submit}>
        {problem !== null && <ProblemNotice problem={problem} />}
        <div className="row-form">
          <NewPasswordFields typed={typed} onChange={setTyped} />
          <OwnPasswordField value={own} onChange={setOwn} />
        </div>
        <div className="acts">
          <button type="submit" disabled={isBusy}>
            {say("새로 정하기", "Give it")}
          </button>
        </div>
      </form>
    </details>
  );
}

function EndForms({ account: { name, sessions }, onEnd }: PanelProps) {
  const { say } = useLanguage();
  const [isConfirming, setConfirming] = useState(false);
  const { problem, isBusy, send } = useAccountAct();
  const remove = async (): Promise<void> => {
    const isDone = await send(
      accountPath(name),
      { method: "DELETE" },
      say(`${name}: 계정을 지웠습니다.`, `${name}: the account was removed.`),
    );
    if (isDone) onEnd();
    else setConfirming(false);
  };
  return (
    <>
      {problem !== null && <ProblemNotice problem={problem} />}
      <div className="acts">
        <button
          type="button"
          disabled={isBusy || sessions === 0}
          onClick={() =>
            void send(
              `${accountPath(name)}/sessions`,
              { method: "DELETE" },
              say(`${name}: 로그인을 모두 끝냈습니다.`, `${name}: every login was ended.`),
            )
          }
        >
          {say(`로그인 모두 끝내기 (${sessions}곳)`, `End every login (${sessions})`)}
        </button>
        <button type="button" aria-expanded={isConfirming} onClick={() => setConfirming(!isConfirming)}>
          {say("계정 지우기", "Remove the account")}
        </button>
      </div>
      {isConfirming && (
        <YesOrNo
          name={say("계정 지우기", "Remove the account")}
          yes={say("예, 지우기", "Yes, remove it")}
          isBusy={isBusy}
          onYes={remove}
          onNo={() => setConfirming(false)}
        >
          {say(
            `"${name}" 계정을 지웁니까? 그 사람의 로그인이 모두 끝나고 다시 들어오지 못합니다. 그 사람이 한 일은 감사 기록에 남습니다.`,
            `Remove the account "${name}"? Its logins end and it cannot come in again. What the person did stays in the audit trail.`,
          )}
        </YesOrNo>
      )}
    </>
  );
}
