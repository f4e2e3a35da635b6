import { defineErrors } from '@nuancan/kernel';

/** Failures of files that are to become a walking network. */
export const NetworkErrors = defineErrors('WALK_NETWORK', {
  TRUNCATED: {
    status: 422,
    zh: '路网文件不完整：在第 {byte} 字节处中断',
    en: 'The network file is cut off at byte {byte}',
  },
  CORRUPT: { status: 422, zh: '路网文件已损坏：{what}', en: 'The network file is corrupt: {what}' },
  UNSUPPORTED: { status: 422, zh: '不支持的路网文件：{what}', en: 'The network file is not supported: {what}' },
  TOO_LARGE: { status: 422, zh: '路网文件太大：{what} 超过 {most}', en: 'Too large: more than {most} {what}' },
  COORDINATES_UNDECLARED: {
    status: 422,
    zh: '没有声明坐标系：请指明 WGS-84、GCJ-02 或 BD-09',
    en: 'The coordinate system is not declared: say WGS-84, GCJ-02 or BD-09',
  },
  COORDINATES_UNKNOWN: {
    status: 422,
    zh: '坐标系“{declared}”无法识别，可用 WGS-84、GCJ-02、BD-09',
    en: 'The coordinate system "{declared}" is not known; WGS-84, GCJ-02 and BD-09 are',
  },
  COORDINATES_CONTRADICT: {
    status: 422,
    zh: '声明的坐标系是 {declared}，文件里写的是 {found}',
    en: '{declared} is declared, but the file says {found}',
  },
  NOT_DEGREES: {
    status: 422,
    zh: '坐标 {lon}, {lat} 不是经纬度（可能是投影坐标）',
    en: '{lon}, {lat} are not degrees (projected coordinates?)',
  },
  SWAPPED: {
    status: 422,
    zh: '经度和纬度颠倒了：{lon}, {lat}',
    en: 'Longitude and latitude are swapped: {lon}, {lat}',
  },
  EMPTY: { status: 422, zh: '文件里没有可以步行的道路', en: 'The file has no way that may be walked' },
  OUTLINE: {
    status: 422,
    zh: '边界文件不是面（Polygon、MultiPolygon）：{what}',
    en: 'The outline is no polygon: {what}',
  },
  OUTSIDE: {
    status: 422,
    zh: '边界外扩 {metres} 米之内没有可以步行的道路：路网和边界不是同一个地方，或坐标系不同',
    en: 'No walkable road lies within {metres} m of the outline: another place, or another coordinate system',
  },
});
