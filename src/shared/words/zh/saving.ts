import type { saving as english } from '../en/saving';
import type { WordsLike } from '../words-like';

export const saving: WordsLike<typeof english> = {
  saving: {
    title: '保存',
    subfolders: '子文件夹',
    subfoldersText: '按任务添加的日期划分。',
    subfoldersNone: '不划分',
    subfoldersDay: '每天一个',
    subfoldersMonth: '每月一个',
    name: '文件名',
    tokens: '插入到文件名',
    nameReset: '恢复默认',
    example: '示例：',
    exampleLabel: '海边的小狗',
    sidecars: '为每个视频附带 .json 文件',
    sidecarsText: '包含 ID、时间、来源和 SHA-256，绝不包含密钥。',
  },
  nameToken: {
    id: '任务 ID',
    label: '任务名称',
    date: '添加日期',
    time: '添加时间',
    kind: '视频或图片',
    n: '任务内序号',
  },
  templateRefusal: {
    empty: '请输入文件名，或点击上面的词。',
    'too-long': '文件名请少于 {{most}} 个字符。',
    separator: '文件名不能包含“{{subject}}”。要分文件夹，请用“子文件夹”。',
    'unknown-token': '“{{subject}}”不是可用的词，请使用上面的词。',
  },
};
