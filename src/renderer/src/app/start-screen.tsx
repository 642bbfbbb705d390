import { useEffect, useState, type ReactElement } from 'react';
import { useStore } from 'zustand';
import { useLanguage } from '../language/language-context';
import { usePage } from '../state/page-context';
import { Button } from '../ui/button';
import './start-screen.css';

/** A start is quicker than this as a rule; words that flash by would only unsettle. */
const silentMs = 600;

/** Stands in until the first snapshot is here. */
export function StartScreen(): ReactElement {
  const { words } = useLanguage();
  const { store } = usePage();
  const isUnanswered = useStore(store, (view) => view.isUnanswered);
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), silentMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="start-screen">
      {isUnanswered ? (
        <>
          <p>{words('page.noAnswer')}</p>
          <Button onClick={() => store.askAgain()}>{words('page.tryAgain')}</Button>
        </>
      ) : (
        isSlow && <p>{words('page.starting')}</p>
      )}
    </div>
  );
}
