import { addLateTexts } from '../../i18n/late-texts.js';
import type { SameKeys } from '../../i18n/same-keys.js';

/** Texts of what is put onto a tray by a dialog, dishes and vouchers; importing them adds them. */
export const zh = {
  extrasDialog: {
    title: '小菜 · 餐券',
    none: '这一餐没有单点的小菜。',
    more: '加一份 {{name}}',
  },
  voucherField: {
    label: '餐券：扫码或输入编码后回车',
    use: '用这张餐券',
    open: '可用：最多付 {{amount}} 元，其余从钱包付。',
    used: '这张餐券已经用过，请收其他款项。',
    expired: '这张餐券已过期或已停用，请收其他款项。',
    elsewhere: '这张餐券不能在本点使用，请收其他款项。',
    not_theirs: '这张餐券不是发给这位老人的，请收其他款项。',
    unknown: '没有这张餐券，请检查编码。',
    unchecked: '网络不通，还没有核对。已先记上；若别处先用了这张餐券，这一餐记为老人欠款。',
    put: '已放上餐券 {{code}}',
    away: '不用餐券',
  },
};

const en: SameKeys<typeof zh> = {
  extrasDialog: {
    title: 'Dishes, voucher',
    none: 'No single dishes for this slot.',
    more: 'One {{name}} more',
  },
  voucherField: {
    label: 'Meal voucher: scan it, or type its code and Enter',
    use: 'Use this voucher',
    open: 'Good: it pays up to {{amount}} yuan, the wallet the rest.',
    used: 'This voucher was used before; take another payment.',
    expired: 'This voucher has expired or was ended; take another payment.',
    elsewhere: 'This voucher is not good here; take another payment.',
    not_theirs: 'This voucher is for somebody else; take another payment.',
    unknown: 'There is no such voucher; check the code.',
    unchecked:
      'Without a network it could not be checked. It is put down; should it have been used elsewhere, the meal is owed.',
    put: 'Voucher {{code}} is put down',
    away: 'No voucher',
  },
};

addLateTexts({ zh, en });
