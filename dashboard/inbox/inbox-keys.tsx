/** The keys of the inbox, and a line that names them and switches them off: a screen reader or a voice may need the letters. */
import { useEffect, useRef, useState } from "react";
import { useLanguage } from "../context/language.tsx";
import { type InboxKey, inboxKeyOf } from "../logic/inbox.ts";

const storageName = "budget-monitor-inbox-keys";

function areOn(): boolean {
  return localStorage.getItem(storageName) !== "off";
}

export function useInboxKeys(press: (key: InboxKey) => void): void {
  const latest = useRef(press);
  useEffect(() => {
    latest.current = press;
  });
  useEffect(() => {
    const follow = (event: KeyboardEvent): void => {
      const isTyping =
        event.target instanceof Element &&
        event.target.closest("input:not([type=checkbox]), select, textarea") !== null;
      const key = isTyping || event.isComposing || !areOn() ? null : inboxKeyOf(event);
      if (key === null) return;
      event.preventDefault();
      latest.current(key);
    };
    document.addEventListener("keydown", follow);
    return () => document.removeEventListener("keydown", follow);
  }, []);
}

export function KeyHelp() {
  const { say } = useLanguage();
  const [isOn, setOn] = useState(areOn);
  return (
    <label className="inbox-keys small">
      <input
        type="checkbox"
        checked={isOn}
        onChange={({ target: { checked } }) => {
          localStorage.setItem(storageName, checked ? "on" : "off");
          setOn(checked);
        }}
      />
      <span>
        {say("단축키", "Keys")} <kbd>j</kbd> <kbd>k</kbd> {say("다음·이전", "next, previous")} · <kbd>x</kbd>{" "}
        {say("선택", "select")} · <kbd>a</kbd> {say("확인", "acknowledge")} · <kbd>s</kbd>{" "}
        {say("미루기", "put off")} · <kbd>e</kbd> {say("사유", "explain")} · <kbd>/</kbd>{" "}
        {say("찾기", "search")}
      </span>
    </label>
  );
}
