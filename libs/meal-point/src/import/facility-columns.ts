import { dateColumn, numberColumn, shapedColumn, textColumn, wordColumn } from '@nuancan/imports';

/** What a list of facilities may say; an empty cell leaves what is registered as it is. */
export const FACILITY_COLUMNS = {
  code: shapedColumn({
    zh: '站点编号',
    en: 'Code',
    synonyms: ['编号', '站点代码', '编码', 'Facility code'],
    required: true,
    shape: /^[A-Z0-9-]{3,32}$/,
    told: {
      zh: '3 至 32 位大写字母、数字和 -，全区唯一',
      en: '3 to 32 capitals, digits and -, unique in the district',
    },
  }),
  name: textColumn({
    zh: '站点名称',
    en: 'Name',
    synonyms: ['名称', '食堂名称', '助餐点名称', 'Facility'],
    required: true,
    most: 60,
  }),
  tier: wordColumn({
    zh: '类型',
    en: 'Tier',
    synonyms: ['站点类型', '类别', '级别'],
    required: true,
    words: {
      central_kitchen: ['中心食堂', '中央厨房'],
      elder_canteen: ['老年食堂', '共享食堂', '老年共享食堂'],
      meal_point: ['助餐服务点', '助餐点', '服务点'],
    },
  }),
  organisation: textColumn({
    zh: '运营主体',
    en: 'Organisation',
    synonyms: ['运营单位', '运营方', '运营主体名称', 'Operator'],
    required: true,
    most: 100,
  }),
  town: textColumn({
    zh: '镇街道',
    en: 'Town',
    synonyms: ['镇（街道）', '镇街', '镇', '街道', '乡镇', '乡镇街道', '镇/街道'],
    required: true,
    most: 60,
  }),
  village: textColumn({
    zh: '村社区',
    en: 'Village',
    synonyms: ['村（社区）', '村', '社区', '村居', '村/社区'],
    most: 60,
  }),
  address: textColumn({ zh: '地址', en: 'Address', synonyms: ['详细地址', '站点地址'], most: 200 }),
  longitude: numberColumn({
    zh: '经度',
    en: 'Longitude',
    synonyms: ['lng', 'lon', 'x'],
    least: 73,
    most: 136,
    told: { zh: 'WGS-84 经度，73 至 136', en: 'WGS-84 degrees, 73 to 136' },
  }),
  latitude: numberColumn({
    zh: '纬度',
    en: 'Latitude',
    synonyms: ['lat', 'y'],
    least: 3,
    most: 54,
    told: { zh: 'WGS-84 纬度，3 至 54', en: 'WGS-84 degrees, 3 to 54' },
  }),
  seats: numberColumn({
    zh: '座位数',
    en: 'Seats',
    synonyms: ['餐位', '餐位数', '座位'],
    least: 0,
    most: 10_000,
    whole: true,
  }),
  openedOn: dateColumn({
    zh: '开业日期',
    en: 'Opened on',
    synonyms: ['启用日期', '开办日期', '开始日期'],
    required: true,
    notAfterToday: true,
  }),
  closedOn: dateColumn({ zh: '停业日期', en: 'Closed on', synonyms: ['停用日期', '关闭日期'], notAfterToday: true }),
};
