/** Where somebody is, and links that lead elsewhere without loading the page again. */
import {
  createContext,
  type MouseEvent,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { addressOf, type Changes, type ViewName, viewOf, withChanges } from "../logic/place.ts";

interface Place {
  readonly view: ViewName;
  readonly search: string;
  readonly params: URLSearchParams;
  /** Asks first where something is not saved. @param how `at-once` of who logs out. */
  readonly go: (search: string, how?: "asking" | "at-once") => void;
  /** While something of this view is not saved. */
  readonly guard: (isUnsaved: boolean) => void;
  /** Where somebody wants to go, and has not said yet whether to leave what is not saved. */
  readonly wanted: string | null;
  readonly decide: (leaves: boolean) => void;
  /** Changes values of this view. `replace`: no step of its own in the history, as while typing. */
  readonly change: (changes: Changes, how?: "push" | "replace") => void;
}

const Here = createContext<Place | null>(null);

export function PlaceProvider({ children }: { readonly children: ReactNode }) {
  const [search, setSearch] = useState(() => location.search);
  const [wanted, setWanted] = useState<string | null>(null);
  const isUnsaved = useRef(false);
  useEffect(() => {
    const follow = (): void => {
      const to = location.search;
      // Whoever goes back stands elsewhere already: the step is taken back until they have said that they leave.
      if (isUnsaved.current && viewOf(to) !== viewOf(search)) {
        history.pushState(null, "", search);
        setWanted(to);
      } else setSearch(to);
    };
    addEventListener("popstate", follow);
    return () => removeEventListener("popstate", follow);
  }, [search]);
  const place = useMemo(() => {
    const move = (to: string, how: "push" | "replace" = "push"): void => {
      if (how === "push") history.pushState(null, "", to);
      else history.replaceState(null, "", to);
      setSearch(location.search);
    };
    const leave = (to: string): void => {
      isUnsaved.current = false;
      move(to);
      scrollTo(0, 0);
    };
    return {
      view: viewOf(search),
      search,
      params: new URLSearchParams(search),
      go: (to: string, how: "asking" | "at-once" = "asking") => {
        if (how === "asking" && isUnsaved.current && viewOf(to) !== viewOf(search)) setWanted(to);
        else leave(to);
      },
      guard: (unsaved: boolean) => {
        isUnsaved.current = unsaved;
      },
      wanted,
      decide: (leaves: boolean) => {
        setWanted(null);
        if (leaves && wanted !== null) leave(wanted);
      },
      // What is in the address by now, not when this was drawn: two quick changes must both count.
      change: (changes: Changes, how: "push" | "replace" = "push") =>
        move(withChanges(location.search, changes), how),
    };
  }, [search, wanted]);
  return <Here value={place}>{children}</Here>;
}

export function usePlace(): Place {
  const place = useContext(Here);
  if (place === null) throw new Error("Draw this inside PlaceProvider.");
  return place;
}

interface LinkProps {
  readonly view: ViewName;
  readonly values?: Changes;
  readonly className?: string;
  readonly current?: boolean;
  readonly tabIndex?: number;
  readonly children: ReactNode;
}

export function Link({ view, values = {}, className, current, tabIndex, children }: LinkProps) {
  const { search, go } = usePlace();
  const to = addressOf(search, view, values);
  const follow = (event: MouseEvent): void => {
    const opensElsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0;
    if (opensElsewhere) return;
    event.preventDefault();
    go(to);
  };
  return (
    <a
      href={to}
      className={className}
      tabIndex={tabIndex}
      aria-current={current === true ? "page" : undefined}
      onClick={follow}
    >
      {children}
    </a>
  );
}
