/** The page: who looks, the head, and the view that the address names. */
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { Me } from "../../shared/contracts/api/api.ts";
import { signedOut } from "../api/ask.ts";
import { useAnswer } from "../api/use-answer.ts";
import { useSessionAuth } from "../auth/session-auth.tsx";
import { BrokenNotice, Loading, NoBooks, ProblemNotice, Title } from "../parts/states.tsx";
import { fetchedPart, ErrorBoundary } from "../parts/late-part.tsx";
import { useExactCopies } from "../parts/exact-copies.ts";
import { News, OfflineBanner } from "../news/news.tsx";
import { reloadIfNew, reloadWhereNoted } from "../news/new-version.ts";
import { Header, LanguageChoice } from "./header.tsx";
import { WhyFigure } from "./why-figure.tsx";
import { fetchAtLeisure, lateCode } from "../api/late-code.ts";
import { useLanguage, useHangulMarks } from "../context/language.tsx";
import { usePlace } from "../context/place.tsx";
import type { ViewName } from "../logic/place.ts";
import { booksAt, SessionContext, useSession } from "../context/session.tsx";
import { DropTarget } from "./drop-target.tsx";
import { LeaveQuestion } from "../context/draft.tsx";
import { fetchView } from "./view-files.ts";
import { menus, viewNamed, viewTitles, Breadcrumbs } from "./views.tsx";

/** After what was asked for is drawn, on most lines. */
const prefetchMilliseconds = 3_000;

/** Fetched by who has to log in. */
const loginFile = () => import("./login-view.tsx");
const LoginView = fetchedPart(
  lateCode(() => loginFile().then((file) => file.LoginView)),
  <Loading />,
);
const FirstPassword = fetchedPart(
  lateCode(() => import("../account/change-password.tsx").then((file) => file.FirstPassword)),
  <Loading />,
);
const LoginElsewhere = fetchedPart(
  lateCode(() => loginFile().then((file) => file.LoginElsewhere)),
  <Loading />,
);

export function Page() {
  const { shown, again } = useAnswer<Me>("me");
  const { params, view } = usePlace();
  const auth = useSessionAuth();
  const { tell, language } = useLanguage();
  const [attempt, setAttempt] = useState(0);
  useExactCopies();
  useHangulMarks(language);
  const role = shown.state === "shown" ? shown.value.role : null;
  useEffect(() => {
    if (role === null) return undefined;
    const timer = setTimeout(() => {
      menus[role].forEach(fetchView);
      fetchAtLeisure();
    }, prefetchMilliseconds);
    return () => clearTimeout(timer);
  }, [role]);
  useEffect(() => {
    addEventListener(signedOut, again);
    return () => removeEventListener(signedOut, again);
  }, [again]);
  if (shown.state === "loading")
    return (
      <Bare>
        <Loading />
      </Bare>
    );
  if (auth.kind === "shut")
    return (
      <Bare>
        <ProblemNotice problem={auth.problem} again={() => location.reload()} />
      </Bare>
    );
  const problem = shown.problem;
  if (problem?.code === "unauthenticated")
    return (
      <Bare>
        {auth.kind === "elsewhere" ? (
          <LoginElsewhere auth={auth} />
        ) : (
          <LoginView auth={auth} onDone={again} />
        )}
      </Bare>
    );
  if (problem?.code === "password-change-required")
    return (
      <Bare>
        <FirstPassword onDone={again} />
      </Bare>
    );
  if (shown.state === "problem")
    return (
      <Bare>
        <ProblemNotice problem={shown.problem} again={again} />
      </Bare>
    );
  const session = booksAt(shown.value, params);
  if (session === null)
    return (
      <Bare>
        <NoBooks again={again} />
      </Bare>
    );
  const View = viewNamed(view);
  const place = `${view} ${session.base} ${params.get("id") ?? ""}`;
  return (
    <SessionContext value={session}>
      <SkipLink />
      <Header />
      <OfflineBanner />
      <News />
      {/* Another office or project is another view: nothing of the one before may stay. */}
      <Breadcrumbs />
      <Main name={place} why={whyOf(view, params)}>
        <ErrorBoundary
          place={`${place} ${attempt}`}
          onBreak={() => void reloadIfNew()}
          broken={() => (
            <>
              <Title>{tell(viewTitles[view])}</Title>
              <BrokenNotice again={() => setAttempt(attempt + 1)} />
            </>
          )}
        >
          <View key={session.base} />
        </ErrorBoundary>
      </Main>
      <Foot />
      <LeaveQuestion />
      <DropTarget />
      <WhyFigure />
    </SessionContext>
  );
}

function Bare({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <header className="head">
        <div className="head-line">
          <Brand />
          <LanguageChoice />
        </div>
      </header>
      <main id="main">{children}</main>
    </>
  );
}

function Brand() {
  const { say } = useLanguage();
  return <span className="brand">{say("예산집행 모니터", "Budget Execution Monitor")}</span>;
}

function SkipLink() {
  const { say } = useLanguage();
  return (
    <a className="skip" href="#main">
      {say("본문으로 건너뛰기", "Skip to the content")}
    </a>
  );
}

/** What the figures of a view are of, where nothing nearer says it. */
function whyOf(view: ViewName, params: URLSearchParams): string | undefined {
  const id = params.get("id");
  if (view === "project" && id !== null) return `project:${id}`;
  return view === "overview" ? "office" : undefined;
}

/** Takes the focus when the view changes, as loading a page would. */
interface MainProps {
  readonly name: string;
  readonly why: string | undefined;
  readonly children: ReactNode;
}

function Main({ name, why, children }: MainProps) {
  const element = useRef<HTMLElement>(null);
  const last = useRef(name);
  useEffect(() => {
    if (last.current === name) return;
    last.current = name;
    reloadWhereNoted();
    element.current?.focus({ preventScroll: true });
  }, [name]);
  return (
    <main id="main" tabIndex={-1} ref={element} data-why={why}>
      {children}
    </main>
  );
}

/** Who runs it, and what its figures are not. */
function Foot() {
  const { say } = useLanguage();
  const { officeName, year } = useSession();
  return (
    <footer className="foot">
      <p className="foot-office">
        {say(`${officeName} · ${year}년 예산집행`, `${officeName} · budget execution of ${year}`)}
      </p>
      <p>
        {say(
          "집행이 늦은 것이 곧 낭비는 아닙니다. 사유와 계획을 함께 보십시오. 교부한 보조금은 실집행과 다를 수 있습니다.",
          "Slow spending is not waste: read it with its reasons and plans. Grants paid out may not yet be spent by those who got them.",
        )}
      </p>
      <p>
        {say(
          "이 화면은 KWCAG 2.2의 33개 항목을 살폈습니다. 쓰기 어려운 곳은 관리자에게 알려 주십시오.",
          "The page answers the 33 items of KWCAG 2.2. Tell whoever runs it where it is hard to use.",
        )}
      </p>
    </footer>
  );
}
