/** Where files are picked, or a folder of them; they may be dropped and pasted anywhere on the page. */
import { useId, useRef } from "react";
import { useLanguage } from "../context/language.tsx";
import { useSession } from "../context/session.tsx";
import { fromInput } from "../context/picked-files.ts";
import type { FileQueue } from "./file-queue.ts";

export function PickFiles({ queue }: { readonly queue: FileQueue }) {
  const { say } = useLanguage();
  const { me } = useSession();
  const hint = useId();
  // As the sentence counts that says a file is too large.
  const limit = me.maxUploadBytes / 1024 / 1024;
  const folder = useRef<HTMLInputElement>(null);
  const take = (input: HTMLInputElement): void => {
    queue.add(fromInput(input.files));
    // The same file may be picked once more.
    input.value = "";
  };
  return (
    <div className="drop">
      <p>
        {say(
          "파일이나 폴더를 화면 아무 데나 끌어다 놓거나, 붙여 넣거나, 고르십시오",
          "Drop files or a folder anywhere on the page, paste them, or choose them",
        )}
      </p>
      <div className="acts">
        <label className="pick">
          <span className="button">{say("파일 고르기", "Choose files")}</span>
          <input
            className="unseen"
            type="file"
            multiple
            aria-describedby={hint}
            onChange={({ target }) => take(target)}
          />
        </label>
        <button type="button" onClick={() => folder.current?.click()}>
          {say("폴더 고르기", "Choose a folder")}
        </button>
      </div>
      <input
        ref={(input) => {
          folder.current = input;
          if (input !== null) input.webkitdirectory = true;
        }}
        type="file"
        hidden
        onChange={({ target }) => take(target)}
      />
      <p id={hint} className="small">
        {say(
          `엑셀(XLSX·XLS), CSV, JSON, 한글(HWPX·HWP), 워드(DOCX), ODT, PDF, HTML, TXT · 파일 하나에 ${limit}MB까지. 먼저 하나씩 시험해 보고, 확인한 뒤에 반영합니다.`,
          `XLSX, XLS, CSV, JSON, HWPX, HWP, DOCX, ODT, PDF, HTML, TXT · up to ${limit} MB a file. Each is tried first, and applied only after you agree.`,
        )}
      </p>
    </div>
  );
}
