/** What changed since the last visit. */
import type { Overview } from "../../shared/contracts/api/api.ts";
import { changeNames, scopeWords } from "../alerts/alert-labels.ts";
import { formatMoment } from "../logic/format-figures.ts";
import { useLanguage } from "../context/language.tsx";
import { Link } from "../context/place.tsx";
import { stateName } from "../uploads/upload-labels.ts";

/** `1 file`, `2 files`. */
function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** More would push the tables off the screen. */
const most = 8;

export function ChangesSince({ changes }: { readonly changes: Overview["changes"] }) {
  const { say, tell } = useLanguage();
  if (changes === null) return null;
  const { since, alerts, uploads, alertChanges, uploadChanges } = changes;
  const moment = formatMoment(since);
  return (
    <section className="card" aria-labelledby="changes">
      <h2 id="changes">{say("지난 방문 뒤 바뀐 것", "Since your last visit")}</h2>
      <p className="small">
        {alertChanges + uploadChanges === 0
          ? say(`${moment} 이후 바뀐 것이 없습니다.`, `Nothing has changed since ${moment}.`)
          : say(
              `${moment} 이후 알림 변화 ${alertChanges}건, 파일 ${uploadChanges}건`,
              `Since ${moment}: ${counted(alertChanges, "change")} of alerts, ${counted(uploadChanges, "file")}`,
            )}
      </p>
      <ul className="plain-list">
        {uploads.slice(0, most).map((upload) => (
          <li key={upload.uploadId}>
            <Link view="uploads" values={{ upload: upload.uploadId }}>
              {upload.fileName}
            </Link>{" "}
            {tell(stateName(upload.state))}
          </li>
        ))}
        {alerts.slice(0, most).map(({ at, change, alert }) => (
          <li key={`${at} ${alert.id} ${change}`}>
            {tell(scopeWords(alert))}: {tell(alert.ruleTitle)} – {tell(changeNames[change])}
          </li>
        ))}
      </ul>
    </section>
  );
}
