import { act, render } from '@testing-library/react';
import type { ReactElement } from 'react';
import type { FakeMain } from './fake-main';
import { LanguageProvider } from './language/language-context';
import { createBrowseStore } from './state/browse-store';
import { createCommandBoard } from './state/command-board';
import { createListStore } from './state/list-store';
import { PageContext } from './state/page-context';
import { createPreviewStore } from './state/preview-store';
import { createThumbnailQueue } from './state/thumbnail-queue';
import { createToastStore } from './state/toast-store';

/** Renders a part of the page with the snapshot loaded. */
export async function renderWith(main: FakeMain, part: ReactElement): Promise<void> {
  const page = {
    client: main.client,
    store: createListStore(main.client),
    toasts: createToastStore(),
    preview: createPreviewStore(),
    browse: createBrowseStore(),
    commands: createCommandBoard(),
    // A page without a browser draws nothing.
    thumbnails: createThumbnailQueue(() => Promise.resolve(false)),
  };
  page.store.start();
  await main.settled();
  act(() => {
    render(
      <PageContext value={page}>
        <LanguageProvider language="en">{part}</LanguageProvider>
      </PageContext>,
    );
  });
}

/** Takes the place of the browser's copy command; gives the texts that were copied since. */
export function copiedTexts(): readonly string[] {
  const texts: string[] = [];
  document.execCommand = () => {
    const event = new Event('copy', { bubbles: true, cancelable: true });
    const clipboardData = { setData: (_type: string, text: string) => texts.push(text) };
    return document.body.dispatchEvent(Object.assign(event, { clipboardData })) || true;
  };
  return texts;
}
