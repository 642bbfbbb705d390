import type { CommandName } from '../../../shared/shortcuts';

/** What can be done now, by name; a command that is left out cannot. */
export type Commands = Partial<Readonly<Record<CommandName, () => void>>>;

/** Where the parts of the page put what they can do, for shortcuts, menus and the palette. */
export interface CommandBoard {
  /** `commands` is asked at each use; returns the function that takes it away. */
  readonly offer: (commands: () => Commands) => () => void;
  readonly available: () => Commands;
  /** False when nobody can do it now. */
  readonly run: (name: CommandName) => boolean;
}

export function createCommandBoard(): CommandBoard {
  const offers = new Set<() => Commands>();
  const available = (): Commands =>
    [...offers].reduce<Commands>((all, offer) => ({ ...all, ...offer() }), {});
  return {
    offer(commands) {
      offers.add(commands);
      return () => offers.delete(commands);
    },
    available,
    run(name) {
      const act = available()[name];
      act?.();
      return act !== undefined;
    },
  };
}
