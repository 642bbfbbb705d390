import { useState, type ReactElement } from 'react';
import type { TaskRow } from '../../../../shared/task';
import { actionsOf } from '../../../../shared/task-actions';
import { useLanguage } from '../../language/language-context';
import { reportText } from '../../language/report';
import { useAppView } from '../../state/page-context';
import { Button } from '../../ui/button';
import { CopyButton } from '../../ui/copy-button';
import { Dialog } from '../../ui/dialog';
import { ActionIcon } from './action-icon';
import { troubleFacts } from './trouble';
import type { ActOnTask } from './use-task-actions';
import './failure-details.css';

interface Props {
  readonly row: TaskRow;
  readonly act: ActOnTask;
  readonly onClose: () => void;
}

/** Everything known of a task's trouble, to be read or sent on, with the one button that may mend it. */
export function FailureDetails({ row, act, onClose }: Props): ReactElement {
  const tools = useLanguage();
  const { words } = tools;
  const app = useAppView();
  const [openedAtMs] = useState(Date.now);
  const facts = troubleFacts(row, app, openedAtMs, tools);
  const [main] = actionsOf(row.state, row.filesGone, row.findings);
  return (
    <Dialog
      title={words('action.details')}
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
      <div className="failure-details-buttons">
        {main !== undefined && (
          <Button
            look="primary"
            testId="details-action"
            icon={<ActionIcon action={main} />}
            onClick={() => {
              void act(row.id, main);
              onClose();
            }}
          >
            {words(`action.${main}`)}
          </Button>
        )}
        <CopyButton
          label={words('details.copy')}
          copiedLabel={words('details.copied')}
          testId="details-copy"
          text={() => reportText(facts)}
        />
      </div>
    </Dialog>
  );
}
