import type { proxy as english } from '../en/proxy';
import type { WordsLike } from '../words-like';

export const proxy: WordsLike<typeof english> = {
  proxy: {
    title: '代理',
    mode: '代理',
    modeText: {
      system: '按系统的网络设置。',
      none: '请求直接发往服务。',
      manual: '所有请求都经过此代理。',
    },
    system: '跟随系统',
    none: '不使用代理',
    manual: '手动设置',
    url: '代理地址',
    urlText: 'http://、https:// 或 socks5://，后接主机和端口。',
    user: '用户名',
    userText: '代理不要求登录时请留空。',
    password: '密码',
    passwordText: {
      unknown: '输入后保存在系统钥匙串中。',
      missing: '尚未保存密码。',
      keychain: '保存在系统钥匙串中。',
      session: '仅保存在内存中，退出应用后失效。',
    },
    enterPassword: '输入密码…',
    forgetPassword: '删除密码',
  },
  proxyRefusal: {
    'not-a-url': '这不是代理地址。正确的格式类似 http://proxy.example:8080。',
    'unknown-kind': '不支持这种代理。请使用 http://、https:// 或 socks5://。',
    'has-extras': '这里请不要填写用户名和密码，它们有各自的输入项。',
    'bad-user': '用户名最多 200 个字符，且不能含冒号。',
  },
  proxyWindow: {
    title: '代理密码',
    heading: '{{host}} 的密码',
    field: '密码',
    kept: '密码保存在系统钥匙串中，只会发送给此代理。',
    save: '保存密码',
    cancel: '取消',
    empty: '请先输入密码。',
    bad: '这不可能是密码：超过 255 字节或含有换行。',
  },
};
