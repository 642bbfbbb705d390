import { useEffect, useRef, type ReactElement } from 'react';
import { taskLabelSchema, type TaskRow } from '../../../../shared/task';
import { useLanguage } from '../../language/language-context';
import { usePage } from '../../state/page-context';
import { useAsk } from '../../state/use-ask';
import './name-field.css';

/** The field that changes a task's label. */
export function NameField({ row }: { readonly row: TaskRow }): ReactElement {
  const { words } = useLanguage();
  const { browse } = usePage();
  const ask = useAsk();
  const field = useRef<HTMLInputElement>(null);
  const isOver = useRef(false);
  useEffect(() => {
    isOver.current = false;
    field.current?.focus();
    field.current?.select();
  }, []);
  const end = (isKept: boolean): void => {
    // Taking the field away makes it lose the focus once more.
    if (isOver.current) return;
    isOver.current = true;
    const label = readLabel(field.current?.value ?? '');
    browse.rename(null);
    if (isKept && label !== row.label) void ask('tasks.label', { id: row.id, label });
  };
  return (
    <input
      ref={field}
      type="text"
      className="task-name-field"
      data-testid="task-name-field"
      defaultValue={row.label ?? ''}
      maxLength={120}
      placeholder={words('label.placeholder')}
      aria-label={words('label.field', { id: row.id })}
      onBlur={() => end(true)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') end(true);
        if (event.key === 'Escape') end(false);
      }}
    />
  );
}

function readLabel(text: string): string | null {
  const parsed = taskLabelSchema.safeParse(text.replace(/\s+/gu, ' ').trim());
  return parsed.success ? parsed.data : null;
}
