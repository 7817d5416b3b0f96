import { type FSWatcher, readdirSync, statSync, watch } from 'node:fs';
import { unlessMissing, wrapIoError } from './io-error.ts';

/** A folder that is looked at until it is closed, or the signal ends it. */
interface Watch {
  /** True once something below it changed and then stayed still; false when the watch has ended. */
  readonly next: () => Promise<boolean>;
  readonly close: () => void;
}

/** Milliseconds without a change after which a save is over: editors write, rename and remove in one. */
const resolved = 60;

/**
 * Watches a folder recursively. The content of an event is not used: the listener reads everything again. Node's own
 * recursive watch starts late on Linux and loses events, so each folder has its own watch, and new folders are found
 * before a change is reported. Throws `files/io` if the folder cannot be watched.
 */
export function watchFolder(root: string, signal: AbortSignal): Watch {
  const watchers = new Map<string, FSWatcher>();
  let timer: NodeJS.Timeout | undefined;
  let isDirty = false;
  let hasEnded = signal.aborted;
  let wake: () => void = () => undefined;
  const resolve = () => {
    isDirty = true;
    wake();
  };
  const touch = () => {
    clearTimeout(timer);
    if (!hasEnded) timer = setTimeout(resolve, resolved);
  };
  const close = () => {
    hasEnded = true;
    clearTimeout(timer);
    for (const watcher of watchers.values()) watcher.close();
    wake();
  };
  const next = async (): Promise<boolean> => {
    if (!isDirty && !hasEnded) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    isDirty = false;
    if (!hasEnded) renew(root, watchers, touch);
    return !hasEnded;
  };
  signal.addEventListener('abort', close, { once: true });
  renew(root, watchers, touch);
  return { next, close };
}

/** Watches the folders that are there now. One that was made anew under its name is another. */
function renew(root: string, watchers: Map<string, FSWatcher>, touch: () => void): void {
  const found = new Map(foldersBelow(root).map((path) => [`${inodeOf(path)} ${path}`, path]));
  for (const [key, watcher] of watchers) {
    if (found.has(key)) continue;
    watcher.close();
    watchers.delete(key);
  }
  for (const [key, path] of found) {
    if (watchers.has(key)) continue;
    const watcher = wrapIoError('watch', path, () => unlessMissing(() => watch(path, touch)));
    if (watcher) watchers.set(key, watcher.on('error', touch));
  }
}

function inodeOf(path: string): number | undefined {
  return unlessMissing(() => statSync(path).ino);
}

/** A folder with those below it, links and what is installed left out. */
function foldersBelow(folder: string): readonly string[] {
  const list = () => unlessMissing(() => readdirSync(folder, { withFileTypes: true }));
  const entries = wrapIoError('read', folder, list) ?? [];
  const inside = entries.filter((entry) => entry.isDirectory() && !skipped.has(entry.name));
  return [folder, ...inside.flatMap(({ name }) => foldersBelow(`${folder}/${name}`))];
}

const skipped: ReadonlySet<string> = new Set(['.git', '.idp', 'node_modules']);
