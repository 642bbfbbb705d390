import type { handling as english } from '../en/handling';
import type { WordsLike } from '../words-like';

export const handling: WordsLike<typeof english> = {
  trash: {
    title_other: '把 {{count, number}} 个文件移到回收站？',
    body: '共 {{size}}，位于 {{folder}}。任务也会从列表移除。文件可以从系统回收站取回。',
    button: '移到回收站',
    done_other: '已移除 {{count, number}} 个任务，文件在回收站中',
    kept_other: '有 {{count, number}} 个文件无法移到回收站，对应的任务保留在列表中。',
    menu: '把文件移到回收站…',
  },
  find: {
    label: '按 ID、名称或文件查找',
    placeholder: '查找',
    clear: '清除查找内容',
    none: '没有匹配的任务',
    noneText: '列表中没有符合条件的任务。',
    showAll: '显示全部任务',
    shown_other: '显示 {{shown}} 个，共 {{count, number}} 个任务',
  },
  sort: {
    label: '排序',
    newest: '最新在前',
    oldest: '最早在前',
    state: '按状态',
    name: '按名称',
    size: '最大在前',
  },
  marked: {
    label: '标记',
    any: '任意标记',
    keep: '已保留',
    reject: '已淘汰',
    none: '无标记',
  },
  bulk: {
    label: '所选任务',
    selected_other: '已选 {{count, number}} 个',
    clear: '取消选择',
    'try-again': '重试 {{count, number}} 个',
    'try-again-some': '重试 {{total}} 个中的 {{count, number}} 个',
    pause: '暂停 {{count, number}} 个',
    'pause-some': '暂停 {{total}} 个中的 {{count, number}} 个',
    resume: '继续 {{count, number}} 个',
    'resume-some': '继续 {{total}} 个中的 {{count, number}} 个',
    'copy-path': '复制 {{count, number}} 个路径',
    'copy-path-some': '复制 {{total}} 个中 {{count, number}} 个的路径',
    remove: '移除 {{count, number}} 个',
    'remove-some': '移除 {{total}} 个中的 {{count, number}} 个',
    more: '所选任务的更多操作',
    'try-again-done_other': '正在重试 {{count, number}} 个任务',
    'pause-done_other': '已暂停 {{count, number}} 个任务',
    'resume-done_other': '{{count, number}} 个任务已继续',
    copied_other: '已复制 {{count, number}} 个任务的路径',
  },
  label: {
    rename: '重命名',
    field: '{{id}} 的名称',
    placeholder: '名称',
  },
  shortcut: {
    tooltip: '{{label}}（{{keys}}）',
  },
  command: {
    keep: '标记为保留',
    reject: '标记为淘汰',
  },
};
