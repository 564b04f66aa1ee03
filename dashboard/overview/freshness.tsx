/** How fresh the figures are, and whether files wait for a person. */
import type { Overview } from "../../shared/contracts/api/api.ts";
import { formatMoment } from "../logic/format-moment.ts";
import { useLanguage } from "../shell/language.tsx";
import { Link } from "../shell/place.tsx";
import { useSession } from "../shell/session.tsx";

export function Freshness({ overview: { freshness } }: { readonly overview: Overview }) {
  const { say, tell } = useLanguage();
  const { me } = useSession();
  const { lastUpload, heldUploads, isStale, message } = freshness;
  return (
    <>
      <p className={isStale ? "notice notice-stale" : "fresh"}>
        {isStale && <strong>{say("자료가 오래되었습니다. ", "The figures are old. ")}</strong>}
        {tell(message)}
        {lastUpload !== null && (
          <span className="small">
            {" "}
            {say("마지막 반영", "Last applied")}: {lastUpload.fileName} ·{" "}
            {formatMoment(lastUpload.receivedAt)}
          </span>
        )}
      </p>
      {heldUploads > 0 && (
        <p className="notice notice-held">
          {say(
            `확인을 기다리는 파일이 ${heldUploads}건 있습니다. `,
            `${heldUploads} file(s) wait for a decision. `,
          )}
          {me.role === "finance" && <Link view="uploads">{say("보러 가기", "Look at them")}</Link>}
        </p>
      )}
    </>
  );
}
