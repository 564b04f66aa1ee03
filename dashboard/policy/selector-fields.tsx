/** Which lines something of a policy is for. */
import { useLanguage } from "../context/language.tsx";
import { policySelectors } from "../logic/policy-draft.ts";

interface Selector {
  readonly by: string;
  readonly value: string;
}

interface SelectorFieldsProps {
  readonly selector: Selector;
  /** The name of no selector, where that may be: the whole office. */
  readonly whole: string | null;
  readonly change: (selector: Selector) => void;
}

export function SelectorFields({ selector: { by, value }, whole, change }: SelectorFieldsProps) {
  const { say } = useLanguage();
  const names: Readonly<Record<(typeof policySelectors)[number], string>> = {
    field: say("분야", "field"),
    account: say("회계", "account"),
    "account-kind": say("회계구분", "kind of account"),
    department: say("부서", "department"),
    "unit-project": say("단위사업", "unit project"),
    project: say("세부사업", "project"),
  };
  return (
    <>
      <label>
        {say("대상", "For")}
        <select value={by} onChange={({ target }) => change({ by: target.value, value })}>
          {whole !== null && <option value="">{whole}</option>}
          {policySelectors.map((selector) => (
            <option key={selector} value={selector}>
              {names[selector]}
            </option>
          ))}
        </select>
      </label>
      {by !== "" && (
        <label>
          {say("이름", "Name")}
          <input value={value} onChange={({ target }) => change({ by, value: target.value })} />
        </label>
      )}
    </>
  );
}
