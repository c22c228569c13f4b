import type { Model } from './model.js';
import type { Why } from './request.js';
export const whyAll = (_m: Model, _d: Int32Array): readonly Why[] => [];
