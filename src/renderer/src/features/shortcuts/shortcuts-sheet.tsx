import type { ReactElement } from 'react';
import { commandsIn, type CommandScope } from '../../../../shared/commands';
import { keyNames } from '../../language/key-names';
import { useLanguage } from '../../language/language-context';
import { Dialog } from '../../ui/dialog';
import './shortcuts-sheet.css';

/** Side by side where there is room: the list has about as many as the others together. */
const columns: readonly (readonly CommandScope[])[] = [['window', 'player'], ['list']];

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
          {columns.map((scopes) => (
            <div key={scopes.join()}>
              {scopes.map((scope) => (
                <Keys key={scope} scope={scope} />
              ))}
            </div>
          ))}
        </div>
      </div>
    </Dialog>
  );
}

function Keys({ scope }: { readonly scope: CommandScope }): ReactElement {
  const { words } = useLanguage();
  return (
    <section>
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
  );
}
