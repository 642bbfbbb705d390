import type { update as english } from '../en/update';
import type { WordsLike } from '../words-like';

export const update: WordsLike<typeof english> = {
  update: {
    check: '立即检查',
    look: '检查更新',
    lookText: '每天一次。未经你同意，不会下载或安装任何内容。',
    checking: '正在检查新版本…',
    current: '已是最新版本。',
    found: '新版本 {{version}} 已发布。',
    download: '下载',
    fetching: '正在下载版本 {{version}}：{{percent}}',
    ready: '版本 {{version}} 已就绪，点“立即重启”即可启用；你的任务会继续。',
    restart: '立即重启',
    later: '以后',
    waiting: '当前的下载完成后，应用会重启并更新到版本 {{version}}。',
    dontRestart: '不重启',
    close: '关闭',
    tryAgain: '重试',
    off: {
      'own-build': '此构建不是正式发布的版本，不检查更新。',
      managed: '此副本由安装来源更新，例如系统的软件包管理器。',
      portable: '便携版请通过下载新版本来更新。',
      unsigned: '此构建没有开发者签名，不检查更新。',
      'read-only':
        '应用无法在当前位置替换自己。请将它移到你自己的文件夹（Mac 上移到“应用程序”），再从那里启动。',
    },
    trouble: {
      unreachable: '更新服务没有响应，请稍后重试。',
      unreadable: '无法读取版本列表，请稍后重试。',
      refused: '下载的文件与官方发布的不一致，已删除。当前版本不受影响，请稍后重试。',
      'no-room': '磁盘空间不足，无法下载更新。请清理后重试。',
      failed: '更新未成功，当前版本不受影响，请稍后重试。',
    },
  },
};
