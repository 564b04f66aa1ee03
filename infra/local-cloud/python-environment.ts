/**
 * The emulator's private Python environment, made once for each state of the requirements file: every
 * package in it is the one whose hash stands there.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { cloudFolder } from "./cloud-home.ts";
import { succeeds, CloudError, logTail } from "./run-command.ts";

export interface PythonEnvironment {
  readonly python: string;
  /** What Python must be told to find the packages. */
  readonly variables: Readonly<Record<string, string>>;
}

const requirements = join(import.meta.dirname, "requirements.txt");
const programs = ["python3", "python3.13", "python3.12", "python3.11", "python3.10", "python"];

/** @throws CloudTrouble when there is no Python, or its packages cannot be had. */
export async function pythonEnvironment(log: string, signal: AbortSignal): Promise<PythonEnvironment> {
  const base = findPython();
  const hash = createHash("sha256").update(readFileSync(requirements)).update(base.version).digest("hex");
  const folder = join(cloudFolder, `python-${hash.slice(0, 12)}`);
  if (!existsSync(folder)) await make(base.program, folder, log, signal);
  return environmentIn(folder, base.program);
}

/** Made beside its place and moved there when it is whole: who looks finds all of it, or nothing. */
async function make(program: string, folder: string, log: string, signal: AbortSignal): Promise<void> {
  const draft = `${folder}.${process.pid}`;
  const run = (file: string, ...words: readonly string[]) =>
    succeeds({ file, words, environment: withoutOthersPython(), log, signal });
  try {
    mkdirSync(cloudFolder, { recursive: true });
    // Debian's Python has no venv until python3-venv is installed; its pip can fill a plain folder instead.
    const hasVenv = await run(program, "-m", "venv", draft);
    if (!hasVenv) rmSync(draft, { recursive: true, force: true });
    if (!hasVenv && !(await run(program, "-m", "pip", "--version"))) throw noPip();
    const pip = [...(hasVenv ? [venvPython(draft)] : [program]), "-m", "pip", "install"] as const;
    const place = hasVenv ? [] : ["--target", join(draft, "packages")];
    const options = ["--require-hashes", "--no-input", "--disable-pip-version-check", "--prefer-binary"];
    const [file, ...words] = pip;
    if (!(await run(file, ...words, ...options, ...place, "--requirement", requirements))) {
      throw notInstalled(log);
    }
    if (!existsSync(folder)) renameSync(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function environmentIn(folder: string, program: string): PythonEnvironment {
  const packages = join(folder, "packages");
  if (existsSync(packages)) return { python: program, variables: { PYTHONPATH: packages } };
  return { python: venvPython(folder), variables: {} };
}

function venvPython(folder: string): string {
  return join(folder, "bin", "python");
}

/** An activated environment or a PYTHONPATH of somebody else would show through. */
function withoutOthersPython(): NodeJS.ProcessEnv {
  const { PYTHONPATH: _path, PYTHONHOME: _home, VIRTUAL_ENV: _venv, ...rest } = process.env;
  return { ...rest, PIP_NO_WARN_SCRIPT_LOCATION: "1", LC_ALL: "C.UTF-8" };
}

function findPython(): { readonly program: string; readonly version: string } {
  const question = "import sys; print(sys.executable, '%d.%d' % sys.version_info[:2], sep='\\n')";
  for (const name of programs) {
    try {
      const answer = execFileSync(name, ["-c", question], {
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
      });
      const [program = "", version = ""] = answer.trim().split("\n");
      const [major = 0, minor = 0] = version.split(".").map(Number);
      if (major === 3 && minor >= 10) return { program, version: `${version} ${program}` };
    } catch {
      // Not here by this name.
    }
  }
  throw new CloudError(
    "로컬 클라우드에는 Python 3.10 이상이 필요한데 PATH에 없습니다. 설치한 뒤 다시 실행하십시오 (Debian: apt install python3-venv).",
    "The local cloud needs Python 3.10 or later, and none is on the PATH. Install it and run this again (Debian: apt install python3-venv).",
  );
}

function noPip(): CloudError {
  return new CloudError(
    "이 Python에는 venv도 pip도 없습니다. 둘 중 하나를 설치하십시오 (Debian: apt install python3-venv).",
    "This Python has neither venv nor pip. Install one of them (Debian: apt install python3-venv).",
  );
}

function notInstalled(log: string): CloudError {
  const said = logTail(log);
  const isChanged = said.includes("DO NOT MATCH THE HASHES");
  return isChanged
    ? new CloudError(
        "받은 패키지가 requirements.txt의 해시와 다릅니다. 아무것도 설치하지 않았습니다. 패키지 저장소를 확인하십시오.",
        "A package that came is not the one whose hash stands in requirements.txt; nothing was installed. Look at your package index.",
        [said],
      )
    : new CloudError(
        "Python 패키지 저장소에서 에뮬레이터를 받지 못했습니다. 네트워크, 프록시, pip 설정(PIP_INDEX_URL)을 확인하십시오.",
        "The emulator could not be had from the Python package index. Check the network, the proxy and pip's settings (PIP_INDEX_URL).",
        [said],
      );
}
