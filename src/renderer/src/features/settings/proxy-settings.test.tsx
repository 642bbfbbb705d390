// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { defaultSettings, type Settings } from '../../../../shared/settings';
import { appView, createFakeMain } from '../../fake-main';
import { renderWith } from '../../render-with';
import { ProxySettings } from './proxy-settings';

afterEach(cleanup);

async function open(settings: Partial<Settings> = {}) {
  const main = createFakeMain({
    app: { ...appView, settings: { ...defaultSettings, ...settings } },
  });
  await renderWith(main, <ProxySettings />);
  const write = (id: string, value: string): void => {
    fireEvent.change(screen.getByTestId(id), { target: { value } });
    fireEvent.keyDown(screen.getByTestId(id), { key: 'Enter' });
  };
  return { main, write, changes: () => main.asked('settings.change') };
}

describe('the proxy', () => {
  it('is the system’s at first, with nothing to fill in', async () => {
    const { changes } = await open();
    expect(screen.queryByTestId('proxy-url')).toBeNull();
    fireEvent.change(screen.getByTestId('proxy-mode'), { target: { value: 'manual' } });
    expect(changes()).toEqual([{ proxyMode: 'manual' }]);
  });

  it('is saved in its plain form once it is whole', async () => {
    const { write, changes } = await open({ proxyMode: 'manual' });
    write('proxy-url', ' socks5h://Localhost ');
    write('proxy-user', 'mia');
    expect(changes()).toEqual([{ proxyUrl: 'socks5://localhost:1080' }, { proxyUser: 'mia' }]);
  });

  it.each([
    ['proxy-url', 'http://mia:secret@proxy:8080', 'fields of their own'],
    ['proxy-url', 'ftp://proxy', 'not supported'],
    ['proxy-user', 'mia:secret', 'no colon'],
  ])('is not saved from %s with %s, and the reason is said', async (id, text, why) => {
    const { write, changes } = await open({ proxyMode: 'manual' });
    write(id, text);
    expect(screen.getByTestId(`${id}-problem`).textContent).toContain(why);
    expect(changes()).toEqual([]);
  });

  it('has its password typed elsewhere', async () => {
    const { main } = await open({
      proxyMode: 'manual',
      proxyUrl: 'http://proxy:8080',
      proxyUser: 'mia',
    });
    fireEvent.click(screen.getByTestId('proxy-password'));
    expect(main.asked('proxy.enter-password')).toEqual([null]);
    expect(document.querySelector('input[type=password]')).toBeNull();
  });
});
