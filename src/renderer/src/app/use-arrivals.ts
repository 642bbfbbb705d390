import { useEffect } from 'react';
import { useLanguage } from '../language/language-context';
import { usePage } from '../state/page-context';

/** Says what came in from outside the window, such as from the command line, and what ended while it was in front. */
export function useArrivals(): void {
  const { client, toasts } = usePage();
  const { words } = useLanguage();
  useEffect(
    () =>
      client.on('paste-arrived', ({ added }) => {
        toasts.show(
          added > 0 ? words('toast.arrived', { count: added }) : words('toast.arrivedNone'),
        );
      }),
    [client, toasts, words],
  );
  // The live region counts what ended by itself, in front or not.
  useEffect(() => client.on('announced', ({ text }) => toasts.showUnsaid(text)), [client, toasts]);
}
