import { addLateTexts } from '../i18n/late-texts.js';
import type { SameKeys } from '../i18n/same-keys.js';

/** Texts of bell and inbox; importing them adds them. */
export const zh = {
  messages: {
    title: '消息',
    bell: '消息，{{n}} 条未读',
    bellNone: '消息，没有未读',
    came: '新消息：{{text}}',
    views: '消息与设置',
    box: '显示',
    boxes: { all: '全部', unread: '未读' },
    topic: '类别',
    everyTopic: '全部类别',
    topics: {
      closure: '停送与恢复',
      deadline: '检查、整改与证照期限',
      sample: '留样',
      claim: '申报与拨付',
      welfare: '关爱个案',
      alert: '系统告警',
    },
    list: '消息列表',
    unread: '未读',
    open: '去处理',
    markRead: '标为已读',
    markReadOf: '标为已读：{{text}}',
    markAll: '全部标为已读',
    older: '更早的消息',
    none: '没有消息',
    noneText: '有要您知道或处理的事，会出现在这里。',
    noneUnread: '没有未读消息',
    loading: '正在取消息…',
    noAnswer: '连不上服务器',
    kept: '消息都保存在服务器上，没有丢失',
    todo: '网络恢复后再试',
    retry: '再试一次',
  },
};

const en: SameKeys<typeof zh> = {
  messages: {
    title: 'Messages',
    bell: 'Messages, {{n}} unread',
    bellNone: 'Messages, none unread',
    came: 'New message: {{text}}',
    views: 'Messages and settings',
    box: 'Show',
    boxes: { all: 'All', unread: 'Unread' },
    topic: 'About',
    everyTopic: 'Everything',
    topics: {
      closure: 'Closures',
      deadline: 'Inspections, findings and licences',
      sample: 'Food samples',
      claim: 'Claims and payments',
      welfare: 'Welfare cases',
      alert: 'System alerts',
    },
    list: 'List of messages',
    unread: 'unread',
    open: 'See to it',
    markRead: 'Mark as read',
    markReadOf: 'Mark as read: {{text}}',
    markAll: 'Mark all as read',
    older: 'Older messages',
    none: 'No messages',
    noneText: 'What you should know or see to appears here.',
    noneUnread: 'Nothing unread',
    loading: 'Fetching messages…',
    noAnswer: 'The server does not answer',
    kept: 'All messages are kept on the server, none is lost',
    todo: 'Try again when the network is back',
    retry: 'Try again',
  },
};

addLateTexts({ zh, en });
