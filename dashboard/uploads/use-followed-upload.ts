/** A file that is looked at again while it is under way; when that is over, everything else on the page is, too. */
import { useEffect, useRef, useState } from "react";
import type { UploadAnswer } from "../../shared/contracts/api/api.ts";
import { type Asking, tellChanged, useAnswer } from "../api/use-answer.ts";
import { useSession } from "../shell/session.tsx";

const againMilliseconds = 2_000;
/** A file that went past the API is known a second or two after it was stored; a minute is for a busy hour. */
const mostLooks = 30;

export interface FollowedUpload extends Asking<UploadAnswer> {
  /** It was stored past the API and is not known there yet. */
  readonly isAwaited: boolean;
}

export function useFollowedUpload(id: string): FollowedUpload {
  const { base, me } = useSession();
  const { shown, again } = useAnswer<UploadAnswer>(`${base}/uploads/${id}`);
  const [looks, setLooks] = useState(0);
  const isUnknown = shown.state === "problem" && shown.problem.code === "not-found";
  const isAwaited = me.uploads === "presigned" && isUnknown && looks < mostLooks;
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
