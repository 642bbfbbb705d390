const everyMs = 10;

/** Watches how late timers fire on this thread; the answer ends it and tells. */
export function watchLoopDelay(): () => { readonly p99Ms: number; readonly mostMs: number } {
  const lateMs: number[] = [];
  let dueMs = performance.now() + everyMs;
  const tick = (): void => {
    const nowMs = performance.now();
    lateMs.push(Math.max(0, nowMs - dueMs));
    dueMs = nowMs + everyMs;
    timer = setTimeout(tick, everyMs);
  };
  let timer = setTimeout(tick, everyMs);
  return () => {
    clearTimeout(timer);
    const sorted = lateMs.sort((a, b) => a - b);
    const at = Math.floor(sorted.length * 0.99);
    return { p99Ms: sorted[at] ?? NaN, mostMs: sorted.at(-1) ?? NaN };
  };
}
