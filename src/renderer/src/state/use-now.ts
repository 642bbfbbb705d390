import { useEffect, useState } from 'react';

/** The wall time in ms, anew each second while somebody counts down by it. */
export function useNow(isCounting: boolean): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    if (!isCounting) return;
    const tick = (): void => setNowMs(Date.now());
    tick();
    const timer = setInterval(tick, 1_000);
    return () => clearInterval(timer);
  }, [isCounting]);
  return nowMs;
}
