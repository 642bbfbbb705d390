import type { KeyboardEvent, RefObject } from 'react';
import type { CommandName } from '../../../../shared/commands';
import { bindingsOf } from '../../../../shared/shortcuts';
import type { TaskMark } from '../../../../shared/task';
import type { FilmCommands } from './film-player';

interface Commands {
  readonly film: RefObject<FilmCommands | null>;
  readonly go: (step: 1 | -1) => void;
  readonly mark: (mark: TaskMark) => void;
  readonly toggle: (what: 'isMuted' | 'isLooping') => void;
}

const bindings = bindingsOf('player');
const keysOfCharacters: Readonly<Record<string, string>> = {
  ' ': 'space',
  ',': 'comma',
  '.': 'period',
};

/** What each key does in the preview; keys that the focused control uses itself stay with it. */
export function usePlayerKeys(commands: Commands): (event: KeyboardEvent) => void {
  const { film, go, mark, toggle } = commands;
  const acts: Partial<Readonly<Record<CommandName, () => void>>> = {
    'film-play': () => film.current?.playOrPause(),
    'film-frame-back': () => film.current?.step(-1),
    'film-frame-on': () => film.current?.step(1),
    'film-previous': () => go(-1),
    'film-next': () => go(1),
    'film-keep': () => mark('keep'),
    'film-reject': () => mark('reject'),
    'film-mute': () => toggle('isMuted'),
    'film-loop': () => toggle('isLooping'),
  };
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const command = bindings.get(keysOfCharacters[event.key] ?? event.key.toLowerCase());
    const act = command === undefined ? undefined : acts[command];
    if (act === undefined || isUsedBy(event.target, event.key)) return;
    event.preventDefault();
    // The list behind must not hear it as well.
    event.stopPropagation();
    const isRepeatable = command === 'film-frame-back' || command === 'film-frame-on';
    if (!event.repeat || isRepeatable) act();
  };
}

function isUsedBy(target: EventTarget, key: string): boolean {
  if (key === ' ') return target instanceof HTMLButtonElement;
  return key.startsWith('Arrow') && target instanceof HTMLInputElement;
}
