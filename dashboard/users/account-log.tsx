/** What was done about accounts, and who downloaded what of these books. */
import { useState } from "react";
import type { AccountsAnswer, ReadLogAnswer } from "../../shared/contracts/api/api.ts";
import { actNames } from "../../shared/domain/words/act-names.ts";
import { readName, readTarget } from "../../shared/domain/words/read-names.ts";
import { roleNames } from "../../shared/domain/words/role-names.ts";
import { useAnswer } from "../api/use-answer.ts";
import { valueLines } from "../audit/act-labels.ts";
import { useLanguage } from "../context/language.tsx";
import { useSession } from "../context/session.tsx";
import { formatMoment } from "../logic/format-figures.ts";
import { DataTable } from "../parts/data-table.tsx";
import { Answered, Empty } from "../parts/states.tsx";

export function AccountActs({ acts }: Pick<AccountsAnswer, "acts">) {
  const { say, tell, language } = useLanguage();
  return (
    <DataTable
      title={say(
        `계정에 한 일 (최근 ${acts.length}건)`,
        `What was done about accounts (the latest ${acts.length})`,
      )}
      rows={acts.map((act, at) => ({ ...act, index: at }))}
      keyOf={({ index }) => `${index}`}
      columns={[
        { title: say("언제", "When"), cell: ({ at }) => <span className="whole">{formatMoment(at)}</span> },
        {
          title: say("누가", "Who"),
          cell: ({ by }) => <span className="name">{`${by.name} (${tell(roleNames[by.role])})`}</span>,
        },
        { title: say("무엇을", "What"), cell: ({ act }) => tell(actNames[act]) },
        { title: say("계정", "Account"), cell: ({ target }) => <span className="name">{target}</span> },
        {
          title: say("전과 뒤", "Before and after"),
          cell: ({ before, after }) => (
            <span className="sentence">{valueLines(before, after, language).join(" · ")}</span>
          ),
        },
      ]}
    />
  );
}

const mostReads = 500;

export function Downloads() {
  const { say, tell } = useLanguage();
  const { base, officeName, year } = useSession();
  const [from, setFrom] = useState("");
  const query = new URLSearchParams({ limit: `${mostReads}`, ...(from === "" ? {} : { from }) });
  const { shown, again } = useAnswer<ReadLogAnswer>(`${base}/read-log?${query}`);
  return (
    <section aria-label={say("내려받은 기록", "Downloads")}>
      <h2>{say("내려받은 기록", "Downloads")}</h2>
      <p className="small">
        {say(
          `${officeName} ${year}년 장부에서 내려받은 것입니다.`,
          `Of the books of ${officeName}, ${year}.`,
        )}
      </p>
      <div className="row-form">
        <label>
          {say("이날부터", "From")}
          <input type="date" value={from} onChange={({ target }) => setFrom(target.value)} />
        </label>
      </div>
      <Answered shown={shown} again={again}>
        {({ items, next }) => {
          const files = items.filter(({ kind }) => kind === "download");
          return (
            <>
              {files.length === 0 ? (
                <Empty>{say("내려받은 것이 없습니다.", "Nothing was downloaded.")}</Empty>
              ) : (
                <DataTable
                  title={say(`내려받음 ${files.length}건`, `${files.length} downloads`)}
                  rows={files.map((file, index) => ({ ...file, index }))}
                  keyOf={({ index }) => `${index}`}
                  columns={[
                    {
                      title: say("언제", "When"),
                      cell: ({ last }) => <span className="whole">{formatMoment(last)}</span>,
                    },
                    {
                      title: say("누가", "Who"),
                      cell: ({ by }) => (
                        <span className="name">{`${by.name} (${tell(roleNames[by.role])})`}</span>
                      ),
                    },
                    {
                      title: say("무엇을", "What"),
                      cell: ({ what }) => tell(readName(what)),
                    },
                    {
                      title: say("어느 것", "Which"),
                      cell: ({ target }) => <span className="name">{tell(readTarget(target))}</span>,
                    },
                  ]}
                />
              )}
              {next !== null && (
                <p className="small">
                  {say(
                    `최근에 보고 내려받은 ${mostReads}건 가운데서 찾았습니다. 그 앞은 monitor reads로 볼 수 있습니다.`,
                    `Found among the latest ${mostReads} looks and downloads; monitor reads shows those before.`,
                  )}
                </p>
              )}
            </>
          );
        }}
      </Answered>
    </section>
  );
}
