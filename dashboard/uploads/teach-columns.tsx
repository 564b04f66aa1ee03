/** A table that no format knows is taught here once: its header, some of its rows, and what each column means. */
import { useState } from "react";
import type { MappingTaught, Problem, UploadColumns } from "../../shared/contracts/api/api.ts";
import { ask } from "../api/ask.ts";
import { tellChanged, useAnswer } from "../api/use-answer.ts";
import { useLanguage } from "../context/language.tsx";
import { useSession } from "../context/session.tsx";
import { useToast } from "../context/toasts.tsx";
import {
  type Mapping,
  meaningGroupsOf,
  meaningValue,
  openColumns,
  withMeaning,
} from "../logic/columns/column-meanings.ts";
import { Answered, ProblemNotice } from "../parts/states.tsx";

const units = ["원", "천원", "백만원", "억원"] as const;

export function TeachColumns({ uploadId }: { readonly uploadId: string }) {
  const { say } = useLanguage();
  const { base } = useSession();
  const [isOpen, setOpen] = useState(false);
  const { shown, again } = useAnswer<UploadColumns>(isOpen ? `${base}/uploads/${uploadId}/columns` : null);
  return (
    <section aria-labelledby="teach">
      <h3 id="teach">{say("이 표의 열을 알려 주기", "Say what its columns mean")}</h3>
      <p className="small">
        {say(
          "한 번 알려 주면 제목 줄이 같은 파일은 앞으로 묻지 않고 읽습니다. 이 자치단체의 모든 연도에 기억합니다.",
          "Said once, files with the same header are read without asking, in every year of this office.",
        )}
      </p>
      {isOpen ? (
        <Answered shown={shown} again={again}>
          {(given) => <ColumnForm given={given} />}
        </Answered>
      ) : (
        <button type="button" onClick={() => setOpen(true)}>
          {say("열 뜻 정하기", "Say what they mean")}
        </button>
      )}
    </section>
  );
}

function ColumnForm({ given: { mapping: drafted, samples } }: { readonly given: UploadColumns }) {
  const { say } = useLanguage();
  const { base } = useSession();
  const toast = useToast();
  const [mapping, setMapping] = useState<Mapping>(drafted);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [taught, setTaught] = useState<number | null>(null);
  const open = openColumns(mapping);
  const setMeaning = (at: number, value: string): void =>
    setMapping({
      ...mapping,
      columns: mapping.columns.map((column, place) => (place === at ? withMeaning(column, value) : column)),
    });
  const remember = async (): Promise<void> => {
    setBusy(true);
    const answer = await ask<MappingTaught>(`${base}/mappings`, { method: "PUT", body: { mapping } });
    setBusy(false);
    setProblem(answer.kind === "problem" ? answer.problem : null);
    if (answer.kind === "problem") return;
    setTaught(answer.value.number);
    toast({
      text: say(
        `이 표의 뜻을 ${answer.value.number}번으로 기억했습니다.`,
        `Remembered as mapping ${answer.value.number}.`,
      ),
    });
    tellChanged();
  };
  return (
    <>
      <div
        className="scroll"
        role="region"
        tabIndex={0}
        aria-label={say("열과 그 뜻", "Columns and their meanings")}
      >
        <table className="taught-columns">
          <thead>
            <tr>
              <th scope="col">{say(`제목 (${mapping.headerRow}행)`, `Header (row ${mapping.headerRow})`)}</th>
              <th scope="col">{say("뜻", "Meaning")}</th>
              <th scope="col">{say("처음 몇 줄", "First rows")}</th>
            </tr>
          </thead>
          <tbody>
            {mapping.columns.map((column, at) => (
              <tr key={at}>
                <th scope="row">
                  {column.group !== undefined && <span className="small">{column.group} · </span>}
                  {column.header}
                </th>
                <td>
                  <MeaningChoice
                    label={`${column.header} (${at + 1})`}
                    value={meaningValue(column)}
                    choose={(value) => setMeaning(at, value)}
                  />
                </td>
                <td className="small">
                  {samples[at]?.length === 0
                    ? say("보이지 않음", "not shown")
                    : samples[at]?.filter((cell) => cell !== "").join(" / ")}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <label className="narrow">
        {say("금액 단위", "Unit of amounts")}
        <select
          value={mapping.unit ?? ""}
          onChange={({ target }) =>
            setMapping({ ...mapping, unit: units.find((unit) => unit === target.value) ?? null })
          }
        >
          <option value="">{say("열이나 파일에 적힌 대로", "as columns or the file state")}</option>
          {units.map((unit) => (
            <option key={unit}>{unit}</option>
          ))}
        </select>
      </label>
      {problem !== null && <ProblemNotice problem={problem} />}
      <div className="acts">
        <button
          type="button"
          className="primary"
          disabled={isBusy || open.length > 0 || taught !== null}
          onClick={() => void remember()}
        >
          {say("기억하기", "Remember")}
        </button>
        <span role="status" className="small">
          {taught !== null
            ? say(
                "기억했습니다. 같은 파일을 다시 올리면 이 뜻대로 읽습니다.",
                "Remembered. Send the same file again, and it is read so.",
              )
            : open.length > 0 &&
              say(
                `뜻을 정할 열 ${open.length}개: ${open.map(({ header }) => header).join(", ")}`,
                `Still to be said of ${open.length}: ${open.map(({ header }) => header).join(", ")}`,
              )}
        </span>
      </div>
    </>
  );
}

interface MeaningChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly choose: (value: string) => void;
}

function MeaningChoice({ label, value, choose }: MeaningChoiceProps) {
  const { tell } = useLanguage();
  const { office } = useSession();
  return (
    <select
      aria-label={label}
      aria-invalid={value === "?"}
      value={value}
      onChange={({ target }) => choose(target.value)}
    >
      {meaningGroupsOf(office).map(({ title, choices }) => (
        <optgroup key={title.en} label={tell(title)}>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {tell(choice.title)}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}
