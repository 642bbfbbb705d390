import { useEffect, type ReactElement } from 'react';
import { useStore } from 'zustand';
import { useLanguage } from '../language/language-context';
import { noticeWords } from '../language/notice-words';
import { updateText } from '../language/update-text';
import { useAppView, usePage } from '../state/page-context';
import { countStates } from '../state/state-counts';
import { ends, watchEnds, type EndCounts } from '../state/watch-ends';
import type { Words } from '../../../shared/words/words-for';

/** The page's one live region: short messages, troubles, and how tasks ended. */
export function LiveRegion(): ReactElement {
  const { toasts } = usePage();
  const said = useStore(toasts, (view) => view.said);
  useEndsSaid();
  useTroubleSaid();
  // One after the other and each its own element: what replaced another's text might be heard by nobody.
  return (
    <div className="only-heard" role="status" aria-live="polite" data-testid="live">
      {said.map(({ id, text }) => (
        <p key={id}>{text}</p>
      ))}
    </div>
  );
}

function useEndsSaid(): void {
  const { words } = useLanguage();
  const { store, toasts } = usePage();
  useEffect(
    () =>
      watchEnds(store, (counts) => {
        const { list } = store.getState();
        if (list === null) return;
        const { isPaused } = list.app.settings;
        const { waiting, generating, downloading } = countStates(list.rows.values(), isPaused);
        const active = waiting + generating + downloading;
        toasts.say(
          words('progress.announce', {
            ended: endsWords(counts, words),
            active:
              active === 0 ? words('progress.idle') : words('progress.active', { count: active }),
          }),
        );
      }),
    [store, toasts, words],
  );
}

const endsWords = (counts: EndCounts, words: Words): string =>
  ends
    .filter((end) => (counts[end] ?? 0) > 0)
    .map((end) => words(`summary.${end}`, { count: counts[end] ?? 0 }))
    .reduce((one, other) => words('progress.pair', { one, other }));

/** What stops everything, and what happened before the start, is heard as well as seen. */
function useTroubleSaid(): void {
  const { words, formats } = useLanguage();
  const { toasts } = usePage();
  const { holds, notices, update } = useAppView();
  const hold = holds[0];
  const latest = notices.at(-1);
  const holdText = hold === undefined ? null : words(`hold.${hold.name}.title`);
  const noticeText = latest === undefined ? null : noticeWords(latest, words);
  // Each percent of a download would be read out.
  const isUpdateSaid = update.isTold && update.stage.name !== 'fetching';
  const updateSaid = isUpdateSaid ? updateText(update.stage, words, formats) : null;
  useEffect(() => {
    if (updateSaid !== null) toasts.say(updateSaid);
  }, [updateSaid, toasts]);
  useEffect(() => {
    if (holdText !== null) toasts.say(holdText);
  }, [holdText, toasts]);
  useEffect(() => {
    if (noticeText !== null) toasts.say(noticeText);
  }, [noticeText, toasts]);
}
