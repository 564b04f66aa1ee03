/** Makes an account: a name, what it may do, and a first password that its owner changes. */
import { type SyntheticEvent, useState } from "react";
import { useLanguage } from "../context/language.tsx";
import { useSession } from "../context/session.tsx";
import { ProblemNotice } from "../parts/states.tsx";
import { NewPasswordFields, OwnPasswordField, untypedPassword } from "./password-fields.tsx";
import { type Rights, RightsFields } from "./rights-fields.tsx";
import { useAccountAct } from "./use-account-act.ts";

export function AddAccount() {
  const { say } = useLanguage();
  const { me } = useSession();
  const untouched: Rights = { role: "manager", departments: [], office: me.office };
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [rights, setRights] = useState(untouched);
  const [typed, setTyped] = useState(untypedPassword);
  const [own, setOwn] = useState("");
  const { problem, isBusy, send } = useAccountAct();
  const isWithoutDepartment = rights.role === "manager" && rights.departments.length === 0;
  const add = async (): Promise<void> => {
    const departments = rights.role === "manager" ? rights.departments : [];
    const body = { name, ...rights, departments, password: typed.password, own: own || null };
    const isDone = await send(
      "users",
      { method: "POST", body },
      say(`${name.trim()}: 계정을 만들었습니다.`, `${name.trim()}: the account was made.`),
    );
    setOwn("");
    if (!isDone) return;
    setName("");
    setRights(untouched);
    setTyped(untypedPassword);
    setOpen(false);
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (typed.password === typed.again && !isWithoutDepartment) void add();
  };
  return (
    <details open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{say("계정 만들기", "Make an account")}</summary>
      <form className="card" onSubmit={submit}>
        {problem !== null && <ProblemNotice problem={problem} />}
        <div className="row-form">
          <label>
            {say("이름", "Name")}
            <input
              required
              maxLength={100}
              autoComplete="off"
              value={name}
              onChange={({ target }) => setName(target.value)}
            />
          </label>
        </div>
        <RightsFields rights={rights} isOwn={false} onChange={setRights} />
        <div className="row-form">
          <NewPasswordFields typed={typed} onChange={setTyped} />
          <OwnPasswordField value={own} onChange={setOwn} />
        </div>
        <div className="acts">
          <button type="submit" className="primary" disabled={isBusy || isWithoutDepartment}>
            {say("만들기", "Make it")}
          </button>
          {isWithoutDepartment && (
            <span className="small">
              {say(
                "부서 담당은 맡은 부서를 하나는 고릅니다.",
                "A manager answers for one department at least.",
              )}
            </span>
          )}
        </div>
        <p className="small">
          {say(
            "첫 비밀번호는 본인에게 직접 알려 주고, 들어온 뒤 내 계정에서 바꾸게 하십시오.",
            "Tell the first password to its owner in person, who changes it under My account.",
          )}
        </p>
      </form>
    </details>
  );
}
