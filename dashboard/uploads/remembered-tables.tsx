/** The office's own tables that were taught, and a way to have one forgotten. */
import { useState } from "react";
import type { MappingsAnswer, Problem } from "../../shared/contracts/api/api.ts";
import { ask } from "../api/ask.ts";
import { tellChanged, useAnswer } from "../api/use-answer.ts";
import { useLanguage } from "../context/language.tsx";
import { useSession } from "../context/session.tsx";
import { useToast } from "../context/toasts.tsx";
import { formatMoment } from "../logic/format-figures.ts";
import { ProblemNotice } from "../parts/states.tsx";

export function RememberedTables() {
  const { say } = useLanguage();
  const { base } = useSession();
  const toast = useToast();
  const [problem, setProblem] = useState<Problem | null>(null);
  const { shown } = useAnswer<MappingsAnswer>(`${base}/mappings`);
  if (shown.state !== "shown" || shown.value.items.length === 0) return null;
  const forget = async (number: number): Promise<void> => {
    const answer = await ask(`${base}/mappings/${number}`, { method: "DELETE" });
    setProblem(answer.kind === "problem" ? answer.problem : null);
    if (answer.kind === "problem") return;
    toast({
      text: say(
        `${number}번을 잊었습니다. 이미 반영한 파일은 그대로입니다.`,
        `Mapping ${number} is forgotten; what was read through it stays.`,
      ),
    });
    tellChanged();
  };
  const { items } = shown.value;
  return (
    <details className="card">
      <summary>{say(`알려 준 표 ${items.length}개`, `Taught tables: ${items.length}`)}</summary>
      {problem !== null && <ProblemNotice problem={problem} />}
      <ul className="payments">
        {items.map(({ taught, columns }) =>
          taught === null ? null : (
            <li key={taught.number}>
              {say(`${taught.number}번`, `No. ${taught.number}`)} ·{" "}
              {columns.map(({ header }) => header).join(", ")}{" "}
              <span className="small">
                ({taught.by}, {formatMoment(taught.at)})
              </span>{" "}
              <button
                type="button"
                aria-label={say(`${taught.number}번 잊기`, `Forget number ${taught.number}`)}
                onClick={() => void forget(taught.number)}
              >
                {say("잊기", "Forget")}
              </button>
            </li>
          ),
        )}
      </ul>
    </details>
  );
}
