import { pinyin } from 'pinyin-pro';

/** Longest name whose reading is computed; the registry takes none longer. */
const MOST_CHARACTERS = 60;

/**
 * Readings as a surname (《现代汉语词典》第7版) that pinyin-pro's surname table lacks: 种 as in 种师道, 贠, 祭.
 */
const SURNAMES_ADDED: Readonly<Record<string, string>> = { 种: 'chong', 贠: 'yun', 祭: 'zhai' };

/** A name as it is typed on a keyboard without Chinese input. */
export interface NamePinyin {
  /** Full pinyin, lower case, no tones, no spaces, ü as v: 单雄信 → 'shanxiongxin', 吕布 → 'lvbu'. */
  readonly pinyin: string;
  /** First letter of each syllable: 'sxx'. */
  readonly initials: string;
}

/**
 * The pinyin of a personal name; the surname takes its reading as a surname (单 shàn, 曾 zēng, 仇 qiú, 尉迟 yùchí).
 * Separators such as · are dropped; Latin letters and digits of a name stay and each run of them is one syllable.
 */
export function namePinyin(name: string): NamePinyin {
  const chinese = name.normalize('NFKC').trim().slice(0, MOST_CHARACTERS);
  const syllables = pinyin(chinese, {
    surname: 'head',
    toneType: 'none',
    type: 'array',
    v: true,
    nonZh: 'consecutive',
  }).map((syllable) => syllable.toLowerCase().replace(/[^a-z0-9]/g, ''));
  const surname = SURNAMES_ADDED[chinese.charAt(0)];
  if (surname !== undefined) syllables[0] = surname;
  const spoken = syllables.filter((syllable) => syllable !== '');
  return { pinyin: spoken.join(''), initials: spoken.map((syllable) => syllable.charAt(0)).join('') };
}
