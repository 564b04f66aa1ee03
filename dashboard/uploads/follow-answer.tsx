/** An answer that another process enters, until it is entered; what refuses it stays in sight. */
import { useEffect, useRef, useState } from "react";
import type { UploadAnswer } from "../../shared/contracts/api/api.ts";
import { type Asking, tellChanged, useAnswer } from "../api/use-answer.ts";
import { formatMoment } from "../logic/format-figures.ts";
import { useLanguage } from "../context/language.tsx";
import { useSession } from "../context/session.tsx";
import { requestedNames } from "./upload-labels.ts";

interface FollowedProps {
  readonly id: string;
  readonly onEnd: (id: string) => void;
}

export function FollowedAnswer({ id, onEnd }: FollowedProps) {
  const { shown } = useFollowedUpload(id);
  const isOver = shown.state === "problem" || (shown.state === "shown" && !shown.value.isUnderWay);
  useEffect(() => {
    if (isOver) onEnd(id);
  }, [isOver, id, onEnd]);
  if (shown.state !== "shown" || shown.value.asked === null) return null;
  return <RequestNotice asked={shown.value.asked} />;
}

/** How it stands with what was asked of a file, where another process does it: under way, refused and why, or lost. */
export function RequestNotice({ asked: requested }: { readonly asked: NonNullable<UploadAnswer["asked"]> }) {
  const { tell } = useLanguage();
  const words = requestedNames[requested.state];
  if (words === null) return null;
  return (
    <div className={requested.state === "open" ? "notice" : "notice notice-rejected"} role="status">
      <p>{tell(words)}</p>
      {requested.findings.map((finding) => (
        <p key={finding.code}>{tell(finding)}</p>
      ))}
      <p className="small">
        {requested.by} · {formatMoment(requested.at)}
      </p>
    </div>
  );
}

const againMilliseconds = 2_000;
/** A file that went past the API is known a second or two after it was stored; a minute is for a busy hour. */
const mostPolls = 30;

interface FollowedUpload extends Asking<UploadAnswer> {
  /** It was stored past the API and is not known there yet. */
  readonly isAwaited: boolean;
}

/** A file that is looked at again while it is under way; when that is over, everything else on the page is, too. */
export function useFollowedUpload(id: string): FollowedUpload {
  const { base, me } = useSession();
  const { shown, again } = useAnswer<UploadAnswer>(`${base}/uploads/${id}`);
  const [looks, setLooks] = useState(0);
  const isUnknown = shown.state === "problem" && shown.problem.code === "not-found";
  const isAwaited = me.uploads === "presigned" && isUnknown && looks < mostPolls;
  const isFollowed = isAwaited || (shown.state === "shown" && shown.value.isUnderWay);
  const wasFollowed = useRef(false);
  useEffect(() => {
    if (!isFollowed) {
      if (wasFollowed.current && shown.state === "shown") {
        wasFollowed.current = false;
        tellChanged();
      }
      return undefined;
    }
    wasFollowed.current = true;
    const timer = setTimeout(() => {
      setLooks((before) => before + 1);
      again();
    }, againMilliseconds);
    return () => clearTimeout(timer);
  }, [isFollowed, shown, again, looks]);
  return { shown, again, isAwaited };
}
