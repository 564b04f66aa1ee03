/** Why the system gave no port, as a person reads it. */
import { type Bilingual, particle } from "../../shared/domain/values/bilingual.ts";
import { codeOf } from "../storage/read-file.ts";
import { CommandError } from "../terminal/command-line.ts";

/** Whoever looks for the page at its usual address finds another program there. */
export function otherPort(usual: number): Bilingual {
  return {
    ko: `포트 ${usual}${particle(usual, "은/는")} 다른 프로그램이나 다른 자료 폴더의 모니터가 쓰고 있어 빈 포트를 씁니다. 주소를 정해 두려면 --port를 적어 주십시오.`,
    en: `Port ${usual} is taken by another program or the monitor of another home, so a free one is used. Write --port for an address that stays.`,
  };
}

/** @returns the error itself where it is about something else. */
export function refusedPort(error: unknown, port: number, address: string): unknown {
  switch (codeOf(error)) {
    case "EADDRINUSE":
      return new CommandError(
        `포트 ${port}${particle(port, "은/는")} 다른 프로그램이 쓰고 있습니다. 다른 자료 폴더의 모니터일 수도 있습니다. 그 프로그램을 끝내거나 --port에 다른 수를 적어 주십시오. 누가 쓰는지 보기: netstat -ano(Windows), ss -ltnp(Linux), lsof -i :${port}(macOS)`,
        `Port ${port} is taken by another program; it may be the monitor of another home. End that program, or write another number as --port. Who has it: netstat -ano (Windows), ss -ltnp (Linux), lsof -i :${port} (macOS)`,
      );
    case "EACCES":
      return new CommandError(
        `포트 ${port}${particle(port, "을/를")} 열 권한이 없습니다. --port에 1024 이상의 수를 적어 주십시오. 윈도에서는 시스템이 예약한 포트일 수 있습니다.`,
        `This user may not open port ${port}. Write 1024 or more as --port. On Windows the system may have reserved it.`,
      );
    case "EADDRNOTAVAIL":
      return new CommandError(
        `${address}: 이 컴퓨터의 주소가 아닙니다. 이 컴퓨터의 주소나 모든 주소를 뜻하는 0.0.0.0을 --host에 적어 주십시오.`,
        `${address}: no address of this computer. Write one of its own as --host, or 0.0.0.0 for all.`,
      );
    case null:
    default:
      return error;
  }
}
