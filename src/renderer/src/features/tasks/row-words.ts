import type { TaskRow, TaskState } from '../../../../shared/task';
import type { LanguageTools } from '../../language/language-context';
import { isStopped } from '../../state/state-counts';
import { durationText } from '../../language/duration-text';
import { fileWords } from '../../language/file-words';
import { timeLeft } from './time-left';
import { foundTrouble } from './found-trouble';
import { troubleOf } from './trouble';

type Saved = Extract<TaskState, { name: 'saved' }>;
type Watching = Extract<TaskState, { name: 'watching' }>;

/** What a row's second line says. */
export function rowWords(row: TaskRow, isAllPaused: boolean, tools: LanguageTools): string {
  const { words } = tools;
  const { state } = row;
  if (isStopped(row, isAllPaused)) return words('state.pausedWithAll');
  switch (state.name) {
    case 'watching':
      return watchingWords(state, tools);
    case 'downloading':
      return downloadingWords(row, tools);
    case 'checking':
      return words('state.checking');
    case 'saved':
      if (row.filesGone !== 'none') return goneWords(state, row.filesGone, tools);
      return row.findings.length > 0
        ? foundWords(state, row.findings, tools)
        : savedWords(state, tools);
    case 'failed':
    case 'timed-out':
    case 'not-found': {
      const { title, what, todo } = troubleOf(state, tools);
      const said = state.name === 'failed' ? state.problem.message : null;
      return [title, withoutStop(said ?? what), todo].join(' · ');
    }
    case 'paused':
      return words(state.from === 'download' ? 'state.pausedDownload' : 'state.pausedLook');
  }
}

/** A sentence that another part follows on the same line. */
const withoutStop = (sentence: string): string => sentence.trim().replace(/[.。]$/u, '');

function watchingWords(state: Watching, { words, formats }: LanguageTools): string {
  if (state.isUnclear) return words('state.unclear');
  const percent = state.progress === null ? null : formats.percent(state.progress);
  if (state.rawStatus !== null) {
    const status = state.rawStatus;
    return percent === null
      ? words('state.unknownStatus', { status })
      : words('state.unknownStatusPercent', { status, percent });
  }
  if (state.phase === 'waiting') return words('state.waiting');
  return percent === null
    ? words('state.generating')
    : words('state.generatingPercent', { percent });
}

function downloadingWords({ transfer }: TaskRow, tools: LanguageTools): string {
  const { words, formats } = tools;
  if (transfer === null) return words('state.downloading');
  const { receivedBytes, totalBytes, bytesPerSecond } = transfer;
  const amount =
    totalBytes === null
      ? words('state.downloadingBytes', { received: formats.size(receivedBytes) })
      : words('state.downloadingOf', formats.part(receivedBytes, totalBytes));
  if (bytesPerSecond === null) return amount;
  const left = totalBytes === null ? null : timeLeft(totalBytes - receivedBytes, bytesPerSecond);
  const parts =
    left === null
      ? [amount]
      : [amount, words('state.timeLeft', { time: durationText(left, tools) })];
  return [...parts, formats.speed(bytesPerSecond)].join(' · ');
}

function savedWords({ files, missingCount }: Saved, tools: LanguageTools): string {
  const { words, formats } = tools;
  const size = formats.size(files.reduce((sum, file) => sum + file.bytes, 0));
  const [first] = files;
  const saved =
    files.length === 1 && first !== undefined
      ? words('state.saved', { name: first.name, facts: fileWords(first, tools) })
      : words('state.savedMany', { count: files.length, size });
  if (missingCount === 0) return saved;
  return `${saved} · ${words('state.savedMissing', { count: missingCount })}`;
}

function foundWords({ files }: Saved, findings: TaskRow['findings'], tools: LanguageTools): string {
  const { title, todo } = foundTrouble(findings, tools);
  const names = findings.map(({ index }) => files[index]?.name ?? '').join(', ');
  return [title, names, todo].join(' · ');
}

function goneWords({ files }: Saved, gone: 'file' | 'folder', { words }: LanguageTools): string {
  const ofFiles = files.length > 1 ? words('state.filesGone') : words('state.fileGone');
  const what = gone === 'folder' ? words('state.folderGone') : ofFiles;
  return [what, files.map((file) => file.name).join(', ')].join(' · ');
}
