import type { security as english } from '../en/security';
import type { WordsLike } from '../words-like';

export const security: WordsLike<typeof english> = {
  ask: {
    address: {
      title: '以后都使用这个地址吗？',
      body: '所有请求都会发往 {{url}}，并使用你为它输入的密钥。当前地址的密钥不会发送到那里。请只使用你信任的地址。',
      button: '使用 {{host}}',
    },
    proxy: {
      title: '让所有请求都经过这个代理吗？',
      body: '所有请求都会经过 {{proxy}}。代理的运营者能看到应用访问了哪些地址以及访问时间。请只使用你信任的代理。',
      button: '使用此代理',
    },
    link: {
      title_other: '要添加 {{count, number}} 个任务吗？',
      body: '应用之外打开的一个链接请求添加：{{ids}}',
      more_other: '{{ids}}，另有 {{count, number}} 个',
      button: '添加',
    },
    pageGone: {
      title: '窗口多次停止工作',
      body: '任务仍在后台继续，不会丢失任何内容。可以重新打开窗口，或退出后再启动应用。',
      reload: '重新打开',
      quit: '退出',
    },
  },
  report: {
    copy: '复制报告',
    copied: '报告已复制到剪贴板。',
    note: '用于反馈问题：包含版本、设置和最近的日志，不含密钥、任务 ID、文件名和地址。',
  },
};
