/** What of the table is shown. Every choice is in the address. */
import { useEffect, useRef, useState } from "react";
import type { ProjectsAnswer, ProjectsQuery } from "../../shared/contracts/api/api.ts";
import { inboxTabNames } from "../alerts/alert-labels.ts";
import { type FilterName, isFiltered } from "../logic/project-filters.ts";
import { severities, severityNames } from "../parts/severity.tsx";
import { type Labels, useLanguage } from "../context/language.tsx";
import { Link, usePlace } from "../context/place.tsx";

/** Narrowed by more than the words that are searched for, which stand above the fold. */
function isFolded(params: URLSearchParams): boolean {
  const others = new URLSearchParams(params);
  others.delete("q");
  return isFiltered(others);
}

export function ProjectFilters({ choices }: { readonly choices: ProjectsAnswer["choices"] | null }) {
  const { say, tell } = useLanguage();
  const { params } = usePlace();
  // A telephone shows projects first; what narrows the list inside of the fold is seen anywhere.
  const [isOpen, setOpen] = useState(() => isFolded(params) || matchMedia("(min-width: 40rem)").matches);
  const titlesOf = (named: readonly { readonly name: string; readonly title: Labels }[] = []) =>
    Object.fromEntries(named.map(({ name, title }) => [name, tell(title)]));
  return (
    <form className="project-filters" role="search" onSubmit={(event) => event.preventDefault()}>
      <Search />
      <details open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{say("거르기", "Filter")}</summary>
        <div className="filters">
          <Chosen name="department" title={say("부서", "Department")} options={choices?.departments ?? []} />
          <Chosen name="field" title={say("분야", "Field")} options={choices?.fields ?? []} />
          <Chosen name="account" title={say("회계", "Account")} options={choices?.accounts ?? []} />
          <Chosen
            name="severity"
            title={say("알림", "Alert")}
            options={[...severities, "any", "none"]}
            names={{
              any: say("알림 있음", "any"),
              none: say("알림 없음", "none"),
              critical: tell(severityNames.critical),
              warning: tell(severityNames.warning),
              notice: tell(severityNames.notice),
            }}
          />
          <Chosen
            name="rule"
            title={say("까닭", "Why")}
            options={choices?.rules.map(({ name }) => name) ?? []}
            names={titlesOf(choices?.rules)}
          />
          <Chosen
            name="status"
            title={say("상태", "Status")}
            options={Object.keys(statuses)}
            names={Object.fromEntries(Object.entries(statuses).map(([name, title]) => [name, tell(title)]))}
          />
          <Chosen
            name="fund"
            title={say("재원", "Fund")}
            options={choices?.funds.map(({ name }) => name) ?? []}
            names={titlesOf(choices?.funds)}
          />
          <Typed name="minRate" title={say("집행률 이상(%)", "Rate from (%)")} />
          <Typed name="maxRate" title={say("집행률 이하(%)", "Rate to (%)")} />
          {isFiltered(params) && (
            <Link view="projects" className="button">
              {say("조건 지우기", "Clear")}
            </Link>
          )}
        </div>
      </details>
    </form>
  );
}

/** The tabs of the inbox by their names there, and what is no alert. */
const statuses: Readonly<Record<NonNullable<ProjectsQuery["status"]>, Labels>> = {
  ...inboxTabNames,
  done: { ko: "모두 답함", en: "All answered" },
  "not-reported": { ko: "집행 보고 없음", en: "No spending reported" },
  excluded: { ko: "판정 제외", en: "Not judged" },
};

interface FilterProps {
  readonly name: FilterName;
  readonly title: string;
}

/** Most rows are drawn when they are scrolled to: the browser's own search misses them, and this one sees all. */
function Search() {
  const { say } = useLanguage();
  const { params, change } = usePlace();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const follow = (event: KeyboardEvent): void => {
      if (!isSearchKey(event)) return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    document.addEventListener("keydown", follow);
    return () => document.removeEventListener("keydown", follow);
  }, []);
  return (
    <label>
      {say("이름·초성·코드 찾기", "Name, initials or code")}
      <input
        ref={field}
        type="search"
        maxLength={200}
        aria-keyshortcuts="/"
        placeholder={say("/ 를 누르면 모든 줄에서 찾습니다", "Press / to search every row")}
        value={params.get("q") ?? ""}
        onChange={({ target }) => change({ q: target.value }, "replace")}
      />
    </label>
  );
}

function isSearchKey({
  code,
  ctrlKey,
  metaKey,
  altKey,
  shiftKey,
  target,
  isComposing,
}: KeyboardEvent): boolean {
  const isTyping = target instanceof Element && target.closest("input, select, textarea, dialog") !== null;
  const isOff = localStorage.getItem("budget-monitor-inbox-keys") === "off";
  return code === "Slash" && !(ctrlKey || metaKey || altKey || shiftKey || isComposing || isTyping || isOff);
}

function Typed({ name, title }: FilterProps) {
  const { params, change } = usePlace();
  return (
    <label className="narrow">
      {title}
      <input
        type="text"
        maxLength={200}
        inputMode="decimal"
        value={params.get(name) ?? ""}
        onChange={({ target }) => change({ [name]: target.value }, "replace")}
      />
    </label>
  );
}

interface ChosenProps extends FilterProps {
  readonly options: readonly string[];
  readonly names?: Readonly<Record<string, string>>;
}

function Chosen({ name, title, options, names = {} }: ChosenProps) {
  const { say } = useLanguage();
  const { params, change } = usePlace();
  const value = params.get(name) ?? "";
  // What the address asks for is offered even before the choices are known.
  const offered = value === "" || options.includes(value) ? options : [value, ...options];
  return (
    <label>
      {title}
      <select value={value} onChange={({ target }) => change({ [name]: target.value })}>
        <option value="">{say("전체", "all")}</option>
        {offered.map((option) => (
          <option key={option} value={option}>
            {names[option] ?? option}
          </option>
        ))}
      </select>
    </label>
  );
}
