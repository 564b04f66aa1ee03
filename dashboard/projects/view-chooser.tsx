/** Views that somebody named: filters, order and columns under one word. They lie in this browser, which is said. */
import { type SyntheticEvent, useState } from "react";
import { useKept } from "../context/kept.ts";
import { useLanguage } from "../context/language.tsx";
import { Link, usePlace } from "../context/place.tsx";
import { useSession } from "../context/session.tsx";
import { useToast } from "../context/toasts.tsx";
import {
  changesTo,
  maxNameLength,
  readViews,
  type SavedView,
  withView,
  writeViews,
} from "../logic/saved-views.ts";
import { FoldOut } from "../parts/fold-out.tsx";

/** @param search what of the address makes the view that is shown. */
export function ViewChooser({ search }: { readonly search: string }) {
  const { say } = useLanguage();
  const { office } = useSession();
  const { params, change } = usePlace();
  const toast = useToast();
  const [kept, keep] = useKept(`views-${office}`);
  const views = readViews(kept);
  const saved = params.get("saved");
  const remove = (view: SavedView): void => {
    keep(writeViews(views.filter(({ name }) => name !== view.name)));
    if (saved === view.name) change({ saved: null }, "replace");
    toast({
      text: say(`보기 "${view.name}" 삭제함`, `View "${view.name}" removed`),
      undo: () => {
        keep(kept);
        toast(null);
      },
    });
  };
  const save = (name: string): void => {
    keep(writeViews(withView(views, { name, search })));
    change({ saved: name }, "replace");
    toast({ text: say(`보기 "${name}" 저장함`, `View "${name}" saved`) });
  };
  return (
    <FoldOut
      title={
        views.length === 0
          ? say("보기 저장", "Save view")
          : say(`내 보기 ${views.length}개`, `My views: ${views.length}`)
      }
    >
      {views.length > 0 && (
        <ul className="saved-views">
          {views.map((view) => (
            <li key={view.name}>
              <Link view="projects" values={changesTo(view)} current={saved === view.name}>
                {view.name}
              </Link>
              <button
                type="button"
                aria-label={say(`보기 "${view.name}" 삭제`, `Remove view "${view.name}"`)}
                onClick={() => remove(view)}
              >
                ✕
              </button>
            </li>
          ))}
        </ul>
      )}
      <NameForm shown={saved ?? ""} save={save} key={saved} />
      <p className="small">
        {say(
          "조건·순서·열을 이름으로 저장합니다. 이 브라우저에만 보관되니, 다른 PC나 동료에게는 주소를 보내 주십시오.",
          "Keeps filters, order and columns under a name, in this browser alone: send the address to another computer or a colleague.",
        )}
      </p>
    </FoldOut>
  );
}

function NameForm({ shown, save }: { readonly shown: string; readonly save: (name: string) => void }) {
  const { say } = useLanguage();
  const [name, setName] = useState(shown);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (name.trim() !== "") save(name.trim());
  };
  return (
    <form className="name-form" onSubmit={submit}>
      <label>
        {say("지금 보기의 이름", "Name of this view")}
        <input
          required
          maxLength={maxNameLength}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
      </label>
      <button type="submit">{say("저장", "Save")}</button>
    </form>
  );
}
