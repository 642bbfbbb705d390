import type { CommandName } from '../../../shared/commands';

export interface Command {
  readonly run: () => void;
  /** Of how many chosen tasks it can do how many; left out where it is not about chosen tasks. */
  readonly counts?: { readonly can: number; readonly of: number };
}

/** What can be done now, by name; a command that is left out cannot. */
export type Commands = Partial<Readonly<Record<CommandName, Command>>>;

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
      const command = available()[name];
      command?.run();
      return command !== undefined;
    },
  };
}
