/** What a view shows when it has nothing to show yet, nothing at all, or a problem. */
import { type ReactNode, useEffect, useState } from "react";
import type { Problem } from "../../shared/contracts/api/api.ts";
import type { Shown } from "../api/use-answer.ts";
import { BooksForm } from "./books-form.tsx";
import { useLanguage } from "../context/language.tsx";

/** The title of a view, on the page and in the window's bar. */
export function Title({ children }: { readonly children: string }) {
  const { say } = useLanguage();
  const product = say("예산집행 모니터", "Budget Execution Monitor");
  useEffect(() => {
    document.title = `${children} · ${product}`;
  }, [children, product]);
  return <h1>{children}</h1>;
}

export function Loading() {
  const { say } = useLanguage();
  return (
    <p className="loading" role="status">
      <span className="spinner" aria-hidden="true" />
      {say("불러오는 중입니다…", "Loading…")}
    </p>
  );
}

export function Empty({ children }: { readonly children: ReactNode }) {
  return <p className="empty">{children}</p>;
}

interface ProblemProps {
  readonly problem: Problem;
  readonly again?: () => void;
}

/** A problem in the language of the page. */
export function ProblemNotice({ problem, again }: ProblemProps) {
  const { say } = useLanguage();
  return (
    <div className="notice notice-problem" role="alert">
      <p>
        <strong>{say("알림", "Problem")}</strong> {say(problem.detail, problem.detailEn)}
      </p>
      {problem.errors.length > 0 && (
        <ul>
          {problem.errors.map(({ path, code, ko, en }) => (
            <li key={`${path} ${code} ${ko}`}>{say(ko, en)}</li>
          ))}
        </ul>
      )}
      {again !== undefined && (
        <button type="button" onClick={again}>
          {say("다시 하기", "Try again")}
        </button>
      )}
    </div>
  );
}

/** Of what could not be fetched or drawn. */
export function BrokenNotice({ again }: { readonly again: () => void }) {
  const { say } = useLanguage();
  return (
    <div className="notice notice-problem" role="alert">
      <p>
        {say(
          "이 화면을 열지 못했습니다. 연결을 확인하고 다시 해 주십시오. 계속되면 관리자에게 알려 주십시오.",
          "This view could not be opened. Check the connection and try again; if it goes on, tell whoever runs the monitor.",
        )}
      </p>
      <button type="button" onClick={again}>
        {say("다시 하기", "Try again")}
      </button>
    </div>
  );
}

/** Says that what is shown is of before. */
function OldNotice<Value>({ shown }: { readonly shown: Shown<Value> }) {
  const { say } = useLanguage();
  if (shown.state !== "shown" || shown.problem === null) return null;
  return (
    <div className="notice notice-stale" role="alert">
      {say(
        "새로 불러오지 못했습니다. 조금 전의 내용을 보고 계십니다. ",
        "This could not be refreshed: what you see is from before. ",
      )}
      {say(shown.problem.detail, shown.problem.detailEn)}
    </div>
  );
}

/** The usual three: loading, a problem, or what the children make of the answer. */
export function Answered<Value>({
  shown,
  again,
  children,
}: {
  readonly shown: Shown<Value>;
  readonly again: () => void;
  readonly children: (value: Value) => ReactNode;
}) {
  switch (shown.state) {
    case "loading":
      return <Loading />;
    case "problem":
      return <ProblemNotice problem={shown.problem} again={again} />;
    case "shown":
      return (
        <>
          <OldNotice shown={shown} />
          {children(shown.value)}
        </>
      );
  }
}

export function NoBooks({ again }: { readonly again: () => void }) {
  const { say } = useLanguage();
  return (
    <div className="card">
      <Title>{say("아직 장부가 없습니다", "No books yet")}</Title>
      <p>
        {say(
          "수신함 폴더에 자료를 놓거나, 아래에서 장부를 열고 첫 파일을 올려 주십시오.",
          "Put a file into the inbox folder, or open books here and send their first file.",
        )}
      </p>
      <BooksForm />
      <button type="button" onClick={again}>
        {say("다시 보기", "Look again")}
      </button>
    </div>
  );
}

const firstMilliseconds = 400;

/** What takes the server a while: that it is at work, and for how long already. Short acts show nothing. */
export function Working({ isBusy, children }: { readonly isBusy: boolean; readonly children: string }) {
  return (
    <div role="status" aria-live="polite">
      {isBusy && <Elapsed>{children}</Elapsed>}
    </div>
  );
}

function Elapsed({ children }: { readonly children: string }) {
  const { say } = useLanguage();
  const [seconds, setSeconds] = useState<number | null>(null);
  useEffect(() => {
    const first = setTimeout(() => setSeconds(0), firstMilliseconds);
    const each = setInterval(() => setSeconds((before) => (before ?? 0) + 1), 1_000);
    return () => {
      clearTimeout(first);
      clearInterval(each);
    };
  }, []);
  if (seconds === null) return null;
  return (
    <p className="loading">
      <span className="spinner" aria-hidden="true" /> {children}{" "}
      <span aria-hidden="true">{say(`${seconds}초`, `${seconds} s`)}</span>
    </p>
  );
}
