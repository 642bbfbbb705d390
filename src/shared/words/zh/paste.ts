import type { paste as english } from '../en/paste';
import type { WordsLike } from '../words-like';

export const paste: WordsLike<typeof english> = {
  paste: {
    label: '任务 ID',
    placeholder: '粘贴任务 ID、链接、JSON 或聊天内容',
    add: '添加',
    addCount: '添加 {{count, number}} 个',
    adding: '正在添加…',
    reading: '正在读取…',
    hint: '按 Enter 添加，Shift+Enter 换行',
    found_other: '{{count, number}} 个 ID',
    alreadyHere: '{{count, number}} 个已在列表中',
    repeated: '{{count, number}} 个重复',
    refused_other: '{{count, number}} 个无法添加',
    notUnderstood_other: '{{count, number}} 行未能识别',
    nothingFound: '这段文字里没有任务 ID。ID 的样子类似 video_8f3a2c。',
    refusedMore_other: '另有 {{count, number}} 个',
    large: '长文本，{{size}} 个字符',
    discard: '丢弃',
    tooLong: '只读取这段文字的前 {{size}} 个字符。',
    added_other: '已添加 {{count, number}} 个任务。',
    noneNew: '这些任务都已在列表中。',
    mergedHere_other: '其中 {{count, number}} 个已在列表中。',
    mergedRepeats_other: '已合并 {{count, number}} 处重复。',
    restLeft: '未能识别的内容仍留在输入框里。',
    keyDropped: '疑似 API 密钥的内容未保留。要输入密钥，请用顶部的“输入密钥”。',
  },
  refusal: {
    'too-long': '“{{text}}”太长，不可能是任务 ID。',
    'not-an-id': '“{{text}}”含有任务 ID 不会出现的字符。',
    'looks-like-a-path': '“{{text}}”像是文件路径，不是任务 ID。',
    'looks-like-a-key':
      '有一段文字像是 API 密钥，已遮盖。密钥不应粘贴在这里，请改用顶部的“输入密钥”。',
  },
  toast: {
    label: '消息',
    removed_other: '已从列表移除 {{count, number}} 个任务，已保存的文件不受影响。',
    undo: '撤销',
    fileCopied: '文件已复制，可粘贴到文件夹或其他程序中。',
    pathCopied: '路径已复制。',
    notDone: '现在无法执行：任务状态已变化，或文件已不在。',
    failed: '操作没有成功，请再试一次。',
    arrived_other: '已添加 {{count, number}} 个任务。',
    arrivedNone: '这些任务已在列表中。',
    close: '关闭消息',
  },
};
