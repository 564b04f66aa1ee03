/** Days that somebody asked to be frozen and that are not yet in the list, or were refused. */
import { useEffect } from "react";
import type { SnapshotsAnswer } from "../../shared/contracts/api/api.ts";
import { formatMoment } from "../logic/format-moment.ts";
import { useLanguage, type Words } from "../shell/language.tsx";

type Asked = SnapshotsAnswer["asked"][number];

const againMilliseconds = 2_000;

const stateNames: Readonly<Record<Asked["state"], Words>> = {
  open: { ko: "스냅숏을 뜨고 있습니다.", en: "A snapshot is being taken." },
  refused: { ko: "스냅숏을 뜨지 못했습니다.", en: "The snapshot was not taken." },
  lost: {
    ko: "요청에 아직 답이 없습니다. 다시 요청하시고, 계속되면 관리자에게 알려 주십시오.",
    en: "There is no answer yet. Ask again; if it goes on, tell whoever runs the monitor.",
  },
};

interface AskedSnapshotsProps {
  readonly asked: readonly Asked[];
  readonly again: () => void;
}

export function AskedSnapshots({ asked, again }: AskedSnapshotsProps) {
  const { tell } = useLanguage();
  const isOpen = asked.some(({ state }) => state === "open");
  useEffect(() => {
    if (!isOpen) return undefined;
    const timer = setTimeout(again, againMilliseconds);
    return () => clearTimeout(timer);
    // Each answer brings a list of its own, and with it the next look.
  }, [isOpen, asked, again]);
  return asked.map(({ asOf, by, at, state, findings }) => (
    <div key={asOf} className={state === "open" ? "notice" : "notice notice-rejected"} role="status">
      <p>
        <strong>{asOf}</strong> – {tell(stateNames[state])}
      </p>
      {findings.map((finding) => (
        <p key={finding.code}>{tell(finding)}</p>
      ))}
      <p className="small">
        {by} · {formatMoment(at)}
      </p>
    </div>
  ));
}
