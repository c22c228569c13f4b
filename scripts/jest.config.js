/** Specs of the scripts themselves: they start real servers in temporary folders. */
export default { testMatch: ['**/*.spec.mjs'], moduleFileExtensions: ['mjs', 'js', 'json', 'node'], transform: {}, testTimeout: 60_000 };
