import type { hold as english } from '../en/hold';
import type { WordsLike } from '../words-like';

export const hold: WordsLike<typeof english> = {
  hold: {
    'all-paused': {
      title: '已全部暂停',
      what: '在你继续之前，不会查询或下载任何任务。服务可能在一小时后删除结果。',
      button: '全部继续',
    },
    'gateway-moved': {
      title: '服务地址已变更',
      what: '服务现在位于 {{subject}}。未经你同意，密钥不会发送到那里。请确认信任该地址后再切换。',
      button: '切换地址…',
    },
    'keychain-locked': {
      title: '无法从钥匙串取得密钥',
      what: '请解锁系统钥匙串，并在询问时允许 DimiLinks Desktop 使用，然后重试。',
      button: '重试',
    },
    'no-key': {
      title: '没有 API 密钥',
      what: '请输入密钥以继续，列表中的任务都会保留。',
      button: '输入密钥…',
    },
    'key-rejected': {
      title: '密钥被拒绝',
      what: '服务不接受此密钥，请输入有效的密钥以继续。',
      button: '输入密钥…',
    },
    'access-denied': {
      title: '服务拒绝访问',
      what: '账户可能余额不足，或此密钥无权读取这些任务。请在服务端检查余额和密钥权限，然后重试。',
      button: '重试',
    },
    'folder-missing': {
      title: '找不到文件夹',
      what: '无法把视频保存到 {{subject}}。请重新连接磁盘，或选择其他文件夹。',
      button: '选择文件夹…',
    },
    'disk-full': {
      title: '磁盘已满',
      what: '{{subject}} 所在磁盘没有空间了。请删除不需要的文件后重试，已下载的部分会保留。',
      button: '重试',
    },
    offline: {
      title: '无法连接到服务',
      what: '请检查网络连接。能连上服务后会自动继续。',
      button: '立即重试',
    },
    'proxy-login': {
      title: '代理要求登录',
      what: '{{subject}} 拒绝了连接。请输入它的用户名和密码。如果这个代理来自系统设置，请在应用设置中手动填写。',
      button: '设置代理…',
    },
    'proxy-unreachable': {
      title: '无法通过代理连接',
      what: '{{subject}} 无法访问，或拒绝了连接。请检查设置中的代理。代理恢复后会自动继续。',
      button: '立即重试',
    },
    code: '代码：{{message}}',
    says: '服务的说明：{{message}}',
  },
  notice: {
    'settings-broken': '部分设置无法读取，已恢复为默认值，请检查设置。',
    'database-set-aside': '任务列表已损坏，原列表已另存，并新建了一个列表。视频文件不受影响。',
    'stray-parts':
      '文件夹中有未完成的下载，对应的任务不在列表里。如果需要其中的视频，请重新粘贴它的任务 ID；不需要的文件可以删除：',
    'internal-error':
      '应用内部出现错误，任务会继续。如有异常，请重启应用，并通过“设置”中的“复制报告”反馈。',
    'page-restarted': '窗口曾停止工作，已重新打开，期间任务一直在继续。',
    recovered: '应用上次意外退出。{{what}}',
    recoveredBoth: '{{downloads}}{{watched}}',
    recoveredDownloads_other: '重启后，{{count, number}} 个下载已从中断处继续。',
    recoveredWatched_other: '{{count, number}} 个任务已恢复查询。',
    dismiss: '知道了',
    openFolder: '打开文件夹',
    names: '文件名',
  },
};
