import type { key as english } from '../en/key';
import type { WordsLike } from '../words-like';

export const key: WordsLike<typeof english> = {
  keyStatus: {
    label: 'API 密钥：{{status}}',
    unknown: '正在查找密钥…',
    missing: '没有密钥',
    checking: '正在验证密钥…',
    ready: '密钥可用',
    session: '密钥仅本次有效',
    rejected: '密钥被拒绝',
    locked: '钥匙串已锁定',
  },
  keyText: {
    unknown: '正在从系统钥匙串读取密钥。',
    missing: '请输入 API 密钥。没有密钥就不会向服务发送任何请求。',
    checking: '正在用服务验证密钥。',
    ready: '密钥已就绪。',
    rejected: '服务不接受此密钥，请输入新的密钥。',
    locked: '无法从系统钥匙串读取密钥，在此之前不会向服务发送任何请求。',
    keychain: '保存在系统钥匙串中。',
    keychainSince: '自 {{when}} 起保存在系统钥匙串中。',
    session: '只保存在内存里，退出应用后即清除。',
    environment: '来自环境变量 DIMILINKS_API_KEY，仅本次运行有效。',
  },
  keyTrouble: {
    'no-keychain':
      '系统没有钥匙串。请安装并启动钥匙串（Linux 上可用 GNOME Keyring 或 KWallet），然后点击“再试一次钥匙串”。',
    'keychain-locked': '钥匙串已锁定。请用系统的密码管理器解锁，然后点击“再试一次钥匙串”。',
    'keychain-refused':
      '钥匙串拒绝了请求。请允许 DimiLinks Desktop 使用钥匙串，或在询问时选择“允许”，然后点击“再试一次钥匙串”。',
    'keychain-slow':
      '钥匙串没有及时响应，可能正在另一个窗口等待你输入密码。请先解锁，然后点击“再试一次钥匙串”。',
    'keychain-too-small': '钥匙串存不下这么长的密钥，服务也许可以签发较短的密钥。',
    'bad-key': '这段文字不可能是密钥。密钥由 8 到 1,200 个字母、数字和符号组成，不含空格。',
    'clipboard-empty': '剪贴板里没有文字。请先复制密钥，然后再试。',
  },
  keyPanel: {
    enter: '输入密钥…',
    replace: '更换密钥…',
    fromClipboard: '使用剪贴板中的密钥',
    keychainAgain: '再试一次钥匙串',
    forget: '删除密钥…',
    forgetSure: '要删除密钥吗？在重新输入之前，下载会停止。',
    forgetYes: '删除密钥',
    forgetNo: '保留',
    clipboardNote: '取用密钥后会清空剪贴板。',
  },
  keyWindow: {
    title: 'API 密钥',
    heading: '{{host}} 的 API 密钥',
    field: 'API 密钥',
    kept: '密钥保存在系统钥匙串中，只会发送到这个地址。',
    save: '保存密钥',
    cancel: '取消',
    empty: '请先粘贴或输入密钥。',
    bad: '这不可能是密钥：密钥由 8 到 1,200 个字母、数字和符号组成，不含空格。',
  },
};
