import hefei from '../../policies/hefei.json' with { type: 'json' };
import jurong from '../../policies/jurong-2023.json' with { type: 'json' };
import shanghai from '../../policies/shanghai-district.json' with { type: 'json' };
import tianjin from '../../policies/tianjin.json' with { type: 'json' };
import tongliang from '../../policies/tongliang.json' with { type: 'json' };
import wanan from '../../policies/wanan.json' with { type: 'json' };
import zengcheng from '../../policies/zengcheng-2020.json' with { type: 'json' };

/** Published policies of real places, as documents that `parsePolicy` reads; their golden cases are in `golden/`. */
export const REFERENCE_POLICIES = { hefei, jurong, shanghai, tianjin, tongliang, wanan, zengcheng };
