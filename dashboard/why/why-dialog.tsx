/** Why a figure is what it is: the formula with its numbers, its base and day, then what each part came from. */
import { useEffect, useRef } from "react";
import type { WhyAnswer } from "../../shared/contracts/api/api.ts";
import { useAnswer } from "../api/use-answer.ts";
import { useLanguage } from "../context/language.tsx";
import { useSession } from "../context/session.tsx";
import { formatRate, grouped } from "../logic/format-figures.ts";
import { DataTable } from "../parts/data-table.tsx";
import { FileRows } from "../parts/file-rows.tsx";
import { Answered } from "../parts/states.tsx";
import { ProjectWhy, exact, Formula } from "./project-why.tsx";

interface WhyProps {
  /** `office`, `department:환경과` or `project:code/a1`; of frozen figures `snapshot:2026-06-30/1` or `snapshot:2026-06-30/1:환경과`. */
  readonly of: string;
  readonly onGo: (of: string) => void;
  readonly onEnd: () => void;
}

export function WhyDialog({ of, onGo, onEnd }: WhyProps) {
  const { say } = useLanguage();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const [kind = "", ...rest] = of.split(":");
  const name = rest.join(":");
  const frozen = kind === "snapshot" ? (rest[0] ?? null) : null;
  const department = frozen === null ? name : rest.slice(1).join(":");
  return (
    <dialog ref={dialog} className="question why" aria-labelledby="why-title" onClose={onEnd}>
      <div className="why-head">
        <h2 id="why-title">{say("이 숫자의 근거", "Why this number")}</h2>
        <button type="button" onClick={() => dialog.current?.close()}>
          {say("닫기", "Close")}
        </button>
      </div>
      {kind === "project" ? (
        <ProjectWhy key={of} id={name} />
      ) : (
        <SumWhy key={of} department={department === "" ? null : department} frozen={frozen} onGo={onGo} />
      )}
    </dialog>
  );
}

interface SumWhyProps {
  readonly department: string | null;
  /** The snapshot whose figures they are; null of today's. */
  readonly frozen: string | null;
  readonly onGo: WhyProps["onGo"];
}

function SumWhy({ department, frozen, onGo }: SumWhyProps) {
  const { say } = useLanguage();
  const { base, officeName } = useSession();
  const query = new URLSearchParams({
    ...(department === null ? {} : { department }),
    ...(frozen === null ? {} : { snapshot: frozen }),
  });
  const { shown, again } = useAnswer<WhyAnswer>(`${base}/why?${query}`);
  const goTo = (name: string): string =>
    frozen === null ? `department:${name}` : `snapshot:${frozen}:${name}`;
  return (
    <Answered shown={shown} again={again}>
      {(why) => (
        <>
          <Formula name={department ?? officeName} {...why} />
          {frozen !== null && (
            <p className="small">
              {say(
                `스냅숏 ${frozen}에 굳힌 수치입니다. 사업을 누르면 지금의 기록과 그 파일의 행이 나옵니다.`,
                `These figures were frozen in snapshot ${frozen}. A project leads to its records of today, with their rows.`,
              )}
            </p>
          )}
          <Parts why={why} goTo={goTo} onGo={onGo} />
          <Sources why={why} />
        </>
      )}
    </Answered>
  );
}

interface PartsProps {
  readonly why: WhyAnswer;
  /** What a department's own figures are called. */
  readonly goTo: (department: string) => string;
  readonly onGo: WhyProps["onGo"];
}

function Parts({ why: { parts, rest, lines }, goTo, onGo }: PartsProps) {
  const { say } = useLanguage();
  const { me } = useSession();
  const mayGo = me.role === "finance" || me.role === "manager";
  const rows = [
    ...parts.map((part, index) => ({ ...part, index, isRest: false })),
    ...(rest === null
      ? []
      : [{ ...rest, id: null, name: null, rate: null, asOf: "", index: -1, isRest: true }]),
  ];
  return (
    <DataTable
      title={say(`무엇을 더했나: 사업 ${grouped(lines)}건`, `What was added up: ${grouped(lines)} projects`)}
      rows={rows}
      keyOf={({ index }) => `${index}`}
      columns={[
        {
          title: say("부분", "Part"),
          cell: ({ id, name, isRest }) => {
            if (isRest) return say(`나머지 ${rest?.count ?? 0}건`, `${rest?.count ?? 0} more`);
            const words = name ?? say("부서 없음", "No department");
            if (!mayGo || name === null) return words;
            return (
              <button
                type="button"
                className="plain"
                onClick={() => onGo(id === null ? goTo(name) : `project:${id}`)}
              >
                <bdi>{words}</bdi>
              </button>
            );
          },
        },
        { title: say("집행(원)", "Spent (won)"), isNumber: true, cell: ({ spentWon }) => exact(spentWon) },
        { title: say("예산(원)", "Budget (won)"), isNumber: true, cell: ({ budgetWon }) => exact(budgetWon) },
        {
          title: say("집행률", "Rate"),
          isNumber: true,
          cell: ({ rate }) => (rate === null ? "–" : formatRate(rate)),
        },
        { title: say("기준일", "As of"), cell: ({ asOf }) => <span className="whole">{asOf}</span> },
      ]}
    />
  );
}

function Sources({ why: { sources, sourceCount } }: { readonly why: WhyAnswer }) {
  const { say } = useLanguage();
  return (
    <>
      <DataTable
        title={say("어느 파일에서 왔나", "Which files state it")}
        rows={sources}
        keyOf={({ uploadId }) => uploadId}
        columns={[
          {
            title: say("파일", "File"),
            cell: ({ uploadId, fileName }) => (
              <FileRows uploadId={uploadId} fileName={fileName} rows={[]} rowCount={0} />
            ),
          },
          { title: say("기준일", "As of"), cell: ({ asOf }) => <span className="whole">{asOf ?? "–"}</span> },
          { title: say("사업", "Projects"), isNumber: true, cell: ({ lines }) => grouped(lines) },
          {
            title: say("사람이 한 일", "Act of a person"),
            cell: ({ releasedBy }) =>
              releasedBy === null ? "–" : say(`${releasedBy}: 보류 해제`, `released by ${releasedBy}`),
          },
        ]}
      />
      {sourceCount > sources.length && (
        <p className="small">
          {say(
            `파일 ${sourceCount}개 가운데 ${sources.length}개`,
            `${sources.length} of ${sourceCount} files`,
          )}
        </p>
      )}
    </>
  );
}
