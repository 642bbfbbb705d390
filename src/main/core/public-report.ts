import { defaultBaseUrl, newerBaseUrl } from '../../shared/base-url';
import type { AppView } from '../../shared/app-view';
import type { TaskState } from '../../shared/task';

export interface ReportFacts {
  /** Names and versions, such as of the system. */
  readonly surroundings: Readonly<Record<string, string>>;
  readonly app: AppView;
  readonly tasks: readonly { readonly id: string; readonly state: TaskState }[];
  /** The latest lines of the log. */
  readonly log: readonly string[];
  /** The person's own folder, by any of its spellings. */
  readonly home: string;
  readonly clean: (text: string) => string;
}

const publicHosts = [defaultBaseUrl, newerBaseUrl].map((url) =>
  url.replace(/^https:\/\/|\/.*/g, ''),
);

/** Settings that are one of a few words of the app's own. */
const choices: readonly string[] = ['language', 'theme', 'proxyMode', 'subfolders'];

/** A report that can be posted where anybody reads it: no key, no ID, no name of a file, no address. */
export function publicReport(facts: ReportFacts): string {
  const { app, tasks, surroundings } = facts;
  const { baseUrl, folder } = app.settings;
  const lines = [
    ...Object.entries(surroundings).map(([name, value]) => `${name}: ${value}`),
    `key: ${app.key.status}, kept in ${app.key.storage ?? 'nothing'}, trouble ${app.key.trouble ?? 'none'}`,
    `address: ${addressKind(baseUrl)}`,
    `folder: ${folder === null ? 'default' : 'chosen'}`,
    `settings: ${JSON.stringify(publicSettings(app.settings))}`,
    `holds: ${namesOf(app.holds.map(({ name }) => name))}`,
    `notices: ${namesOf(app.notices.map(({ code }) => code))}`,
    `tasks: ${countsOf(tasks.map(({ state }) => kindOf(state)))}`,
    '',
    ...facts.log.map((line) => withoutPrivate(line, facts)),
  ];
  return `${facts.clean(lines.join('\n'))}\n`;
}

function withoutPrivate(line: string, { tasks, app, home }: ReportFacts): string {
  const folders = [app.folder, app.settings.folder ?? ''];
  let text = line;
  // The longest first: an ID can be the beginning of another one.
  for (const id of tasks.map((task) => task.id).sort((one, other) => other.length - one.length)) {
    text = text.replaceAll(id, '[task]').replaceAll(encodeURIComponent(id), '[task]');
  }
  for (const folder of folders.filter((each) => each.length > 1)) {
    text = replacedPath(text, folder, '[folder]');
  }
  return replacedPath(text, home, '~')
    .replace(/\b(?:video|vid|img|image|task)_[A-Za-z0-9_\-+/=:.~%]+/g, '[task]')
    .replace(/\bhttps?:\/\/([^\s/"'\\)]+)[^\s"'\\)]*/gi, (_url, host: string) =>
      publicHosts.includes(host) ? `https://${host}/…` : '[address]',
    )
    .replace(/[^\s"'\\/:]+\.(?:mp4|webm|mov|mkv|png|jpe?g|webp|part|avi|flv|ts|ogv)\b/gi, '[file]');
}

/** A path as it is, and as it looks within JSON. */
function replacedPath(text: string, path: string, by: string): string {
  if (path.length < 2) return text;
  return text.replaceAll(JSON.stringify(path).slice(1, -1), by).replaceAll(path, by);
}

/** Texts that a person typed say only that there are some; a field that is new here stays so. */
function publicSettings(settings: AppView['settings']): Record<string, unknown> {
  const entries = Object.entries(settings).filter(
    ([name]) => name !== 'baseUrl' && name !== 'folder',
  );
  return Object.fromEntries(
    entries.map(([name, value]) => [
      name,
      typeof value === 'string' && !choices.includes(name) ? 'set' : value,
    ]),
  );
}

function addressKind(baseUrl: string): string {
  if (baseUrl === defaultBaseUrl) return 'default';
  return baseUrl === newerBaseUrl ? 'newer' : 'of its own';
}

function kindOf(state: TaskState): string {
  if (state.name !== 'failed') return state.name;
  return `failed (${state.problem.code})`;
}

const namesOf = (names: readonly string[]): string => names.join(', ') || 'none';

function countsOf(kinds: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return namesOf([...counts].map(([kind, count]) => `${count} ${kind}`));
}
