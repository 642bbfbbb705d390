import type { KeyboardEvent, RefObject } from 'react';
import type { TaskMark } from '../../../../shared/task';
import type { FilmCommands } from './film-player';

interface Commands {
  readonly film: RefObject<FilmCommands | null>;
  readonly go: (step: 1 | -1) => void;
  readonly mark: (mark: TaskMark) => void;
  readonly toggle: (what: 'isMuted' | 'isLooping') => void;
}

/** What each key does in the preview; keys that the focused control uses itself stay with it. */
export function usePlayerKeys(commands: Commands): (event: KeyboardEvent) => void {
  const { film, go, mark, toggle } = commands;
  const acts: Readonly<Record<string, () => void>> = {
    ' ': () => film.current?.playOrPause(),
    ',': () => film.current?.step(-1),
    '.': () => film.current?.step(1),
    ArrowLeft: () => go(-1),
    ArrowRight: () => go(1),
    k: () => mark('keep'),
    x: () => mark('reject'),
    m: () => toggle('isMuted'),
    l: () => toggle('isLooping'),
  };
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (act === undefined || isUsedBy(event.target, event.key)) return;
    event.preventDefault();
    // The list behind must not hear it as well.
    event.stopPropagation();
    if (!event.repeat || event.key === ',' || event.key === '.') act();
  };
}

function isUsedBy(target: EventTarget, key: string): boolean {
  if (key === ' ') return target instanceof HTMLButtonElement;
  return key.startsWith('Arrow') && target instanceof HTMLInputElement;
}
