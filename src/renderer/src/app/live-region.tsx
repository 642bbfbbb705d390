import { useEffect, useRef, type ReactElement } from 'react';
import { useStore } from 'zustand';
import { useLanguage } from '../language/language-context';
import { useList, usePage } from '../state/page-context';
import { countStates } from '../state/state-counts';

/** Tasks end in bursts; one sentence after the burst is enough. */
const quietMs = 1_500;

/** The page's one live region: short messages, and how the list stands whenever a task ends. */
export function LiveRegion(): ReactElement {
  const { words } = useLanguage();
  const { store, toasts } = usePage();
  const spoken = useStore(toasts, (view) => view.spoken);
  // A task that ends adds to one of these; progress inside a state changes neither.
  const ends = useList(({ rows, app }) => {
    const counts = countStates(rows.values(), app.settings.isPaused);
    return `${counts.saved} ${counts.failed + counts['timed-out'] + counts['not-found']}`;
  });
  const before = useRef(ends);

  useEffect(() => {
    if (before.current === ends) return;
    const timer = setTimeout(() => {
      before.current = ends;
      const { list } = store.getState();
      if (list === null) return;
      const counts = countStates(list.rows.values(), list.app.settings.isPaused);
      toasts.say(
        words('progress.announce', {
          saved: words('summary.saved', { count: counts.saved }),
          failed: words('progress.unfinished', {
            count: counts.failed + counts['timed-out'] + counts['not-found'],
          }),
          active: words('progress.active', {
            count: counts.waiting + counts.generating + counts.downloading,
          }),
        }),
      );
    }, quietMs);
    return () => clearTimeout(timer);
  }, [ends, store, toasts, words]);

  return (
    <p className="only-heard" role="status" aria-live="polite" data-testid="live">
      {spoken}
    </p>
  );
}
