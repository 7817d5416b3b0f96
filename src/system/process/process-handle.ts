/** The process that `idp` runs as. `main.ts` passes it down, so that nothing else has to touch `process`. */
export interface ProcessHandle {
  readonly pid: number;
  /** Sends a signal to a process, or to the group of a negative number; 0 sends none. Throws if nobody gets it. */
  kill(pid: number, signal: NodeJS.Signals | 0): unknown;
  /** Adds a listener that runs when `idp` itself ends. */
  once(event: 'exit', listener: () => void): unknown;
  off(event: 'exit', listener: () => void): unknown;
}

/** What `main.ts` passes down to whatever starts a program or works on disk. */
export interface Runtime {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly processHandle: ProcessHandle;
}
