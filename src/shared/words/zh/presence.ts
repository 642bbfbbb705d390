import type { presence as english } from '../en/presence';
import type { WordsLike } from '../words-like';

export const presence: WordsLike<typeof english> = {
  tray: {
    show: '显示窗口',
    paused: '已全部暂停',
    nothing: '没有进行中的任务',
    watching_other: '{{count, number}} 个跟踪中',
    downloading_other: '{{count, number}} 个下载中',
    savedToday_other: '今天已保存 {{count, number}} 个',
    stillHereTitle: '仍在托盘中运行',
    stillHereBody:
      'DimiLinks Desktop 会继续跟踪和下载。要结束，请在托盘菜单中选择退出。可在设置中更改。',
    showFile: '在文件夹中显示',
  },
  background: {
    title: '后台运行',
    closeToTray: '关闭窗口后在托盘中继续',
    closeToTrayText: '继续跟踪和下载。退出在托盘菜单中。',
    noTray: '当前桌面不显示托盘，关闭窗口会退出应用。',
    startAtLogin: '登录时启动',
    startAtLoginText: '不显示窗口，从上次停下的地方继续。',
    notChanged: '系统没有接受这项更改。',
    notifyTimedOut: '任务未按时完成时',
    sound: '通知声音',
    soundText: '使用系统自带的声音。',
  },
};
