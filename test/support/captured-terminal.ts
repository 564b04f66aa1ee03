import type { Terminal } from "../../local/terminal/command-line.ts";
import { type Display, plainDisplay } from "../../local/terminal/display.ts";

/** A terminal that keeps what is printed. */
export class CapturedTerminal implements Terminal {
  readonly isWatched = false;
  readonly display: Display;
  printed = "";
  notified = "";

  constructor(display: Display = plainDisplay("ko")) {
    this.display = display;
  }

  out(text: string): void {
    this.printed += text;
  }

  data(text: string): void {
    this.printed += text;
  }

  err(text: string): void {
    this.notified += text;
  }

  progress(): void {}
}
