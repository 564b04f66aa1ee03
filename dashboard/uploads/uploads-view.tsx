/** Files: sent, tried first, settled, taken back. */
import type { UploadsAnswer } from "../../shared/contracts/api/api.ts";
import { useAnswer } from "../api/use-answer.ts";
import { Answered, Title } from "../parts/states.tsx";
import { BooksForm } from "../shell/books-form.tsx";
import { useLanguage } from "../shell/language.tsx";
import { usePlace } from "../shell/place.tsx";
import { useSession } from "../shell/session.tsx";
import { SendFile } from "./send-file.tsx";
import { UploadDetail } from "./upload-detail.tsx";
import { UploadPages } from "./upload-pages.tsx";

export function UploadsView() {
  const { say } = useLanguage();
  const { base, officeName, year } = useSession();
  const { params } = usePlace();
  const chosen = params.get("upload");
  const { shown, again } = useAnswer<UploadsAnswer>(`${base}/uploads`);
  return (
    <>
      <Title>{say("자료 올리기", "Uploads")}</Title>
      <p className="small">
        {say(
          `${officeName} · ${year}년 장부에 올립니다.`,
          `Files go to the books of ${officeName}, ${year}.`,
        )}
      </p>
      <SendFile />
      {chosen !== null && <UploadDetail key={chosen} id={chosen} />}
      <Answered shown={shown} again={again}>
        {(latest) => <UploadPages key={base} latest={latest} />}
      </Answered>
      <details className="card">
        <summary>{say("다른 자치단체나 연도에 올리기", "Another office or year")}</summary>
        <BooksForm />
      </details>
    </>
  );
}
