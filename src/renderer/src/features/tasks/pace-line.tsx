import type { ReactElement } from 'react';
import { durationText } from '../../language/duration-text';
import { useLanguage } from '../../language/language-context';
import { useList } from '../../state/page-context';
import { useNow } from '../../state/use-now';
import './pace-line.css';

/** Says once, for all rows, why the service is asked less often than every few seconds. */
export function PaceLine(): ReactElement | null {
  const tools = useLanguage();
  const { words, formats } = tools;
  const { stretched, pausedUntilMs } = useList(({ app }) => app.pace);
  const nowMs = useNow(pausedUntilMs !== null);
  if (pausedUntilMs !== null && pausedUntilMs > nowMs) {
    const time = durationText(pausedUntilMs - nowMs, tools);
    return <Line text={words('asking.paused', { time })} />;
  }
  if (stretched === null) return null;
  const text = words('asking.stretched', {
    every: durationText(stretched.everyMs, tools),
    tasks: formats.number(stretched.tasks),
    rate: formats.number(stretched.requestsPerSecond),
  });
  return <Line text={text} />;
}

function Line({ text }: { readonly text: string }): ReactElement {
  return (
    <p className="pace-line" data-testid="pace">
      {text}
    </p>
  );
}
