import type { asking as english } from '../en/asking';
import type { WordsLike } from '../words-like';

export const asking: WordsLike<typeof english> = {
  asking: {
    next: '{{time}}后再次查询',
    now: '正在查询',
    stretched: '每 {{every}}查询一次：{{tasks}} 个任务共用每秒 {{rate}} 次请求',
    paused: '已暂缓请求服务，{{time}}后发出下一个请求。',
  },
  usual: {
    range: '通常需要 {{from}} 至 {{to}}',
    about: '通常需要约 {{time}}',
  },
  duration: {
    seconds: '{{number}} 秒',
    minutes: '{{number}} 分钟',
    hours: '{{number}} 小时',
  },
  watchingSettings: {
    title: '查询',
    limit: '每个任务最长查询',
    limitText: '睡眠、离线和暂停的时间不计入。超过后，每次启动和唤醒时还会再查询一次。',
    perSecond: '每秒请求数',
    perSecondText: '所有任务合计的上限，过多可能会被服务拒绝。',
    inFlight: '同时请求数',
  },
};
