/** What takes the server a while: that it is at work, and for how long already. Short acts show nothing. */
import { useEffect, useState } from "react";
import { useLanguage } from "../context/language.tsx";

const firstMilliseconds = 400;

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
