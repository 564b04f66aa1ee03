/** How one comes in and goes out again where this page is served. */
import { createContext, useContext } from "react";
import type { Problem } from "../../shared/contracts/api/api.ts";
import { askWithToken, unreachable } from "../api/ask.ts";
import { loginWay } from "../api/ask-ahead.ts";
import { chosenLanguage } from "../context/language.tsx";
import type { Browser, OauthWay } from "./oauth-login.ts";

export type SessionAuth =
  /** The host asks for name and password itself, or asks nobody. */
  | { readonly kind: "own"; readonly users: boolean; readonly signOn: boolean }
  /** A login of its own, which leads back here. */
  | {
      readonly kind: "elsewhere";
      readonly isRefused: boolean;
      readonly enter: () => Promise<void>;
      readonly leave: () => Promise<void>;
    }
  /** Nobody knows. */
  | { readonly kind: "shut"; readonly problem: Problem };

const SessionAuthHere = createContext<SessionAuth>({ kind: "own", users: true, signOn: false });
export const SessionAuthContext = SessionAuthHere.Provider;

export function useSessionAuth(): SessionAuth {
  return useContext(SessionAuthHere);
}

/** Before anything is drawn: a login leads back to an address that is put right first. Never ends when it leads away. */
export async function openSessionAuth(): Promise<SessionAuth> {
  try {
    const way = await loginWay();
    if (way.way === "oauth") return await openElsewhere(way);
    return { kind: "own", users: way.users, signOn: way.signOn };
  } catch {
    return { kind: "shut", problem: unreachable };
  }
}

async function openElsewhere(way: OauthWay): Promise<SessionAuth> {
  // Its code is fetched where it is needed.
  const { enterOauthLogin, openOauthLogin } = await import("./oauth-login.ts");
  const login = await openOauthLogin(way, browserHere());
  const enter = () => enterOauthLogin(way, browserHere());
  switch (login.kind) {
    case "leaving":
      return new Promise(() => {});
    case "refused":
      return { kind: "elsewhere", isRefused: true, enter, leave: enter };
    case "open":
      askWithToken(login.session.token);
      return { kind: "elsewhere", isRefused: false, enter, leave: login.session.leave };
  }
}

const storageName = "budget-monitor-login";

function browserHere(): Browser {
  return {
    address: location.href,
    language: chosenLanguage(new URLSearchParams(location.search)),
    storage: {
      take: () => {
        const text = sessionStorage.getItem(storageName);
        sessionStorage.removeItem(storageName);
        return text;
      },
      put: (text) => sessionStorage.setItem(storageName, text),
    },
    show: (address) => history.replaceState(null, "", address),
    go: (address) => location.assign(address),
    fetch: (...given) => fetch(...given),
    elapsed: () => performance.now(),
  };
}
