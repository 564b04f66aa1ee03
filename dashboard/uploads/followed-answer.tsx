/** An answer that another process enters, until it is entered; what refuses it stays in sight. */
import { useEffect } from "react";
import { AskedNotice } from "./asked-notice.tsx";
import { useFollowedUpload } from "./use-followed-upload.ts";

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
  return <AskedNotice asked={shown.value.asked} />;
}
