import type { ReactElement } from 'react';
import type { RefusedText } from '../../../../shared/paste/read-paste';
import { useLanguage } from '../../language/language-context';
import { shorten } from '../../language/shorten';
import type { PasteSummary } from './paste-summary';
import { summaryWords } from './summary-words';
import './paste-preview.css';

const mostRefusedShown = 3;

interface Props {
  /** Null while a long text is being read. */
  readonly summary: PasteSummary | null;
  /** What the last adding came to; stands before the summary. */
  readonly note: string;
  readonly isEmpty: boolean;
}

/** Says what the text in the box would add, and why some of it cannot be added. */
export function PastePreview({ summary, note, isEmpty }: Props): ReactElement {
  const { words } = useLanguage();
  const parts = summary === null ? [words('paste.reading')] : summaryWords(summary, words);
  return (
    <div className="paste-preview" data-testid="paste-preview">
      <p className="paste-preview-line">
        {note !== '' && <span className="paste-preview-note">{note}</span>}
        {isEmpty ? (
          note === '' && words('paste.hint')
        ) : (
          <strong className="paste-preview-parts">{parts.join(' · ')}</strong>
        )}
      </p>
      {!isEmpty && summary !== null && (summary.hasKey || summary.refused.length > 0) && (
        <RefusedList refused={summary.refused} hasKey={summary.hasKey} />
      )}
    </div>
  );
}

interface RefusedListProps {
  readonly refused: readonly RefusedText[];
  readonly hasKey: boolean;
}

function RefusedList({ refused, hasKey }: RefusedListProps): ReactElement {
  const { words } = useLanguage();
  const hidden = refused.length - mostRefusedShown;
  return (
    <ul className="paste-preview-refused">
      {hasKey && <li>{words('refusal.looks-like-a-key')}</li>}
      {refused.slice(0, mostRefusedShown).map((piece) => (
        <li key={piece.text}>{words(`refusal.${piece.why}`, { text: shorten(piece.text, 48) })}</li>
      ))}
      {hidden > 0 && <li>{words('paste.refusedMore', { count: hidden })}</li>}
    </ul>
  );
}
