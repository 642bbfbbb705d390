import type { ReactElement } from 'react';
import { commandsIn, type CommandScope } from '../../../../shared/commands';
import { keyNames } from '../../language/key-names';
import { useLanguage } from '../../language/language-context';
import { Dialog } from '../../ui/dialog';
import './shortcuts-sheet.css';

const scopes: readonly CommandScope[] = ['window', 'list', 'player'];

/** More ways to do the same would hide those that are worth learning. */
const mostShown = 2;

/** Every key of the app, from the table that binds them. */
export function ShortcutsSheet({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { words } = useLanguage();
  return (
    <Dialog
      title={words('command.shortcuts')}
      closeLabel={words('shortcut.close')}
      testId="shortcuts-sheet"
      isWide
      onClose={onClose}
    >
      {/* Longer than the window as a rule, so keys must be able to scroll it. */}
      <div
        className="shortcuts-sheet"
        role="group"
        aria-label={words('command.shortcuts')}
        tabIndex={0}
      >
        <div className="shortcuts-columns">
          {scopes.map((scope) => (
            <section key={scope}>
              <h3>{words(`shortcut.${scope}`)}</h3>
              <dl>
                {commandsIn(scope)
                  .filter(({ keys }) => keys.length > 0)
                  .map(({ name, keys }) => (
                    <div key={name} data-command={name}>
                      <dt>{words(`command.${name}`)}</dt>
                      <dd>
                        {keys.slice(0, mostShown).map((each) => (
                          <kbd key={each}>{keyNames(each, words)}</kbd>
                        ))}
                      </dd>
                    </div>
                  ))}
              </dl>
            </section>
          ))}
        </div>
      </div>
    </Dialog>
  );
}
