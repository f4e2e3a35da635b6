import { defineErrors } from '@nuancan/kernel';

/** Expected failures of plots, lots and reference prices. */
export const GardenErrors = defineErrors('GARDEN', {
  LOT_NOT_FOUND: { status: 404, zh: '没有这一批，或不归这个账号管理', en: 'No such lot, or not one of this account' },
  PLOT_NOT_FOUND: { status: 404, zh: '没有这块地，或不归这个账号管理', en: 'No such plot, or not one of this account' },
  PLOT_NAME_TAKEN: { status: 409, zh: '这里已经有一块同名的地', en: 'A plot of this name is here already' },
  PLOT_CHANGED: {
    status: 412,
    zh: '这块地刚被别人改过，没有保存；请看过再改',
    en: 'Somebody changed this plot meanwhile; nothing was saved: look again first',
  },
  PLACE_MISSING: {
    status: 422,
    zh: '一块地属于一个助餐点或一个村，没有保存',
    en: 'A plot belongs to a facility or to a village; nothing was saved',
  },
  GOODS_NOT_FOUND: {
    status: 422,
    zh: '没有捐给这个助餐点的这批物资，没有保存',
    en: 'No such goods were given to this facility; nothing was saved',
  },
  GOODS_TAKEN_IN: {
    status: 409,
    zh: '这批捐赠物资已经入库，没有再记一次',
    en: 'These donated goods are in stock already; nothing was saved again',
  },
  OTHER_GOODS: {
    status: 422,
    zh: '品名和捐赠登记的不一样，没有保存；另外的物资请另称一批',
    en: 'Something else was given; nothing was saved: weigh other goods as a lot of their own',
  },
  MORE_THAN_GIVEN: {
    status: 422,
    zh: '重量超过捐赠登记的，没有保存；多出来的请区里另登记一笔捐赠',
    en: 'Less was given; nothing was saved: the district enters what came beyond it as another donation',
  },
  SHORT_REASON: {
    status: 422,
    zh: '比捐赠登记的少时须写明原因，一样多时不写，没有保存',
    en: 'A reason is needed where less came than was given, and only there; nothing was saved',
  },
  DATE_OUT_OF_RANGE: {
    status: 422,
    zh: '日期要在过去一年之内，没有保存',
    en: 'The day is not within the past year; nothing was saved',
  },
  NOT_ENOUGH: {
    status: 409,
    zh: '这一批剩下的不够，没有保存；请核对重量，或先盘点',
    en: 'Less than that is left of this lot; nothing was saved: check the weight, or count first',
  },
  BEFORE_HARVEST: {
    status: 422,
    zh: '领用的日子早于采收的日子，没有保存',
    en: 'That day is before the harvest; nothing was saved',
  },
  NO_PRICE: {
    status: 422,
    zh: '这一天没有它的参考价，没有领用；请区里先填参考价',
    en: 'No reference price holds on that day; nothing was issued: the district enters one first',
  },
  MORE_THAN_WEIGHED: {
    status: 422,
    zh: '盘点的重量超过入库减去领用、损耗与调出，没有保存；多出来的请另称一批',
    en: 'More was counted than was weighed less what left; nothing was saved: weigh what is new as another lot',
  },
  NOTHING_TO_CORRECT: {
    status: 422,
    zh: '盘点的重量和账上一样，没有可更正的',
    en: 'What was counted is what the books say; nothing to correct',
  },
  CLIENT_ID_CLASH: {
    status: 409,
    zh: '同一编号已用于另一条登记，原记录不变，这一条没有保存',
    en: 'This client id was used for another entry, which stays as it is; this one was not saved',
  },
  NOT_RELATED: {
    status: 422,
    zh: '只能调拨给同一运营主体或同一村的助餐点，没有保存',
    en: 'Lots go to facilities of the same organisation or village only; nothing was saved',
  },
  TRANSFER_NOT_FOUND: {
    status: 404,
    zh: '没有这次调拨，或不归这个账号管理',
    en: 'No such transfer, or not one of this account',
  },
  TRANSFER_ENDED: {
    status: 409,
    zh: '这次调拨已经收下或撤回',
    en: 'This transfer was accepted or called back before',
  },
  PRICE_IN_FORCE: {
    status: 409,
    zh: '这一天已经有参考价生效，过去的价格不能改；新价从明天或更晚开始',
    en: 'A price holds on that day already and is not changed: a new one begins tomorrow or later',
  },
  PHOTO_MISSING: { status: 400, zh: '没有收到照片', en: 'No photo came' },
  PHOTO_TOO_LARGE: {
    status: 413,
    zh: '照片大于 1 MB，没有保存',
    en: 'The photo is larger than 1 MB and was not saved',
  },
  PHOTO_TYPE_REFUSED: {
    status: 415,
    zh: '只收 JPEG 或 PNG 照片，没有保存',
    en: 'Only JPEG and PNG photos are taken; nothing was saved',
  },
  PHOTO_PRESENT: { status: 409, zh: '这一批已经有照片', en: 'This lot has a photo already' },
  PHOTO_NOT_FOUND: { status: 404, zh: '没有照片', en: 'No photo' },
});
