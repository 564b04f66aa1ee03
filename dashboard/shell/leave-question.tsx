/** Asked of who leaves a view in which something is not saved. The browser keeps the focus inside, and Escape stays. */
import { useEffect, useRef } from "react";
import { useLanguage } from "../context/language.tsx";
import { usePlace } from "../context/place.tsx";

export function LeaveQuestion() {
  const { say } = useLanguage();
  const { wanted, decide } = usePlace();
  const dialog = useRef<HTMLDialogElement>(null);
  const isOpen = wanted !== null;
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  return (
    <dialog ref={dialog} className="question" aria-labelledby="leave-question" onCancel={() => decide(false)}>
      <h2 id="leave-question">{say("저장하지 않고 나갑니까?", "Leave without saving?")}</h2>
      <p>
        {say(
          "바꾼 기준을 아직 저장하지 않았습니다. 쓰던 내용은 이 탭에 남아 있어, 돌아오면 이어서 고칠 수 있습니다.",
          "The changed policy is not saved. What you wrote stays in this tab, and you can go on when you come back.",
        )}
      </p>
      <div className="acts">
        <button type="button" className="primary" onClick={() => decide(false)}>
          {say("머무르기", "Stay")}
        </button>
        <button type="button" onClick={() => decide(true)}>
          {say("저장하지 않고 나가기", "Leave")}
        </button>
      </div>
    </dialog>
  );
}
