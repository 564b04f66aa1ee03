/** Who looks, and at which books. */
import { createContext, useContext } from "react";
import type { Me } from "../../shared/contracts/api/api.ts";
import { booksIn, booksPath } from "../logic/place.ts";

export interface Session {
  readonly me: Me;
  readonly office: string;
  /** As people call it; the code where nobody does. */
  readonly officeName: string;
  readonly year: number;
  /** `offices/1129000/years/2020` */
  readonly base: string;
}

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error("Draw this inside SessionContext.");
  return session;
}

/** Who else sees no project by itself finds no way to one. */
export function seesProjects({ role }: Me): boolean {
  return role === "finance" || role === "manager";
}

/** The books that the address names, also new ones; else the first of the list. The server decides who may see them. */
export function booksAt(me: Me, params: URLSearchParams): Session | null {
  if (booksIn(params) !== null) return sessionOf(me, params.get("office") ?? "", Number(params.get("year")));
  const [first] = me.books;
  return first === undefined ? null : sessionOf(me, first.office, first.fiscalYear);
}

function sessionOf(me: Me, office: string, year: number): Session {
  const known = me.books.find((books) => books.office === office)?.officeName ?? null;
  return { me, office, officeName: known ?? office, year, base: booksPath(office, year) };
}
