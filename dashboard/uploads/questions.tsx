/** Whether new lines of a held file are known projects: the pairs, what speaks for them, and the answers. */
import type { UploadAnswer } from "../../shared/contracts/api/api.ts";
import { DataTable } from "../parts/data-table.tsx";
import { ProblemNotice } from "../parts/states.tsx";
import { useLanguage } from "../shell/language.tsx";
import { type Answer, useAnswering } from "./use-answering.ts";

type Pair = NonNullable<UploadAnswer["findings"][number]["pairs"]>[number];

export function Questions({ upload }: { readonly upload: UploadAnswer }) {
  const { say, tell } = useLanguage();
  const { problem, isBusy, answer: answerFile } = useAnswering();
  const pairs = upload.findings.flatMap((finding) => finding.pairs ?? []);
  if (upload.state !== "held" || pairs.length === 0) return null;
  const answer = (body: Answer): Promise<void> => answerFile(upload.uploadId, body);
  return (
    <section aria-label={say("같은 사업인지 답하기", "Are they the same projects?")}>
      {problem !== null && <ProblemNotice problem={problem} />}
      <div className="acts">
        <button
          type="button"
          className="primary"
          disabled={isBusy}
          onClick={() => void answer({ allSame: true })}
        >
          {say("모두 같은 사업", "All are the same")}
        </button>
      </div>
      <DataTable
        title={say(
          `장부의 사업과 같아 보이는 새 사업 ${pairs.length}건`,
          `New lines that look known: ${pairs.length}`,
        )}
        rows={pairs}
        keyOf={({ from, to }) => `${from} ${to}`}
        columns={[
          {
            title: say("장부의 사업", "Known"),
            cell: ({ toName, toDepartment }) => `${toName} · ${toDepartment ?? "–"}`,
          },
          {
            title: say("이 파일의 사업", "New"),
            cell: ({ fromName, fromDepartment }) => `${fromName} · ${fromDepartment ?? "–"}`,
          },
          { title: say("근거", "Evidence"), cell: ({ why }) => tell(why) },
          {
            title: say("답", "Answer"),
            cell: (pair) => <AnswerButtons pair={pair} isBusy={isBusy} answer={answer} />,
          },
        ]}
      />
    </section>
  );
}

interface ButtonsProps {
  readonly pair: Pair;
  readonly isBusy: boolean;
  readonly answer: (body: Answer) => Promise<void>;
}

function AnswerButtons({ pair: { from, fromName, to }, isBusy, answer }: ButtonsProps) {
  const { say } = useLanguage();
  return (
    <span className="acts">
      <button
        type="button"
        disabled={isBusy}
        aria-label={say(`${fromName}: 같은 사업`, `${fromName}: the same project`)}
        onClick={() => void answer({ same: [{ from, to }] })}
      >
        {say("같은 사업", "Same")}
      </button>
      <button
        type="button"
        disabled={isBusy}
        aria-label={say(`${fromName}: 새 사업`, `${fromName}: a new project`)}
        onClick={() => void answer({ new: [from] })}
      >
        {say("새 사업", "New")}
      </button>
    </span>
  );
}
