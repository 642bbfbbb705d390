import type { TaskMark, TaskRow } from '../../../shared/task';
import { groupOf, type TaskGroup } from './state-counts';

export const sortOrders = ['newest', 'oldest', 'state', 'name', 'size'] as const;
export type SortOrder = (typeof sortOrders)[number];
export const markFilters = ['any', 'keep', 'reject', 'none'] as const;
export type MarkFilter = (typeof markFilters)[number];

/** What of the list is shown, and in which order. */
export interface ListQuery {
  readonly text: string;
  readonly group: TaskGroup | null;
  readonly mark: MarkFilter;
  readonly sort: SortOrder;
}

export const wholeList: ListQuery = { text: '', group: null, mark: 'any', sort: 'newest' };

export const isNarrowed = ({ text, group, mark }: ListQuery): boolean =>
  text.trim() !== '' || group !== null || mark !== 'any';

/** What needs a person first, what is done last. */
const stateOrder: readonly TaskGroup[] = [
  'failed',
  'file-trouble',
  'timed-out',
  'not-found',
  'downloading',
  'generating',
  'waiting',
  'paused',
  'saved',
];

/** Tells whether a row fits; every word of the text must be in its ID, its label or a file's name. */
export function matcherOf(query: ListQuery, isAllPaused: boolean): (row: TaskRow) => boolean {
  const words = query.text.toLowerCase().split(/\s+/u).filter(Boolean);
  const { group, mark } = query;
  const wanted: TaskMark | null = mark === 'keep' || mark === 'reject' ? mark : null;
  return (row) => {
    if (group !== null && groupOf(row, isAllPaused) !== group) return false;
    if (mark !== 'any' && row.mark !== wanted) return false;
    if (words.length === 0) return true;
    const names = row.state.name === 'saved' ? row.state.files.map(({ name }) => name) : [];
    const text = [row.id, row.label ?? '', ...names].join('\n').toLowerCase();
    return words.every((word) => text.includes(word));
  };
}

export type SortKey = string | number;

/** What a row is sorted by; the places among equals are those of the list itself. */
export function sortKeyOf(sort: SortOrder, isAllPaused: boolean): (row: TaskRow) => SortKey {
  switch (sort) {
    case 'newest':
      return () => 0;
    case 'oldest':
      return ({ addedAtMs }) => addedAtMs;
    case 'state':
      return (row) => stateOrder.indexOf(groupOf(row, isAllPaused));
    case 'name':
      return ({ id, label }) => label ?? id;
    case 'size':
      return (row) => -sizeOf(row);
  }
}

function sizeOf({ state, transfer }: TaskRow): number {
  if (state.name === 'saved') return state.files.reduce((sum, { bytes }) => sum + bytes, 0);
  return transfer?.totalBytes ?? 0;
}
