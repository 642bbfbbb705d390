import { Search, X } from 'lucide-react';
import { useEffect, useRef, type ReactElement } from 'react';
import { useStore } from 'zustand';
import type { TaskRow } from '../../../../shared/task';
import { useLanguage } from '../../language/language-context';
import { withKeys } from '../../language/key-names';
import { tabStop } from '../../state/browse-store';
import { isNarrowed, markFilters, sortOrders } from '../../state/list-query';
import { useList, usePage } from '../../state/page-context';
import { useCommands } from '../../state/use-commands';
import { IconButton } from '../../ui/icon-button';
import { Select } from '../../ui/select';
import './find-bar.css';

/** Long enough that a person has stopped typing. */
const quietMs = 700;

interface Props {
  readonly shown: number;
  readonly total: number;
}

/** Looks for tasks, and puts them in order. */
export function FindBar({ shown, total }: Props): ReactElement {
  const { words, formats } = useLanguage();
  const { browse, toasts } = usePage();
  const query = useStore(browse, (view) => view.query);
  const hasMarks = useList(({ rows }) => hasMark(rows.values()));
  const field = useRef<HTMLInputElement>(null);
  useCommands(() => ({
    find: {
      run: () => {
        field.current?.focus();
        field.current?.select();
      },
    },
  }));
  const told = isNarrowed(query)
    ? words('find.shown', { count: total, shown: formats.number(shown) })
    : '';
  useEffect(() => {
    if (told === '') return;
    const timer = setTimeout(() => toasts.say(told), quietMs);
    return () => clearTimeout(timer);
  }, [told, toasts]);

  return (
    <div className="find-bar" role="search">
      <div className="find-field">
        <Search aria-hidden />
        <input
          ref={field}
          type="text"
          data-testid="find"
          value={query.text}
          placeholder={words('find.placeholder')}
          aria-label={words('find.label')}
          title={withKeys(words('find.label'), 'find', words)}
          spellCheck={false}
          onChange={(event) => browse.ask({ text: event.target.value })}
          onKeyDown={(event) => {
            // While an input method composes, its keys are its own.
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Escape') browse.ask({ text: '' });
            if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
            event.preventDefault();
            browse.wantFocus(tabStop);
          }}
        />
        {query.text !== '' && (
          <IconButton
            label={words('find.clear')}
            icon={<X />}
            testId="find-clear"
            onClick={() => {
              browse.ask({ text: '' });
              field.current?.focus();
            }}
          />
        )}
      </div>
      <span className="find-told" data-testid="find-told">
        {told}
      </span>
      {hasMarks && (
        <Select
          id="mark-filter"
          testId="mark-filter"
          label={words('marked.label')}
          value={query.mark}
          options={markFilters.map((value) => ({ value, label: words(`marked.${value}`) }))}
          onChange={(mark) => browse.ask({ mark })}
        />
      )}
      <Select
        id="sort-order"
        testId="sort-order"
        label={words('sort.label')}
        value={query.sort}
        options={sortOrders.map((value) => ({ value, label: words(`sort.${value}`) }))}
        onChange={(sort) => browse.ask({ sort })}
      />
    </div>
  );
}

function hasMark(rows: Iterable<TaskRow>): boolean {
  for (const { mark } of rows) if (mark !== null) return true;
  return false;
}
