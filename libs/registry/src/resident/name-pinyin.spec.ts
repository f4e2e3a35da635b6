import { describe, expect, it } from 'vitest';
import { namePinyin } from './name-pinyin.js';

describe('namePinyin', () => {
  it.each([
    ['王秀英', 'wangxiuying', 'wxy'],
    ['单雄信', 'shanxiongxin', 'sxx'],
    ['曾国藩', 'zengguofan', 'zgf'],
    ['仇英', 'qiuying', 'qy'],
    ['解缙', 'xiejin', 'xj'],
    ['区志强', 'ouzhiqiang', 'ozq'],
    ['朴树', 'piaoshu', 'ps'],
    ['任盈盈', 'renyingying', 'ryy'],
    ['盖叫天', 'gejiaotian', 'gjt'],
    ['翟志刚', 'zhaizhigang', 'zzg'],
    ['种师道', 'chongshidao', 'csd'],
    ['贠小苏', 'yunxiaosu', 'yxs'],
    ['尉迟恭', 'yuchigong', 'ycg'],
    ['万俟卨', 'moqixie', 'mqx'],
    ['长孙无忌', 'zhangsunwuji', 'zswj'],
  ])('reads the surname of %s as a surname', (name, pinyin, initials) => {
    expect(namePinyin(name)).toEqual({ pinyin, initials });
  });

  it('reads the same characters inside a given name in their usual way', () => {
    expect(namePinyin('王单').pinyin).toBe('wangdan');
    expect(namePinyin('张曾').pinyin).toBe('zhangceng');
  });

  it('writes ü as v, as Chinese keyboards do', () => {
    expect(namePinyin('吕布').pinyin).toBe('lvbu');
  });

  it('drops separators and keeps Latin letters as one syllable each run', () => {
    expect(namePinyin('阿迪力·买买提')).toEqual({ pinyin: 'adilimaimaiti', initials: 'adlmmt' });
    expect(namePinyin('王 Anna')).toEqual({ pinyin: 'wanganna', initials: 'wa' });
  });
});
