import { useCallback, useRef, type KeyboardEvent, type ReactElement } from 'react';
import { useLanguage } from '../../language/language-context';
import { useList } from '../../state/page-context';
import { useCommands } from '../../state/use-commands';
import { Button } from '../../ui/button';
import { LongText } from './long-text';
import { PastePreview } from './paste-preview';
import { summarizePaste } from './paste-summary';
import { useAdding } from './use-adding';
import { useLongInput } from './use-long-input';
import { usePasteReading } from './use-paste-reading';
import { usePasteText } from './use-paste-text';
import { useWindowPaste } from './use-window-paste';
import './paste-box.css';

export function PasteBox(): ReactElement {
  const { words } = useLanguage();
  const rows = useList((list) => list.rows);
  const field = useRef<HTMLTextAreaElement>(null);
  const paste = usePasteText();
  const reading = usePasteReading(paste.text);
  const { isAdding, note, clearNote, add } = useAdding(paste, reading);
  const summary = reading === null ? null : summarizePaste(reading, (id) => rows.has(id));
  const { append } = paste;
  const take = useCallback(
    (text: string): void => {
      clearNote();
      append(text);
      field.current?.focus();
    },
    [append, clearNote],
  );
  const { type } = paste;
  const takeLong = useCallback(
    (text: string, rest: string): void => {
      type(rest);
      take(text);
    },
    [take, type],
  );
  useCommands(() => ({ 'paste-box': { run: () => field.current?.focus() } }));
  useLongInput(field, takeLong);
  useWindowPaste(take);

  const onKeyDown = (event: KeyboardEvent): void => {
    // While an input method composes, Enter only accepts its suggestion.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void add();
  };

  const newCount = summary?.newIds.length ?? 0;
  const isEmpty = paste.text.trim() === '';
  return (
    <section className="paste-box">
      <div className="paste-box-frame">
        <div className="paste-box-text">
          {paste.long !== '' && <LongText text={paste.long} onDiscard={paste.discardLong} />}
          <textarea
            ref={field}
            data-testid="paste-box"
            aria-label={words('paste.label')}
            placeholder={words('paste.placeholder')}
            rows={1}
            spellCheck={false}
            value={paste.typed}
            onChange={(event) => {
              clearNote();
              paste.type(event.target.value);
            }}
            onKeyDown={onKeyDown}
          />
        </div>
        <Button
          look="primary"
          testId="add-tasks"
          disabled={isEmpty || isAdding}
          onClick={() => void add()}
        >
          {isAdding
            ? words('paste.adding')
            : newCount > 0
              ? words('paste.addCount', { count: newCount })
              : words('paste.add')}
        </Button>
      </div>
      <PastePreview summary={summary} note={note} isEmpty={isEmpty} />
    </section>
  );
}
