import { readKey, readProxyPassword } from '../../shared/key-rules';
import { key as englishKey } from '../../shared/words/en/key';
import { proxy as englishProxy } from '../../shared/words/en/proxy';
import { key as chineseKey } from '../../shared/words/zh/key';
import { proxy as chineseProxy } from '../../shared/words/zh/proxy';
import type { KeyBridge } from './key-bridge';

/** Fills the form with words and lets it submit a key that can be one. */
export function startKeyForm(page: Document, bridge: KeyBridge): void {
  const isChinese = bridge.language === 'zh';
  // Straight from the catalogue: this page stays without i18next.
  const isProxy = bridge.purpose === 'proxy';
  const keyWords = (isChinese ? chineseKey : englishKey).keyWindow;
  const words = isProxy ? (isChinese ? chineseProxy : englishProxy).proxyWindow : keyWords;
  const find = <T extends HTMLElement>(id: string, kind: new () => T): T => {
    const element = page.getElementById(id);
    if (!(element instanceof kind)) throw new Error(`key.html has no #${id}`);
    return element;
  };

  page.documentElement.lang = isChinese ? 'zh-CN' : 'en';
  page.documentElement.dataset['theme'] = bridge.theme;
  page.title = words.title;
  const host = bridge.origin.replace(/^https:\/\//, '');
  const field = find('key-field', HTMLInputElement);
  const problem = find('key-problem', HTMLElement);
  find('key-heading', HTMLElement).textContent = words.heading.replace('{{host}}', host);
  find('key-kept', HTMLElement).textContent = words.kept;
  find('key-save', HTMLElement).textContent = words.save;
  find('key-cancel', HTMLElement).textContent = words.cancel;
  field.setAttribute('aria-label', words.field);

  const say = (text: string): void => {
    problem.textContent = text;
    field.setAttribute('aria-invalid', String(text !== ''));
  };

  field.addEventListener('input', () => say(''));
  find('key-form', HTMLFormElement).addEventListener('submit', (event) => {
    event.preventDefault();
    const key = isProxy ? readProxyPassword(field.value) : readKey(field.value);
    if (key === null) {
      say(field.value.trim() === '' ? words.empty : words.bad);
      field.focus();
      return;
    }
    field.value = '';
    bridge.submit(key);
  });
  find('key-cancel', HTMLButtonElement).addEventListener('click', () => bridge.cancel());
  page.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') bridge.cancel();
  });
  field.focus();
}
