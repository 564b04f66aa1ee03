/** The files of the books from the latest on; earlier ones are asked for page by page. */
import type { UploadsAnswer } from "../../shared/contracts/api/api.ts";
import { ProblemNotice } from "../parts/states.tsx";
import { useLanguage } from "../shell/language.tsx";
import { UploadTable } from "./upload-table.tsx";
import { useUploadPages } from "./use-upload-pages.ts";

export function UploadPages({ latest }: { readonly latest: UploadsAnswer }) {
  const { say } = useLanguage();
  const { items, total, problem, isAsking, showMore } = useUploadPages(latest);
  return (
    <>
      <UploadTable items={items} />
      {problem !== null && <ProblemNotice problem={problem} />}
      {showMore !== null && (
        <div className="acts more">
          <button type="button" disabled={isAsking} onClick={showMore}>
            {say(
              `더 보기 (전체 ${total}건 가운데 ${items.length}건)`,
              `Show more (${items.length} of ${total})`,
            )}
          </button>
        </div>
      )}
    </>
  );
}
