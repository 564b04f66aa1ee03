/** The two languages of the page. Both stand side by side where they are used, so none can be forgotten. */
import { createContext, type ReactNode, useContext, useEffect, useMemo } from "react";
import type { Labels } from "../logic/labels.ts";
import { usePlace } from "./place.tsx";

export type Language = "ko" | "en";

export type { Labels } from "../logic/labels.ts";

interface Speech {
  readonly language: Language;
  readonly say: (ko: string, en: string) => string;
  readonly tell: (words: Labels) => string;
}

const storageName = "budget-monitor-language";
const Spoken = createContext<Speech>(speechOf("ko"));

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const { params } = usePlace();
  const language = chosenLanguage(params);
  useEffect(() => {
    localStorage.setItem(storageName, language);
    document.documentElement.lang = language;
  }, [language]);
  const speech = useMemo(() => speechOf(language), [language]);
  return <Spoken value={speech}>{children}</Spoken>;
}

/** Of the address, else what was chosen here before. */
export function chosenLanguage(params: URLSearchParams): Language {
  const chosen = params.get("lang") ?? localStorage.getItem(storageName);
  return chosen === "en" ? "en" : "ko";
}

export function useLanguage(): Speech {
  return useContext(Spoken);
}

function speechOf(language: Language): Speech {
  return {
    language,
    say: (ko, en) => (language === "ko" ? ko : en),
    tell: ({ ko, en }) => (language === "ko" ? ko : en),
  };
}
