import { useState, type ReactElement } from 'react';
import type { TaskRow } from '../../../../shared/task';
import { useLanguage } from '../../language/language-context';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { copyText } from './copy-text';
import { failureFacts, failureText } from './failure-text';
import './failure-details.css';

interface Props {
  readonly row: TaskRow;
  readonly onClose: () => void;
}

/** Everything known of a failure, to be read or sent on. */
export function FailureDetails({ row, onClose }: Props): ReactElement {
  const { words } = useLanguage();
  const [isCopied, setCopied] = useState(false);
  const facts = failureFacts(row, words);
  return (
    <Dialog
      title={words('details.title')}
      closeLabel={words('settings.close')}
      testId="failure-details"
      onClose={onClose}
    >
      <dl className="failure-details can-select">
        {facts.map((fact) => (
          <div key={fact.label}>
            <dt>{fact.label}</dt>
            <dd>{fact.text}</dd>
          </div>
        ))}
      </dl>
      <Button onClick={() => setCopied(copyText(failureText(facts)))}>
        {words(isCopied ? 'details.copied' : 'details.copy')}
      </Button>
    </Dialog>
  );
}
