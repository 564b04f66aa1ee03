/** How far a file is: sent in parts, then worked by the server for a time that nobody knows. */
import { useLanguage } from "../shell/language.tsx";

export function Progress({ part }: { readonly part: number }) {
  const { say } = useLanguage();
  const percent = Math.round(part * 100);
  const isSent = part >= 1;
  return (
    <div className="progress" role="status">
      <span>
        {isSent ? say("서버가 읽고 있습니다…", "The server reads it…") : say("보내는 중", "Sending")}
      </span>
      <progress max={100} value={isSent ? undefined : percent} aria-label={say("진행", "Progress")} />
      {!isSent && <span>{percent} %</span>}
    </div>
  );
}
