import { describe, expect, it } from 'vitest';
import type { CommandName } from '../../../../shared/commands';
import { wordsFor } from '../../../../shared/words/words-for';
import { taskRow } from '../../fake-main';
import type { Commands } from '../../state/command-board';
import { commandEntries, paletteGroups, type DescribeCommand } from './palette-entries';

const [en, zh] = [wordsFor('en'), wordsFor('zh')];
const describeIt: DescribeCommand = (name) => ({
  name,
  label: en(`command.${name}`),
  keywords: [zh(`command.${name}`), name],
  keys: null,
});
const can = (...names: CommandName[]): Commands =>
  Object.fromEntries(names.map((name) => [name, { run: () => undefined }]));
const app = commandEntries(
  can('palette', 'settings', 'theme-dark', 'language-zh', 'find', 'shortcuts'),
  'window',
  describeIt,
);
const chosen = commandEntries(can('down', 'remove', 'pause', 'rename'), 'list', describeIt);
const rows = [
  taskRow('video_set', { label: 'Tide' }),
  taskRow('task_pause_demo'),
  taskRow('video_remote'),
];

const found = (text: string): string[] =>
  paletteGroups(text, chosen, app, rows).map((group) =>
    group.kind === 'tasks'
      ? `tasks: ${group.rows.map(({ id }) => id).join(' ')}`
      : `${group.kind}: ${group.entries.map(({ name }) => name).join(' ')}`,
  );

describe('the palette', () => {
  it('offers what is possible, and nothing that leads nowhere', () => {
    expect(found('')).toEqual([
      'chosen: rename pause remove',
      'app: find settings theme-dark language-zh shortcuts',
    ]);
  });

  it('puts what fits best first', () => {
    expect(found('pause')[0]).toBe('chosen: pause');
    expect(found('sett')[0]).toBe('app: settings');
    expect(found('dark')).toEqual(['app: theme-dark']);
  });

  it('finds tasks by ID and by name', () => {
    expect(found('tide')[0]).toBe('tasks: video_set');
    expect(found('video_')[0]).toBe('tasks: video_set video_remote');
    expect(found('remote')).toContain('tasks: video_remote');
  });

  it('finds a command by the other language’s words', () => {
    expect(found('设置')).toEqual(['app: settings']);
    expect(found('深色')).toEqual(['app: theme-dark']);
  });

  it('finds nothing for nonsense', () => {
    expect(found('qqzz')).toEqual([]);
  });

  it('shows a few tasks of many', () => {
    const many = Array.from({ length: 10_000 }, (_, at) => taskRow(`video_${at}`));
    const [group] = paletteGroups('video', [], [], many);
    expect(group?.kind === 'tasks' && group.rows.length).toBe(8);
  });
});
