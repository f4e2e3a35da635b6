import type { PersonRole } from '@nuancan/identity';

/** An account of the demo district that its users are told of. */
export interface ListedAccount {
  readonly login: string;
  readonly password: string;
  readonly role: PersonRole;
  readonly roleZh: string;
  readonly roleEn: string;
  /** Town the account is tied to, or null for the whole district. */
  readonly townCode: string | null;
  readonly where: string;
}

/** Of every demo account; it exists only where the demo district was loaded. */
export const DEMO_PASSWORD = 'nuancan-demo';
/** Opens the page of an elder's family in 西坞: /family#<token>. */
export const DEMO_FAMILY_TOKEN = 'demo-family-of-xiwu-'.padEnd(43, '0');

/**
 * The account belongs to a town of the list and its facility is the town's biggest village canteen. 西坞 has the whole of last
 * month, closed day by day, so that it can be claimed.
 */
export const XIWU = { townCode: '330213004', where: '西坞街道' };
const XIKOU = { townCode: '330213100', where: '溪口镇' };
const CHUNHU = { townCode: '330213008', where: '莼湖街道' };
const WHOLE_DISTRICT = { townCode: null, where: '奉化区' };

/** One account or more of every role; the first is where a newcomer begins. */
export const DEMO_ACCOUNTS: readonly ListedAccount[] = [
  account('op-xiwu', 'operator', { roleZh: '食堂经办（西坞）', roleEn: 'operator', ...XIWU }),
  account('op-xikou', 'operator', { roleZh: '食堂经办（溪口）', roleEn: 'operator', ...XIKOU }),
  account('op-chunhu', 'operator', { roleZh: '食堂经办（莼湖）', roleEn: 'operator', ...CHUNHU }),
  account('zhiyuan', 'volunteer', { roleZh: '送餐志愿者（溪口）', roleEn: 'volunteer', ...XIKOU }),
  account('zhen-xiwu', 'town_official', { roleZh: '镇街民政（西坞）', roleEn: 'town official', ...XIWU }),
  account('zhen-xikou', 'town_official', { roleZh: '镇街民政（溪口）', roleEn: 'town official', ...XIKOU }),
  account('qumin', 'district_official', { roleZh: '区民政局', roleEn: 'district official', ...WHOLE_DISTRICT }),
  account('caiwu', 'district_official', {
    roleZh: '区民政局财务',
    roleEn: 'district official, pays',
    ...WHOLE_DISTRICT,
  }),
  account('shenji', 'auditor', { roleZh: '审计', roleEn: 'auditor', ...WHOLE_DISTRICT }),
  account('admin', 'admin', { roleZh: '系统管理员', roleEn: 'administrator', ...WHOLE_DISTRICT }),
];

function account(
  login: string,
  role: PersonRole,
  rest: Omit<ListedAccount, 'login' | 'role' | 'password'>,
): ListedAccount {
  return { login, password: DEMO_PASSWORD, role, ...rest };
}
