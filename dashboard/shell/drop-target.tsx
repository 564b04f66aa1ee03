/**
 * Files may be dropped or pasted anywhere on the page. The browser would open them in its place, and with the page would go
 * what somebody was writing.
 */
import { useEffect, useRef, useState } from "react";
import { useLanguage } from "../context/language.tsx";
import { usePlace } from "../context/place.tsx";
import { useSession } from "../context/session.tsx";
import { fromClipboard, fromTransfer, hasFiles, type Picked, giveFiles } from "../context/picked-files.ts";
import { addressOf } from "../logic/place.ts";

export function DropTarget() {
  const { say } = useLanguage();
  const { me } = useSession();
  const { view, search, go } = usePlace();
  const [isOver, setOver] = useState(false);
  const mayUpload = me.role === "finance";
  const take = (picked: Picked): void => {
    if (picked.files.length === 0 && picked.passedOver === 0) return;
    giveFiles(picked);
    if (view !== "uploads") go(addressOf(search, "uploads"));
  };
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (!hasFiles(event.dataTransfer)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = mayUpload ? "copy" : "none";
      if (mayUpload) setOver(true);
    };
    // Nothing else is come to: the window was left.
    const leave = ({ relatedTarget }: DragEvent): void => {
      if (relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      setOver(false);
      if (!hasFiles(event.dataTransfer)) return;
      event.preventDefault();
      if (mayUpload) void fromTransfer(event.dataTransfer).then((picked) => latest.current(picked));
    };
    const paste = (event: ClipboardEvent): void => {
      const picked = event.clipboardData === null ? null : fromClipboard(event.clipboardData);
      if (picked === null || !mayUpload) return;
      event.preventDefault();
      latest.current(picked);
    };
    document.addEventListener("dragenter", over);
    document.addEventListener("dragover", over);
    document.addEventListener("dragleave", leave);
    document.addEventListener("drop", drop);
    document.addEventListener("paste", paste);
    return () => {
      document.removeEventListener("dragenter", over);
      document.removeEventListener("dragover", over);
      document.removeEventListener("dragleave", leave);
      document.removeEventListener("drop", drop);
      document.removeEventListener("paste", paste);
    };
  }, [mayUpload]);
  if (!isOver) return null;
  return (
    <div className="drop-target">
      <p>
        {say("여기에 놓으면 자료 올리기에서 시험합니다", "Drop here: the files are tried in Uploads first")}
      </p>
    </div>
  );
}
