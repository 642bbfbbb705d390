import { defaultFilter } from 'cmdk';
import { commandsIn, type CommandName } from '../../../../shared/commands';
import type { TaskRow } from '../../../../shared/task';
import type { Commands } from '../../state/command-board';
import { matcherOf, wholeList } from '../../state/list-query';

/** One command as the palette shows it. */
export interface CommandEntry {
  readonly name: CommandName;
  readonly label: string;
  /** Other words that it is found by, such as those of the other language. */
  readonly keywords: readonly string[];
  readonly keys: string | null;
}

/** A group of what fits; the one that fits best stands first. */
export type PaletteGroup =
  | { readonly kind: 'chosen' | 'app'; readonly entries: readonly CommandEntry[] }
  | { readonly kind: 'tasks'; readonly rows: readonly TaskRow[] };

/** More would not be read; another letter narrows it down. */
const mostTasks = 8;

export type DescribeCommand = (name: CommandName) => CommandEntry;

/** The commands that are possible now and are worth looking for, in the order of the table. */
export function commandEntries(
  available: Commands,
  scope: 'window' | 'list',
  describe: DescribeCommand,
): readonly CommandEntry[] {
  return commandsIn(scope)
    .filter(({ name, isOnlyByKey }) => isOnlyByKey !== true && available[name] !== undefined)
    .map(({ name }) => describe(name));
}

/** What fits a text, best first; every command, and no task, for no text. */
export function paletteGroups(
  text: string,
  chosen: readonly CommandEntry[],
  app: readonly CommandEntry[],
  rows: Iterable<TaskRow>,
): readonly PaletteGroup[] {
  const wanted = text.trim();
  if (wanted === '')
    return [commandGroup('chosen', chosen), commandGroup('app', app)].filter(isAny);
  const ranked = [
    { group: commandGroup('chosen', best(chosen, wanted)), score: bestScore(chosen, wanted) },
    { group: commandGroup('app', best(app, wanted)), score: bestScore(app, wanted) },
    tasksThatFit(wanted, rows),
  ];
  return ranked
    .sort((a, b) => b.score - a.score)
    .map(({ group }) => group)
    .filter(isAny);
}

const commandGroup = (kind: 'chosen' | 'app', entries: readonly CommandEntry[]): PaletteGroup => ({
  kind,
  entries,
});

const isAny = (group: PaletteGroup): boolean =>
  (group.kind === 'tasks' ? group.rows : group.entries).length > 0;

/** Letters scattered over a long label fit nearly everything; such a match helps nobody. */
const leastScore = 0.02;

const scoreOf = ({ label, keywords }: CommandEntry, text: string): number =>
  defaultFilter(label, text, [...keywords]);

function best(entries: readonly CommandEntry[], text: string): readonly CommandEntry[] {
  return entries
    .map((entry) => ({ entry, score: scoreOf(entry, text) }))
    .filter(({ score }) => score >= leastScore)
    .sort((a, b) => b.score - a.score)
    .map(({ entry }) => entry);
}

const bestScore = (entries: readonly CommandEntry[], text: string): number =>
  Math.max(0, ...entries.map((entry) => scoreOf(entry, text)));

function tasksThatFit(
  text: string,
  rows: Iterable<TaskRow>,
): { readonly group: PaletteGroup; readonly score: number } {
  const fits = matcherOf({ ...wholeList, text }, false);
  const found: TaskRow[] = [];
  for (const row of rows) {
    if (found.length === mostTasks) break;
    if (fits(row)) found.push(row);
  }
  // An ID or a name that begins with the text is what was meant; inside of one it may be chance.
  const lower = text.toLowerCase();
  const begins = found.some(({ id, label }) =>
    [id, label ?? ''].some((name) => name.toLowerCase().startsWith(lower)),
  );
  return { group: { kind: 'tasks', rows: found }, score: begins ? 0.95 : 0.5 };
}
