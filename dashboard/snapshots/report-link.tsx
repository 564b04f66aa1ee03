/** A report to download: the file itself where the API has it, else an address that is asked for and followed. */
import { type MouseEvent, useState } from "react";
import type { ReportAnswer, ReportQuery } from "../../shared/contracts/api/api.ts";
import { apiAddress, ask } from "../api/ask.ts";
import { useAnnounce } from "../shell/announcer.tsx";
import { useLanguage } from "../shell/language.tsx";
import { useSession } from "../shell/session.tsx";

const againMilliseconds = 2_000;
/** All formats of the largest office are rendered in some ten seconds. */
const mostAsks = 30;

interface ReportLinkProps extends ReportQuery {
  readonly asOf: string;
  readonly version: number;
}

export function ReportLink({ asOf, version, format, unit }: ReportLinkProps) {
  const { say } = useLanguage();
  const { base, me } = useSession();
  const announce = useAnnounce();
  const [isAwaited, setAwaited] = useState(false);
  const path = `${base}/snapshots/${asOf}/${version}/report?${new URLSearchParams({ format, unit })}`;
  const follow = async (): Promise<void> => {
    setAwaited(true);
    announce(say("보고서를 준비하고 있습니다.", "The report is being prepared."));
    const url = await addressOf(path);
    setAwaited(false);
    if (url !== null) location.assign(url);
    else announce(say("보고서를 받지 못했습니다. 다시 해 주십시오.", "The report did not come. Try again."));
  };
  const click = (event: MouseEvent): void => {
    if (me.uploads === "direct") return;
    event.preventDefault();
    if (!isAwaited) void follow();
  };
  return (
    <a
      href={apiAddress(path)}
      download
      onClick={click}
      aria-busy={isAwaited}
      aria-label={say(
        `${asOf} ${version}판 ${format.toUpperCase()} 받기`,
        `Download ${asOf} version ${version} as ${format.toUpperCase()}`,
      )}
    >
      {format.toUpperCase()}
      {isAwaited && "…"}
    </a>
  );
}

/** Null when it is not there after all asking, or may not be had. */
async function addressOf(path: string): Promise<string | null> {
  for (let asked = 1; asked <= mostAsks; asked++) {
    const answer = await ask<ReportAnswer>(path);
    if (answer.kind === "problem") return null;
    if (answer.value.url !== null) return answer.value.url;
    await new Promise((resolve) => setTimeout(resolve, againMilliseconds));
  }
  return null;
}
