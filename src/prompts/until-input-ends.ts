/**
 * Aborts when no answer is possible any more. A prompt neither ends nor fails on Ctrl-D or at the end of input, it
 * only stops reading: its input is paused while the answer is pending.
 */
export function untilInputEnds(input: NodeJS.ReadableStream): {
  readonly signal: AbortSignal;
  readonly stop: () => void;
} {
  const ended = new AbortController();
  let answered = false;
  const look = () => {
    setImmediate(() => {
      if (!answered) ended.abort();
    });
  };
  const events = ['pause', 'end', 'close'] as const;
  for (const event of events) input.on(event, look);
  return {
    signal: ended.signal,
    stop: () => {
      answered = true;
      for (const event of events) input.off(event, look);
    },
  };
}
