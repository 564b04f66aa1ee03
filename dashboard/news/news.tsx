/** New figures are shown as they come, and said with their time; a server that is out of reach is said until it is back. */
import { useEffect, useRef } from "react";
import { ask } from "../api/ask.ts";
import { tellReached, useReach } from "../api/reach.ts";
import { lastChangeAt, tellChanged } from "../api/use-answer.ts";
import { useLanguage } from "../context/language.tsx";
import { useSession } from "../context/session.tsx";
import { useToast } from "../context/toasts.tsx";
import { formatMoment } from "../logic/format-figures.ts";
import { noteNewVersion } from "./new-version.ts";
import { followNews } from "./follow-news.ts";

/** What an own act changes is heard of within this time, and is no news. */
const ownMilliseconds = 3_000;

export function News() {
  const { say } = useLanguage();
  const { base, me } = useSession();
  const toast = useToast();
  const latest = useRef(say);
  useEffect(() => {
    latest.current = say;
  });
  useEffect(() => {
    let known: string | null = null;
    let isWaiting = false;
    const show = (): void => {
      isWaiting = false;
      const isOwn = Date.now() - lastChangeAt() < ownMilliseconds;
      tellChanged();
      if (isOwn) return;
      const at = clockTime(Date.now());
      toast({ text: latest.current(`${at} 새 수치로 바꾸었습니다.`, `New figures at ${at}.`), isNews: true });
    };
    const hear = (revision: string): void => {
      const isNew = known !== null && known !== revision;
      known = revision;
      if (!isNew) return;
      if (document.visibilityState === "visible") show();
      else isWaiting = true;
    };
    const look = (): void => {
      if (isWaiting && document.visibilityState === "visible") show();
    };
    document.addEventListener("visibilitychange", look);
    const end = followNews(me.news, base, { hear, comeBack: () => void noteNewVersion() });
    return () => {
      document.removeEventListener("visibilitychange", look);
      end();
    };
  }, [base, me.news, toast]);
  return null;
}

const probeMilliseconds = 2_000;

/** Above every view while the server cannot be reached. */
export function OfflineBanner() {
  const { say } = useLanguage();
  const { isReached, lastAt } = useReach();
  const wasReached = useRef(true);
  useEffect(() => {
    const lose = (): void => tellReached(false);
    addEventListener("offline", lose);
    return () => removeEventListener("offline", lose);
  }, []);
  useEffect(() => {
    if (isReached) {
      // What could not be asked for meanwhile is asked for now.
      if (!wasReached.current) {
        tellChanged();
        void noteNewVersion();
      }
      wasReached.current = true;
      return undefined;
    }
    wasReached.current = false;
    const timer = setInterval(() => void ask("health"), probeMilliseconds);
    return () => clearInterval(timer);
  }, [isReached]);
  if (isReached) return <div role="status" />;
  return (
    <div role="status" className="offline">
      {say(
        `서버에 닿지 않습니다. 화면은 ${clockTime(lastAt)}의 내용이고, 새로 거르거나 정렬하거나 저장할 수 없습니다. 다시 닿으면 저절로 이어집니다.`,
        `The server cannot be reached. What you see is of ${clockTime(lastAt)}; filters, sorting and saving wait until it is back, which is tried by itself.`,
      )}
    </div>
  );
}

/** `10:42`, as in the office. */
function clockTime(milliseconds: number): string {
  return formatMoment(new Date(milliseconds).toISOString()).slice("2026-11-29 ".length);
}
