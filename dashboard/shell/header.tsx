/** The head of every view: where one is, in what language and unit, and where one may go. */
import { useEffect, useRef } from "react";
import type { InboxAnswer, Me, Overview } from "../../shared/contracts/api/api.ts";
import { ask } from "../api/ask.ts";
import { tellChanged, useAnswer } from "../api/use-answer.ts";
import { isWonUnit, unitName, wonUnits } from "../logic/format-figures.ts";
import { useBooksDay } from "../parts/use-is-printing.ts";
import { addressOf } from "../logic/place.ts";
import { type SessionAuth, useSessionAuth } from "../auth/session-auth.tsx";
import { useUnit } from "../parts/amounts.tsx";
import { type Labels, useLanguage } from "../context/language.tsx";
import { Link, usePlace } from "../context/place.tsx";
import { type TextSize, textSizeOf, textSizes, useTextSize } from "../context/text-size.ts";
import { forgetDrafts } from "../context/draft.tsx";
import { forgetFiles } from "../context/picked-files.ts";
import { useSession } from "../context/session.tsx";
import { menus, viewTitles } from "./views.tsx";

export function Header() {
  const { say, tell } = useLanguage();
  const { view } = usePlace();
  const { me, officeName, base } = useSession();
  const hasInbox = menus[me.role].includes("inbox");
  const inbox = useAnswer<InboxAnswer>(hasInbox ? `${base}/inbox?limit=0` : null).shown;
  const known = inbox.state === "shown" ? inbox.value : null;
  const auth = useSessionAuth();
  const menu = useRef<HTMLUListElement>(null);
  // On a telephone the menu is wider than the page.
  useEffect(() => {
    menu.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [view]);
  return (
    <header className="head">
      <div className="head-line">
        <Link view="overview" className="brand">
          <span className="brand-office">{officeName}</span>
          <span>{say("예산집행 모니터", "Budget Execution Monitor")}</span>
        </Link>
        <PaperTitle asOf={known?.asOf ?? null} />
        <div className="head-choices">
          <BooksChoice />
          <UnitChoice />
          <TextSizeChoice />
          <LanguageChoice />
          {me.hasSession && (
            <Link view="account" className="plain">
              {say("내 계정", "My account")}
            </Link>
          )}
          {(me.hasSession || auth.kind === "elsewhere") && <LogoutButton auth={auth} />}
        </div>
      </div>
      <nav aria-label={say("주 메뉴", "Main menu")}>
        <ul className="menu" ref={menu}>
          {menus[me.role].map((each) => (
            <li key={each}>
              <Link view={each} current={each === view || (each === "projects" && view === "project")}>
                {tell(viewTitles[each])}
                {each === "inbox" && <InboxBadge needsAction={known?.needsAction ?? 0} />}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}

/** How many need action: the number that overview, letters and `alerts` say. */
function InboxBadge({ needsAction }: { readonly needsAction: number }) {
  const { say } = useLanguage();
  if (needsAction === 0) return null;
  return (
    <span className="badge">
      {needsAction}
      <span className="unseen">{say("건 조치 필요", " need action")}</span>
    </span>
  );
}

/** What the choices say on a screen, for whoever reads a sheet of paper alone. */
function PaperTitle({ asOf }: { readonly asOf: string | null }) {
  const { say, language } = useLanguage();
  const { me, base, officeName, year } = useSession();
  const { view } = usePlace();
  // Who has no inbox hears of the day from the overview, which says it itself.
  const isKnown = menus[me.role].includes("inbox") || view === "overview";
  const { shown } = useAnswer<Overview>(isKnown ? null : `${base}/overview`);
  useBooksDay(shown.state === "shown" ? shown.value.freshness.asOf : asOf);
  const [unit] = useUnit();
  const name = unitName(unit, language);
  const title = say(
    `${officeName} · ${year}년 · 단위 ${name}`,
    `${officeName} · ${year} · amounts in ${name}`,
  );
  // Beyond the first sheet only the margins of a page say whose it is.
  useEffect(() => {
    const head = (): void => {
      const text = say(`${title} · ${today()} 출력`, `${title} · printed on ${today()}`);
      document.documentElement.style.setProperty("--paper-head", JSON.stringify(text));
    };
    head();
    addEventListener("beforeprint", head);
    return () => removeEventListener("beforeprint", head);
  }, [title, say]);
  return <p className="on-paper">{title}</p>;
}

function today(): string {
  return new Date().toLocaleDateString("sv-SE");
}

function BooksChoice() {
  const { say } = useLanguage();
  const { go, search } = usePlace();
  const { me, office, year } = useSession();
  const choose = (name: string): void => {
    const [chosenOffice = null, chosenYear = null] = name.split("/");
    go(addressOf(search, "overview", { office: chosenOffice, year: chosenYear }));
  };
  return (
    <label className="choice">
      <span className="unseen">{say("자치단체와 회계연도", "Office and fiscal year")}</span>
      <select value={`${office}/${year}`} onChange={(event) => choose(event.target.value)}>
        {withNamed(me.books, office, year).map((each) => (
          <option key={`${each.office}/${each.fiscalYear}`} value={`${each.office}/${each.fiscalYear}`}>
            {say(`${officeOf(each)} · ${each.fiscalYear}년`, `${officeOf(each)} · ${each.fiscalYear}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

function officeOf({ office, officeName }: Me["books"][number]): string {
  return officeName ?? office;
}

/** New books are in no list until their first file. */
function withNamed(books: Me["books"], office: string, fiscalYear: number): Me["books"] {
  const isListed = books.some((each) => each.office === office && each.fiscalYear === fiscalYear);
  return isListed ? books : [{ office, fiscalYear, officeName: null }, ...books];
}

function UnitChoice() {
  const { say, language } = useLanguage();
  const [unit, choose] = useUnit();
  return (
    <label className="choice">
      <span>{say("단위", "Unit")}</span>
      <select
        value={unit}
        onChange={({ target: { value } }) => {
          if (isWonUnit(value)) choose(value);
        }}
      >
        {wonUnits.map((each) => (
          <option key={each} value={each}>
            {unitName(each, language)}
          </option>
        ))}
      </select>
    </label>
  );
}

const sizeNames: Readonly<Record<TextSize, Labels>> = {
  90: { ko: "작게", en: "small" },
  100: { ko: "보통", en: "usual" },
  110: { ko: "조금 크게", en: "larger" },
  130: { ko: "크게", en: "large" },
  150: { ko: "가장 크게", en: "largest" },
};

function TextSizeChoice() {
  const { say, tell } = useLanguage();
  const [size, choose] = useTextSize();
  return (
    <label className="choice text-size">
      <span>{say("글자", "Text")}</span>
      <select
        aria-label={say("글자 크기", "Text size")}
        value={`${size}`}
        onChange={({ target }) => choose(textSizeOf(target.value))}
      >
        {textSizes.map((each) => (
          <option key={each} value={`${each}`}>
            {tell(sizeNames[each])}
          </option>
        ))}
      </select>
    </label>
  );
}

export function LanguageChoice() {
  const { language } = useLanguage();
  const { change } = usePlace();
  const other = language === "ko" ? "en" : "ko";
  return (
    <button type="button" className="plain" lang={other} onClick={() => change({ lang: other })}>
      {other === "en" ? "English" : "한국어"}
    </button>
  );
}

function LogoutButton({ auth }: { readonly auth: SessionAuth }) {
  const { say } = useLanguage();
  const { me } = useSession();
  const { go } = usePlace();
  return (
    <button
      type="button"
      className="plain"
      onClick={() => void (auth.kind === "elsewhere" ? auth.leave() : leave(me, go))}
    >
      {say(`${me.name} · 나가기`, `${me.name} · Log out`)}
    </button>
  );
}

/** Whoever comes next begins at the overview, and not where somebody else was, nor as somebody whom the office still knows. */
async function leave({ hasPassword }: Me, go: (search: string, how: "at-once") => void): Promise<void> {
  await ask("session", { method: "DELETE" });
  forgetDrafts();
  forgetFiles();
  if (!hasPassword) {
    location.assign("sign-on/leave");
    return;
  }
  go("?", "at-once");
  tellChanged();
}
