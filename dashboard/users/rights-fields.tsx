/** What an account may do: its role, the departments that it answers for, and its office. */
import type { AccountsAnswer, Me, Overview } from "../../shared/contracts/api/api.ts";
import { roleNames } from "../../shared/domain/words/role-names.ts";
import { useAnswer } from "../api/use-answer.ts";
import { type Labels, useLanguage } from "../context/language.tsx";
import { useSession } from "../context/session.tsx";

export type Rights = Pick<AccountsAnswer["items"][number], "role" | "departments" | "office">;
type Role = Rights["role"];

const roleHints: Readonly<Record<Role, Labels>> = {
  finance: {
    ko: "자료를 올리고 되돌리고, 기준을 정하고, 분기 보고를 뜹니다. 모든 사업을 봅니다.",
    en: "Uploads and takes back, sets the policy, takes snapshots, and sees every project.",
  },
  manager: {
    ko: "맡은 부서의 사업을 보고 알림에 답합니다.",
    en: "Sees the projects of the departments below and answers their alerts.",
  },
  administrator: {
    ko: "계정을 만들고 고치며, 누가 무엇을 하고 내려받았는지 봅니다. 사업과 자료는 다루지 않습니다.",
    en: "Keeps accounts and sees what was done and downloaded, and handles neither projects nor files.",
  },
  viewer: { ko: "현황과 분기 보고를 봅니다.", en: "Sees the overview and the snapshots." },
};

const roleOrder: readonly Role[] = ["finance", "manager", "viewer", "administrator"];

interface RightsProps {
  readonly rights: Rights;
  /** Nobody lowers their own role. */
  readonly isOwn: boolean;
  readonly onChange: (rights: Rights) => void;
}

export function RightsFields({ rights, isOwn, onChange }: RightsProps) {
  const { say, tell } = useLanguage();
  const { me } = useSession();
  const { role, office } = rights;
  return (
    <>
      <div className="row-form">
        <label>
          {say("역할", "Role")}
          <select
            value={role}
            disabled={isOwn}
            onChange={({ target }) => {
              const chosen = roleOrder.find((each) => each === target.value);
              if (chosen !== undefined) onChange({ ...rights, role: chosen });
            }}
          >
            {roleOrder.map((each) => (
              <option key={each} value={each}>
                {tell(roleNames[each])}
              </option>
            ))}
          </select>
        </label>
        <label>
          {say("자치단체", "Office")}
          <select
            value={office ?? ""}
            disabled={me.office !== null}
            onChange={({ target }) => onChange({ ...rights, office: target.value || null })}
          >
            {me.office === null && <option value="">{say("모든 자치단체", "every office")}</option>}
            {officesOf(me, office).map(([code, name]) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p className="small">{tell(roleHints[role])}</p>
      {role === "manager" && (
        <DepartmentFields
          chosen={rights.departments}
          onChange={(departments) => onChange({ ...rights, departments })}
        />
      )}
    </>
  );
}

/** Those with books, and the one that the account has. */
function officesOf(
  { books, office: own }: Me,
  chosen: string | null,
): readonly (readonly [string, string])[] {
  const named = new Map(books.map(({ office, officeName }) => [office, officeName ?? office]));
  for (const code of [own, chosen]) if (code !== null && !named.has(code)) named.set(code, code);
  return [...named];
}

interface DepartmentsProps {
  readonly chosen: readonly string[];
  readonly onChange: (departments: string[]) => void;
}

/** By the names that the books have; one that they have no more, or not yet, stays and can be written. */
function DepartmentFields({ chosen, onChange }: DepartmentsProps) {
  const { say } = useLanguage();
  const { base } = useSession();
  const { shown } = useAnswer<Overview>(`${base}/overview`);
  const known =
    shown.state === "shown"
      ? shown.value.byDepartment.flatMap(({ name }) => (name === null ? [] : [name]))
      : [];
  const others = chosen.filter((name) => !known.includes(name));
  const toggle = (name: string): void =>
    onChange(chosen.includes(name) ? chosen.filter((each) => each !== name) : [...chosen, name]);
  return (
    <fieldset className="card">
      <legend>{say(`맡은 부서 ${chosen.length}개`, `Departments: ${chosen.length}`)}</legend>
      <div className="choices">
        {[...known, ...others].map((name) => (
          <label key={name} className="check">
            <input type="checkbox" checked={chosen.includes(name)} onChange={() => toggle(name)} />
            <span className="name">{name}</span>
          </label>
        ))}
      </div>
      <label>
        {say("목록에 없는 부서 (적고 Enter)", "Another department (write it and press Enter)")}
        <input
          maxLength={200}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
            event.preventDefault();
            const name = event.currentTarget.value.trim();
            if (name !== "" && !chosen.includes(name)) onChange([...chosen, name]);
            event.currentTarget.value = "";
          }}
        />
      </label>
    </fieldset>
  );
}
