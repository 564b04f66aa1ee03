/** Which rows of the inbox are shown: by name, department, rule, severity, fund and who answers. */
import { useId } from "react";
import type { InboxAnswer } from "../../shared/contracts/api/api.ts";
import { useLanguage } from "../context/language.tsx";
import { usePlace } from "../context/place.tsx";
import { countFilters, type InboxFilter, noFilters } from "../logic/inbox.ts";
import { severities, severityNames } from "../parts/severity.tsx";

type Choice = readonly [value: string, name: string];

export function InboxFilters({ inbox: { choices, tab } }: { readonly inbox: InboxAnswer }) {
  const { say, tell } = useLanguage();
  const { params, change } = usePlace();
  const set = (filter: InboxFilter, value: string): void =>
    change({ [filter]: value, row: null, tab }, "replace");
  const filters = countFilters(params);
  return (
    <div className="inbox-filters">
      <input
        id="inbox-search"
        type="search"
        aria-label={say("이름이나 초성으로 찾기", "Search by name or initials")}
        placeholder={say("이름, 초성(ㅎㅊㅈㅂ)", "Name, initials")}
        defaultValue={params.get("q") ?? ""}
        onKeyDown={({ key, currentTarget }) => {
          if (key === "Enter") set("q", currentTarget.value);
        }}
        onBlur={({ currentTarget }) => {
          if (currentTarget.value !== (params.get("q") ?? "")) set("q", currentTarget.value);
        }}
      />
      <details open={filters > 0 ? true : undefined}>
        <summary>
          {say("거르기", "Filter")} {filters > 0 && filters}
        </summary>
        <div className="filters">
          <Select
            filter="department"
            title={say("부서", "Department")}
            choices={named(choices.departments)}
            set={set}
          />
          <Select
            filter="rule"
            title={say("까닭", "Why")}
            choices={choices.rules.map(({ name, title }) => [name, tell(title)])}
            set={set}
          />
          <Select
            filter="severity"
            title={say("심각도", "Severity")}
            choices={severities.map((severity) => [severity, tell(severityNames[severity])])}
            set={set}
          />
          <Select
            filter="fund"
            title={say("재원", "Fund")}
            choices={choices.funds.map(({ name, title }) => [name, tell(title)])}
            set={set}
          />
          <Select
            filter="owner"
            title={say("담당", "Who answers")}
            choices={named(choices.owners)}
            set={set}
          />
          {filters > 0 && (
            <button type="button" onClick={() => change({ ...noFilters, tab })}>
              {say("거르기 풀기", "Clear filters")}
            </button>
          )}
        </div>
      </details>
    </div>
  );
}

function named(names: readonly string[]): readonly Choice[] {
  return names.map((name) => [name, name]);
}

interface SelectProps {
  readonly filter: InboxFilter;
  readonly title: string;
  readonly choices: readonly Choice[];
  readonly set: (filter: InboxFilter, value: string) => void;
}

function Select({ filter, title, choices, set }: SelectProps) {
  const { say } = useLanguage();
  const { params } = usePlace();
  const id = useId();
  return (
    <label htmlFor={id}>
      {title}
      <select id={id} value={params.get(filter) ?? ""} onChange={({ target }) => set(filter, target.value)}>
        <option value="">{say("모두", "all")}</option>
        {choices.map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
