import { useEffect } from 'react';

/** Somebody else, such as the list, may give the focus a better place first. */
const patienceMs = 100;
const mostRemembered = 20;

/** When what had the focus leaves the page, the focus goes back to where it came from rather than nowhere. */
export function useFocusKept(): void {
  useEffect(() => {
    let visited: HTMLElement[] = [];
    let timer: ReturnType<typeof setTimeout> | null = null;

    const remember = ({ target }: FocusEvent): void => {
      if (!(target instanceof HTMLElement)) return;
      visited = [target, ...visited.filter((each) => each !== target)].slice(0, mostRemembered);
    };
    const isLost = (): boolean =>
      document.activeElement === document.body && visited[0]?.isConnected === false;
    const giveBack = (): void => {
      timer = null;
      if (!isLost()) return;
      visited = visited.filter((each) => each.isConnected);
      visited.find((each) => each.checkVisibility() && !each.matches(':disabled'))?.focus();
    };
    const watcher = new MutationObserver(() => {
      if (timer === null && isLost()) timer = setTimeout(giveBack, patienceMs);
    });

    document.addEventListener('focusin', remember);
    watcher.observe(document.body, { childList: true, subtree: true });
    return () => {
      document.removeEventListener('focusin', remember);
      watcher.disconnect();
      if (timer !== null) clearTimeout(timer);
    };
  }, []);
}
