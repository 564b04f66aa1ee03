/** A line that says what is being worked on and for how long, when a person watches and it takes long. */
import type { Terminal } from "./command-line.ts";

const firstShownAfterMilliseconds = 300;

export function showProgress(terminal: Terminal, what: string): { stop: () => void } {
  if (!terminal.isWatched) return { stop: () => {} };
  const startedAt = performance.now();
  let isShown = false;
  const timer = setInterval(() => {
    isShown = true;
    terminal.progress(`… ${what}  ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  }, firstShownAfterMilliseconds);
  return {
    stop: () => {
      clearInterval(timer);
      if (isShown) terminal.progress("");
    },
  };
}
