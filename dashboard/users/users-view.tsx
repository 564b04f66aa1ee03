/** Who may log in: the accounts of this host, what was done about them, and what was downloaded. For administrators. */
import { useEffect, useRef, useState } from "react";
import type { AccountsAnswer, Me } from "../../shared/contracts/api/api.ts";
import { roleNames } from "../../shared/domain/words/role-names.ts";
import { useAnswer } from "../api/use-answer.ts";
import { useLanguage } from "../context/language.tsx";
import { Link, usePlace } from "../context/place.tsx";
import { useSession } from "../context/session.tsx";
import { formatMoment } from "../logic/format-figures.ts";
import { DataTable } from "../parts/data-table.tsx";
import { Answered, Empty, Title } from "../parts/states.tsx";
import { AccountActs, Downloads } from "./account-log.tsx";
import { AccountPanel } from "./account-panel.tsx";
import { AddAccount } from "./add-account.tsx";
import type { Account } from "./use-account-act.ts";

export function UsersView() {
  const { say } = useLanguage();
  const { shown, again } = useAnswer<AccountsAnswer>("users");
  return (
    <>
      <Title>{say("사용자", "Users")}</Title>
      <OwnLine />
      <Answered shown={shown} again={again}>
        {(answer) => (
          <>
            <KeptNotice answer={answer} />
            {answer.kept === "here" && <Accounts accounts={answer.items} />}
            {answer.acts.length > 0 && <AccountActs acts={answer.acts} />}
            <Downloads />
          </>
        )}
      </Answered>
    </>
  );
}

/** As whom one is here. */
function OwnLine() {
  const { say, tell } = useLanguage();
  const { me } = useSession();
  const office = me.office === null ? say("모든 자치단체", "every office") : officeCalled(me, me.office);
  return (
    <p>
      {say("지금 로그인한 사람: ", "You are logged in as ")}
      <strong className="name">{me.name}</strong> · {tell(roleNames[me.role])} · {office}
    </p>
  );
}

function KeptNotice({ answer: { kept, provider } }: { readonly answer: AccountsAnswer }) {
  const { say } = useLanguage();
  if (kept === "nobody")
    return (
      <p className="notice" role="note">
        {say(
          "이 PC를 쓰는 사람은 로그인 없이 들어옵니다. 계정을 두려면 monitor start를 --users 파일과 함께 시작하십시오.",
          "Whoever is at this computer comes in without a login. To keep accounts start the monitor with --users FILE.",
        )}
      </p>
    );
  if (provider === null) return null;
  return (
    <p className="notice" role="note">
      {kept === "elsewhere"
        ? say(
            "계정은 이 프로그램에 있지 않습니다. 사람을 넣고 빼고 역할과 부서를 정하는 일은 다음에서 합니다: ",
            "Accounts are not kept here. People are added and removed, and get their roles and departments, at: ",
          )
        : say(
            "아래 계정 말고도 기관 통합로그인으로 들어오는 사람이 있습니다. 그 계정은 다음에서 관리합니다: ",
            "People also come by the office's single sign-on. Their accounts are kept at: ",
          )}
      <strong className="name">{provider}</strong>
    </p>
  );
}

const mostShown = 100;

function Accounts({ accounts }: { readonly accounts: readonly Account[] }) {
  const { say, tell } = useLanguage();
  const { me } = useSession();
  const { params, change } = usePlace();
  const [isAll, setAll] = useState(false);
  const [search, chosenName] = [params.get("q") ?? "", params.get("account")];
  const chosen = accounts.find(({ name }) => name === chosenName) ?? null;
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    if (chosenName !== null) panel.current?.focus();
  }, [chosenName]);
  const wanted = comparable(search);
  const found = accounts.filter(({ name, departments }) =>
    [name, ...departments].some((text) => comparable(text).includes(wanted)),
  );
  const listed = isAll ? found : found.slice(0, mostShown);
  return (
    <>
      <AddAccount />
      {chosen !== null && (
        <section
          className="card"
          ref={panel}
          tabIndex={-1}
          aria-label={say(`${chosen.name} 계정`, `The account ${chosen.name}`)}
        >
          <AccountPanel key={chosen.name} account={chosen} onEnd={() => change({ account: null })} />
        </section>
      )}
      {accounts.length > 10 && (
        <div className="row-form">
          <label>
            {say("이름이나 부서로 찾기", "Find by name or department")}
            <input
              type="search"
              maxLength={100}
              value={search}
              onChange={({ target }) => change({ q: target.value })}
            />
          </label>
        </div>
      )}
      {found.length === 0 ? (
        <Empty>{say("그런 계정이 없습니다.", "There is no such account.")}</Empty>
      ) : (
        <DataTable
          title={say(`계정 ${found.length}개`, `${found.length} accounts`)}
          rows={listed}
          keyOf={({ name }) => name}
          isMuted={({ isDisabled }) => isDisabled}
          columns={[
            { title: say("이름", "Name"), cell: (account) => <AccountName account={account} /> },
            {
              title: say("역할", "Role"),
              cell: ({ role }) => <span className="whole">{tell(roleNames[role])}</span>,
            },
            {
              title: say("부서", "Departments"),
              cell: ({ departments }) => <span className="name">{departments.join(", ") || "–"}</span>,
            },
            {
              title: say("자치단체", "Office"),
              cell: ({ office }) => (office === null ? say("모두", "every one") : officeCalled(me, office)),
            },
            {
              title: say("마지막 로그인", "Last login"),
              cell: ({ lastLogin }) => (
                <span className="whole">
                  {lastLogin === null ? say("없음", "never") : formatMoment(lastLogin)}
                </span>
              ),
            },
            {
              title: say("로그인 중", "Logged in"),
              isNumber: true,
              cell: ({ sessions }) => (sessions === 0 ? "–" : say(`${sessions}곳`, `${sessions}`)),
            },
          ]}
        />
      )}
      {listed.length < found.length && (
        <button type="button" className="more" onClick={() => setAll(true)}>
          {say(
            `나머지 ${found.length - listed.length}개 보기`,
            `Show the other ${found.length - listed.length}`,
          )}
        </button>
      )}
    </>
  );
}

function officeCalled({ books }: Me, code: string): string {
  return books.find(({ office }) => office === code)?.officeName ?? code;
}

function comparable(text: string): string {
  return text.normalize("NFC").toLowerCase().replaceAll(/\s/g, "");
}

function AccountName({
  account: { name, isOwn, isDisabled, mustChangePassword },
}: {
  readonly account: Account;
}) {
  const { say } = useLanguage();
  return (
    <>
      <Link view="users" values={{ account: name }} className="name">
        {name}
      </Link>{" "}
      {isOwn && <span className="tag">{say("나", "you")}</span>}{" "}
      {isDisabled && <span className="tag">{say("멈춤", "disabled")}</span>}{" "}
      {mustChangePassword && (
        <span className="tag">{say("비밀번호 바꾸기 전", "has to change password")}</span>
      )}
    </>
  );
}
