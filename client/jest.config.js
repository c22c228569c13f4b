import presets from 'jest-preset-angular/presets/index.js';

const esm = presets.createEsmPreset();

/** Components run in jsdom without zones; shared code is taken from its sources, so no build is needed first. */
export default {
  ...esm,
  rootDir: '.',
  // Accessibility checks of a whole page are slow on a busy machine; none of the specs measures time.
  testTimeout: 120_000,
  roots: ['<rootDir>/src'],
  moduleNameMapper: {
    ...esm.moduleNameMapper,
    '^@stagewell/shared/(.*)$': '<rootDir>/../shared/src/$1.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  setupFilesAfterEnv: ['<rootDir>/src/testing/setup.ts'],
};
