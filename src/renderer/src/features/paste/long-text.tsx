import { FileText } from 'lucide-react';
import type { ReactElement } from 'react';
import { longestPaste } from '../../../../shared/paste/read-paste';
import { useLanguage } from '../../language/language-context';
import { Button } from '../../ui/button';

interface Props {
  readonly text: string;
  readonly onDiscard: () => void;
}

/** Stands for a text that is too long to be shown in the field. */
export function LongText({ text, onDiscard }: Props): ReactElement {
  const { words, formats } = useLanguage();
  return (
    <div className="long-text">
      <FileText aria-hidden />
      <span>
        {words('paste.large', { size: formats.number(text.length) })}
        {text.length > longestPaste && (
          <> · {words('paste.tooLong', { size: formats.number(longestPaste) })}</>
        )}
      </span>
      <Button look="quiet" testId="discard-long" onClick={onDiscard}>
        {words('paste.discard')}
      </Button>
    </div>
  );
}
