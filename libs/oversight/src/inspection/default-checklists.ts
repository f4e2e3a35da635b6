import type { CheckKind } from '../oversight-words.js';

/** What a district begins with; it may set its own. After 食品安全法 §55, GB 31654-2021 and the rules for elderly canteens in use. */
export const DEFAULT_CHECKLISTS: Readonly<Record<CheckKind, readonly string[]>> = {
  food_safety: [
    '食品经营许可证和健康证在有效期内并公示',
    '进货查验记录齐全，无过期变质食品',
    '生熟分开，刀具案板有标识',
    '热菜中心温度达到区里规定，并有记录',
    '餐具消毒并有记录',
  ],
  samples: ['每餐每样留样不少于 125 克', '留样在 0–8 ℃ 专柜保存满 48 小时', '留样标签写明菜名、时间和留样人'],
  accounts: ['刷卡用餐人数与签到一致', '现金与系统账一致', '收费标准和补贴标准公示', '采购票据齐全'],
  fire: ['灭火器在有效期内，通道畅通', '燃气有报警装置并定期检查', '用电线路无私拉乱接'],
  hygiene: ['后厨地面、墙面、排水整洁', '防蝇防鼠设施完好', '工作人员着装、手部卫生合格', '餐厨垃圾加盖并日产日清'],
};
