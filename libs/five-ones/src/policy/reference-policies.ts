import jurong from '../../policies/jurong-2023.json' with { type: 'json' };
import zengcheng from '../../policies/zengcheng-2020.json' with { type: 'json' };

/** Published policies of real places, as documents that `parsePolicy` reads; their golden cases are in `golden/`. */
export const REFERENCE_POLICIES = { jurong, zengcheng };
