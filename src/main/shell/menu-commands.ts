import type { CommandName } from '../../shared/commands';

export interface MenuHands {
  readonly openFolder: () => void;
  readonly openLogs: () => void;
  readonly copyReport: () => Promise<void>;
  readonly checkUpdates: () => Promise<void>;
  readonly showPage: () => void;
  readonly tellPage: (name: CommandName) => void;
}

/** Does what the system's menu names. */
export function menuCommands(hands: MenuHands): (name: CommandName) => void {
  return (name) => {
    // These must work even where the page does not.
    if (name === 'open-folder') hands.openFolder();
    else if (name === 'open-logs') hands.openLogs();
    else if (name === 'copy-report') void hands.copyReport();
    else {
      hands.showPage();
      if (name === 'check-updates') void hands.checkUpdates();
      else hands.tellPage(name);
    }
  };
}
