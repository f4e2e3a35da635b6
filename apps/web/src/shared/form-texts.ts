import { addLateTexts } from '../i18n/late-texts.js';
import type { SameKeys } from '../i18n/same-keys.js';

/** Texts of forms; importing them adds them. */
export const zh = {
  weekday: { d1: '周一', d2: '周二', d3: '周三', d4: '周四', d5: '周五', d6: '周六', d7: '周日' },
  form: {
    save: '保存',
    saving: '正在保存…',
    cancel: '取消',
    noAnswer: '连不上服务器',
    kept: '没有保存；填写的内容还在这里',
    todo: '按上面的说明修改后再保存',
  },
};

const en: SameKeys<typeof zh> = {
  weekday: { d1: 'Mon', d2: 'Tue', d3: 'Wed', d4: 'Thu', d5: 'Fri', d6: 'Sat', d7: 'Sun' },
  form: {
    save: 'Save',
    saving: 'Saving…',
    cancel: 'Cancel',
    noAnswer: 'The server does not answer',
    kept: 'Nothing was saved; what you entered is still here',
    todo: 'Change it as said above and save again',
  },
};

addLateTexts({ zh, en });
