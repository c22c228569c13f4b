import type { Found, Limits } from './core/search.js';
import type { Model } from './model.js';
export const troubleOf = (_m: Model, _f: Found | null, _l: Limits) => ({ isFeasible: true, conflict: null, relaxation: null });
