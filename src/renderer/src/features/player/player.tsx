import { ChevronLeft, ChevronRight, ThumbsDown, ThumbsUp, X } from 'lucide-react';
import { useEffect, useMemo, useRef, type ReactElement } from 'react';
import { useStore } from 'zustand';
import { mediaUrl } from '../../../../shared/media-url';
import type { TaskMark, TaskRow } from '../../../../shared/task';
import { fileWords } from '../../language/file-words';
import { withKeys } from '../../language/key-names';
import { useLanguage } from '../../language/language-context';
import { useList, usePage } from '../../state/page-context';
import type { PreviewPlace } from '../../state/preview-store';
import { useAsk } from '../../state/use-ask';
import { IconButton } from '../../ui/icon-button';
import { Modal } from '../../ui/modal';
import { FilmPlayer, type FilmCommands } from './film-player';
import { ImagePlayer } from './image-player';
import { PlayerButton } from './player-button';
import { isImage, previewItems, type PreviewItem } from './preview-items';
import { usePlayerKeys } from './use-player-keys';
import './player.css';

/** Shows what is previewed, above everything else. */
export function Player(): ReactElement | null {
  const { preview } = usePage();
  const at = useStore(preview, (view) => view.at);
  return at === null ? null : <OpenPlayer at={at} />;
}

function OpenPlayer({ at }: { readonly at: PreviewPlace }): ReactElement | null {
  const { preview } = usePage();
  const rows = useList((list) => list.rows);
  const taskIds = useStore(preview, (view) => view.taskIds);
  const items = useMemo(() => previewItems(taskIds, rows), [taskIds, rows]);
  const place = items.findIndex(({ taskId, index }) => taskId === at.taskId && index === at.index);
  const item = items[place];
  const row = rows.get(at.taskId);
  // Removed, or its file is gone: there is nothing left to look at.
  const isOver = item === undefined || row === undefined;
  useEffect(() => {
    if (isOver) preview.close();
  }, [isOver, preview]);
  if (isOver) return null;
  return <PlayerDialog item={item} row={row} place={place} items={items} />;
}

interface Props {
  readonly item: PreviewItem;
  readonly row: TaskRow;
  readonly place: number;
  readonly items: readonly PreviewItem[];
}

function PlayerDialog({ item, row, place, items }: Props): ReactElement {
  const tools = useLanguage();
  const { words } = tools;
  const { preview } = usePage();
  const ask = useAsk();
  const film = useRef<FilmCommands>(null);
  const { taskId, index, file } = item;
  const src = mediaUrl({ kind: 'result', taskId, index });
  const go = (step: 1 | -1): void => {
    const next = items[place + step];
    if (next !== undefined) preview.goTo({ taskId: next.taskId, index: next.index });
  };
  const mark = (wanted: TaskMark): void =>
    void ask('tasks.mark', { ids: [taskId], mark: row.mark === wanted ? null : wanted });
  const open = (): void => void ask('tasks.act', { id: taskId, action: 'open' });
  const onKeyDown = usePlayerKeys({ film, go, mark, toggle: preview.toggle });

  return (
    <Modal
      className="player"
      testId="player"
      aria-label={words('player.label', { name: file.name })}
      data-task-id={taskId}
      data-index={index}
      data-mark={row.mark ?? undefined}
      hasOwnFocus
      onClose={preview.close}
      onKeyDown={onKeyDown}
    >
      <header className="player-head">
        <div className="player-title">
          <h2 className="can-select">{file.name}</h2>
          <p>{fileWords(file, tools)}</p>
        </div>
        <span className="player-place" data-testid="player-place">
          {words('player.place', { at: place + 1, count: items.length })}
        </span>
        <PlayerButton
          label={words('mark.keep')}
          command="film-keep"
          icon={<ThumbsUp />}
          isPressed={row.mark === 'keep'}
          testId="player-keep"
          onClick={() => mark('keep')}
        />
        <PlayerButton
          label={words('mark.reject')}
          command="film-reject"
          icon={<ThumbsDown />}
          isPressed={row.mark === 'reject'}
          testId="player-reject"
          onClick={() => mark('reject')}
        />
        <PlayerButton
          label={words('player.previous')}
          command="film-previous"
          icon={<ChevronLeft />}
          isDisabled={place === 0}
          testId="player-previous"
          onClick={() => go(-1)}
        />
        <PlayerButton
          label={words('player.next')}
          command="film-next"
          icon={<ChevronRight />}
          isDisabled={place === items.length - 1}
          testId="player-next"
          onClick={() => go(1)}
        />
        <IconButton
          label={words('player.close')}
          title={withKeys(words('player.close'), 'film-close', words)}
          icon={<X />}
          testId="player-close"
          onClick={preview.close}
        />
      </header>
      {isImage(file) ? (
        <ImagePlayer key={src} src={src} name={file.name} onOpen={open} />
      ) : (
        <FilmPlayer key={src} src={src} name={file.name} commands={film} onOpen={open} />
      )}
    </Modal>
  );
}
