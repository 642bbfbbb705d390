import { useState, type ReactElement } from 'react';
import { HoldBanner } from '../features/hold/hold-banner';
import { KeyPanel } from '../features/key/key-panel';
import { CommandPalette } from '../features/palette/command-palette';
import { PasteBox } from '../features/paste/paste-box';
import { Player } from '../features/player/player';
import { SettingsPanel } from '../features/settings/settings-panel';
import { ShortcutsSheet } from '../features/shortcuts/shortcuts-sheet';
import { TasksPanel } from '../features/tasks/tasks-panel';
import { useList } from '../state/page-context';
import { LiveRegion } from './live-region';
import { NoticeBar } from './notice-bar';
import { PageHeader } from './page-header';
import { PageToasts } from './page-toasts';
import { useArrivals } from './use-arrivals';
import { UpdateBar } from './update-bar';
import { useFocusKept } from './use-focus-kept';
import { useGlobalCommands } from './use-global-commands';
import { usePaletteChoice } from './use-palette-choice';
import { useWantedCommands } from './use-wanted-commands';
import { Welcome } from './welcome';
import './main-page.css';

export function MainPage(): ReactElement {
  const [isSettingsOpen, setSettingsOpen] = useState(false);
  const [isSheetOpen, setSheetOpen] = useState(false);
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  const isFirstStart = useList(
    ({ order, app }) => order.length === 0 && app.holds.some((hold) => hold.name === 'no-key'),
  );
  useArrivals();
  useFocusKept();
  useGlobalCommands({
    settings: { run: () => setSettingsOpen(true) },
    shortcuts: { run: () => setSheetOpen((isOpen) => !isOpen) },
    palette: { run: () => setPaletteOpen(true) },
  });
  useWantedCommands();
  const closePalette = usePaletteChoice(() => setPaletteOpen(false));
  return (
    <div className="main-page">
      <PageHeader onOpenSettings={() => setSettingsOpen(true)} />
      <main>
        <UpdateBar />
        <NoticeBar />
        <PasteBox />
        {isFirstStart ? (
          <Welcome />
        ) : (
          <>
            <HoldBanner />
            <TasksPanel />
          </>
        )}
      </main>
      <Player />
      <PageToasts />
      <LiveRegion />
      {isSettingsOpen && (
        <SettingsPanel keyPanel={<KeyPanel />} onClose={() => setSettingsOpen(false)} />
      )}
      {isPaletteOpen && <CommandPalette onClose={closePalette} />}
      {isSheetOpen && <ShortcutsSheet onClose={() => setSheetOpen(false)} />}
    </div>
  );
}
