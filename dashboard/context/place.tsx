/** Where somebody is, and links that lead elsewhere without loading the page again. */
import {
  createContext,
  type MouseEvent,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useState,
} from "react";
import { addressOf, type Changes, type ViewName, viewOf, withChanges } from "../logic/place.ts";

interface Place {
  readonly view: ViewName;
  readonly search: string;
  readonly params: URLSearchParams;
  readonly go: (search: string) => void;
  /** Changes values of this view. `replace`: no step of its own in the history, as while typing. */
  readonly change: (changes: Changes, how?: "push" | "replace") => void;
}

const Here = createContext<Place | null>(null);

export function PlaceProvider({ children }: { readonly children: ReactNode }) {
  const [search, setSearch] = useState(() => location.search);
  useEffect(() => {
    const follow = (): void => setSearch(location.search);
    addEventListener("popstate", follow);
    return () => removeEventListener("popstate", follow);
  }, []);
  const place = useMemo(() => {
    const go = (to: string, how: "push" | "replace" = "push"): void => {
      if (how === "push") history.pushState(null, "", to);
      else history.replaceState(null, "", to);
      setSearch(location.search);
    };
    return {
      view: viewOf(search),
      search,
      params: new URLSearchParams(search),
      go: (to: string) => {
        go(to);
        scrollTo(0, 0);
      },
      // What is in the address by now, not when this was drawn: two quick changes must both count.
      change: (changes: Changes, how: "push" | "replace" = "push") =>
        go(withChanges(location.search, changes), how),
    };
  }, [search]);
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
