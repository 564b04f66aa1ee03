/** What needs somebody this week: one row for each project, what to do next, and an answer for one or for many. */
import { useEffect, useRef, useState } from "react";
import type { InboxAnswer, Overview } from "../../shared/contracts/api/api.ts";
import { type AnswerAct, type Answering, begunAnswer } from "../alerts/answer-draft.ts";
import { useAnswer } from "../api/use-answer.ts";
import { useDraftNames } from "../context/draft.tsx";
import { useLanguage } from "../context/language.tsx";
import { usePlace } from "../context/place.tsx";
import { useSession } from "../context/session.tsx";
import { inboxQueryOf, inboxRowsAtOnce, rowAfter } from "../logic/inbox.ts";
import { leisureCode } from "../api/late-code.ts";
import { latePart } from "../parts/late-part.tsx";
import { OwnDepartments } from "../parts/own-departments.tsx";
import { Answered, Empty, Title } from "../parts/states.tsx";
import { InboxFilters } from "./inbox-filters.tsx";
import { InboxRow } from "./inbox-row.tsx";
import { emptyTabs, InboxTabs } from "./inbox-tabs.tsx";
import { KeyHelp, useInboxKeys } from "./inbox-keys.tsx";

const AnswerForm = latePart(
  leisureCode(() => import("../alerts/answer-form.tsx").then((file) => file.AnswerForm)),
);

const mostShown = 2_000;

export function InboxView() {
  const { say } = useLanguage();
  const { base, me } = useSession();
  const { params } = usePlace();
  const isManager = me.role === "manager";
  const own = useAnswer<Overview>(isManager ? `${base}/overview` : null).shown;
  const [limit, setLimit] = useState(inboxRowsAtOnce);
  const { shown, again } = useAnswer<InboxAnswer>(`${base}/inbox?${inboxQueryOf(params, limit)}`);
  return (
    <>
      <Title>{say("할 일", "To do")}</Title>
      <Answered shown={shown} again={again}>
        {(inbox) => (
          <>
            {own.state === "shown" && <OwnDepartments departments={own.value.byDepartment} />}
            <InboxTabs inbox={inbox} />
            <InboxFilters inbox={inbox} />
            <Rows key={`${inbox.tab} ${params.toString()}`} inbox={inbox} linked={params.get("row")} />
            {inbox.items.length < inbox.counts[inbox.tab] && (
              <button type="button" onClick={() => setLimit(mostShown)}>
                {say(
                  `나머지 ${inbox.counts[inbox.tab] - inbox.items.length}건 보기`,
                  `Show the other ${inbox.counts[inbox.tab] - inbox.items.length}`,
                )}
              </button>
            )}
          </>
        )}
      </Answered>
    </>
  );
}

interface RowsProps {
  readonly inbox: InboxAnswer;
  /** The row that the address names: any alert's id of it. */
  readonly linked: string | null;
}

