import type { verify as english } from '../en/verify';
import type { WordsLike } from '../words-like';

export const verify: WordsLike<typeof english> = {
  verify: {
    label: '校验已保存的文件',
    text: '重新读取每个已保存的文件，并与保存时的内容比对。',
    last: '上次校验：{{time}}。',
    start: '开始校验',
    stop: '停止',
    progressLabel: '已校验的文件',
    progress: '{{checked}} / {{total}} 个文件 · {{size}}',
    sizeOf: '{{received}} / {{total}}',
    waiting: '{{checked}} / {{total}} 个文件 · 等待下载完成',
    stopped: '已停止，校验了 {{checked}} / {{total}} 个文件。',
    empty: '还没有已保存的文件。',
    allRight_other: '{{count, number}} 个已保存的文件均与保存时一致。',
    found_other: '{{count, number}} 个文件与保存时不一致：',
    more_other: '另有 {{count, number}} 个',
    showInList: '在列表中显示',
    changed: '内容已改变',
    unreadable: '无法读取',
    missing: '不在文件夹中',
    doneAllRight: '已保存的文件均与保存时一致',
    done_other: '{{count, number}} 个已保存的文件与保存时不一致',
    doneBody: '请打开 DimiLinks Desktop 查看。',
  },
  fileFinding: {
    changedTitle: '文件在保存后被改动',
    changedWhat: '内容与下载时不同：可能被其他程序写入，或磁盘出现故障。',
    changedTodo:
      '如果是你编辑的，请选择接受现有文件；否则请重新下载：被改动的文件会保留，新文件会加上编号。',
    unreadableTitle: '文件无法读取',
    unreadableWhat: '系统无法读出文件内容，磁盘可能出现故障。',
    unreadableTodo: '请重新下载并检查磁盘，旧文件会保留。',
    fileLabel: '文件',
    savedSha: '保存时的 SHA-256',
    nowSha: '现在的 SHA-256',
    savedSize: '保存时的大小',
    nowSize: '现在的大小',
    bytes: '{{bytes}} 字节',
  },
};
