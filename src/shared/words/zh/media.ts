import type { media as english } from '../en/media';
import type { WordsLike } from '../words-like';

export const media: WordsLike<typeof english> = {
  player: {
    label: '预览 {{name}}',
    open: '预览 {{id}}',
    menu: '预览',
    close: '关闭预览',
    place: '第 {{at, number}} 个，共 {{count, number}} 个',
    film: '视频 {{name}}',
    image: '图片 {{name}}',
    play: '播放',
    pause: '暂停',
    previous: '上一个',
    next: '下一个',
    frameBack: '后退一帧',
    frameOn: '前进一帧',
    mute: '静音',
    unmute: '打开声音',
    loop: '循环播放',
    seek: '播放位置',
    time: '{{time}}，共 {{duration}}',
    brokenTitle: '无法在这里显示此文件',
    brokenText: '文件完好，就在文件夹中。请用其他程序打开。',
  },
  grid: {
    label: '已完成的结果',
    toGrid: '以图片显示已完成的结果',
    toList: '以列表显示全部任务',
    empty: '还没有已完成的结果。进行中的任务请看列表。',
  },
  mark: {
    keep: '保留',
    reject: '淘汰',
    kept: '已标记为保留',
    rejected: '已标记为淘汰',
    clear: '取消标记',
  },
};
