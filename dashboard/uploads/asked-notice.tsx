/** How it stands with what was asked of a file, where another process does it: under way, refused and why, or lost. */
import type { UploadAnswer } from "../../shared/contracts/api/api.ts";
import { formatMoment } from "../logic/format-moment.ts";
import { useLanguage } from "../shell/language.tsx";
import { askedNames } from "./upload-words.ts";

export function AskedNotice({ asked }: { readonly asked: NonNullable<UploadAnswer["asked"]> }) {
  const { tell } = useLanguage();
  const words = askedNames[asked.state];
  if (words === null) return null;
  return (
    <div className={asked.state === "open" ? "notice" : "notice notice-rejected"} role="status">
      <p>{tell(words)}</p>
      {asked.findings.map((finding) => (
        <p key={finding.code}>{tell(finding)}</p>
      ))}
      <p className="small">
        {asked.by} · {formatMoment(asked.at)}
      </p>
    </div>
  );
}