function Rows({ inbox: { items, tab }, linked }: RowsProps) {
  const { say, tell } = useLanguage();
  const list = useRef<HTMLUListElement>(null);
  const ids = items.map(({ id }) => id);
  // An answer that was sent ends in the render in which it was sent: other rows may be here by then.
  const latestIds = useRef(ids);
  useEffect(() => {
    latestIds.current = ids;
  });
  const named = items.find(({ id, facets }) => id === linked || facets.some((facet) => facet.id === linked));
  const [current, setCurrent] = useState<string | null>(named?.id ?? null);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const begun = useDraftNames();
  const [answering, setAnswering] = useState<Answering | null>(() => begunAnswer(begun(), ids));
  // The row itself and not a mark: the effect of an earlier render may still run, for which another row is current.
  const wanted = useRef(named?.id ?? null);
  useEffect(() => {
    const row = list.current?.querySelector<HTMLElement>(`[data-row="${wanted.current}"]`);
    if (!row) return;
    wanted.current = null;
    row.focus();
    row.scrollIntoView({ block: "nearest" });
  });
  const chosen = ids.filter((id) => selected.has(id));
  const moveTo = (id: string | null): void => {
    if (id === null) return;
    wanted.current = id;
    setCurrent(id);
  };
  const begin = (act: AnswerAct, id: string | null): void => {
    const of = chosen.length > 0 && (id === null || selected.has(id)) ? chosen : id === null ? [] : [id];
    const isSame = answering?.act === act && answering.ids.join() === of.join();
    setAnswering(of.length === 0 || isSame ? null : { act, ids: of });
  };
  const end = (done: readonly string[]): void => {
    const gone = new Set(done);
    setSelected((before) => new Set([...before].filter((id) => !gone.has(id))));
    if (answering !== null && done.length < answering.ids.length) return;
    setAnswering(null);
    const here = latestIds.current;
    const last = answering?.ids.at(-1) ?? current;
    // What was answered may have left the list already: what stood after it then is found by the list of before.
    const next = gone.size === 0 ? current : rowAfter(here.includes(last ?? "") ? here : ids, gone, last);
    moveTo(next === null || here.includes(next) ? next : (here[0] ?? null));
  };
  const toggle = (id: string): void =>
    setSelected(
      (before) => new Set(before.has(id) ? [...before].filter((each) => each !== id) : [...before, id]),
    );
  useInboxKeys((key) => {
    const at = current === null ? -1 : ids.indexOf(current);
    switch (key) {
      case "next":
        return moveTo(ids[Math.min(ids.length - 1, at + 1)] ?? null);
      case "previous":
        return moveTo(ids[Math.max(0, at - 1)] ?? null);
      case "select":
        return current === null ? undefined : toggle(current);
      case "search":
        return document.querySelector<HTMLInputElement>("#inbox-search")?.focus();
      case "acknowledge":
      case "snooze":
      case "explain":
        return begin(key, current);
    }
  });
  if (items.length === 0) return <Empty>{tell(emptyTabs[tab])}</Empty>;
  const isAnswerable = tab !== "done";
  const form = answering !== null && (
    <AnswerForm
      key={`${answering.act} ${answering.ids.join()}`}
      alerts={items.filter(({ id }) => answering.ids.includes(id))}
      act={answering.act}
      onDone={end}
    />
  );
  return (
    <>
      {isAnswerable && (
        <div className="inbox-chosen">
          <label className="inbox-check">
            <input
              type="checkbox"
              checked={chosen.length === ids.length}
              onChange={() => setSelected(new Set(chosen.length === ids.length ? [] : ids))}
            />
            {chosen.length === 0
              ? say("모두 선택", "Select all")
              : say(`${chosen.length}건 선택함`, `${chosen.length} selected`)}
          </label>
          {chosen.length > 0 && (
            <span className="acts">
              <button type="button" onClick={() => begin("acknowledge", null)}>
                {say("모두 확인", "Acknowledge all")}
              </button>
              <button type="button" onClick={() => begin("snooze", null)}>
                {say("모두 미루기", "Put all off")}
              </button>
              <button type="button" onClick={() => begin("explain", null)}>
                {say("모두 사유 적기", "Explain all")}
              </button>
            </span>
          )}
          <KeyHelp />
        </div>
      )}
      {answering !== null && answering.ids.length > 1 && form}
      <ul className="alerts" ref={list}>
        {items.map((item) => (
          <InboxRow
            key={item.id}
            item={item}
            isCurrent={item.id === current}
            isSelected={selected.has(item.id)}
            isOpen={item === named}
            act={answering?.ids.join() === item.id ? answering.act : null}
            onSelect={() => toggle(item.id)}
            onAct={(act) => begin(act, item.id)}
            onFocus={() => setCurrent(item.id)}
            form={answering?.ids.join() === item.id ? form : null}
          />
        ))}
      </ul>
    </>
  );
}
