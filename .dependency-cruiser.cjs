/** Five walls: which way imports may point. `npm run check` asserts that they were looked at, and how many modules. */
module.exports = {
  forbidden: [
    {
      name: 'shared-is-pure',
      comment: 'shared holds types, numbers and decisions for both sides; it imports nothing but itself.',
      severity: 'error',
      from: { path: '^shared/src/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: '^shared/src/' },
    },
    {
      name: 'client-never-server',
      comment: 'The browser must not ship server code.',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: '^(server|migrations)/' },
    },
    {
      name: 'server-never-client',
      comment: 'The server serves the built client as files and knows nothing of its sources.',
      severity: 'error',
      from: { path: '^(server|migrations)/' },
      to: { path: '^client/' },
    },
    {
      name: 'through-the-door',
      comment:
        'A server feature uses another through its service, module, entity or published reads (.sql), and asks its access.ts who may; platform is open to all.',
      severity: 'error',
      from: { path: '^server/src/([^/]+)/', pathNot: '(\\.spec\\.ts$|^server/src/(testing|demo)/)' },
      to: { path: '^server/src/([^/]+)/', pathNot: ['^server/src/$1/', '^server/src/platform/', '\\.(service|module|entity|sql)\\.ts$', '/access\\.ts$'] },
    },
    {
      name: 'no-cycles',
      comment: 'Two modules that need each other are one module, or a third is missing.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nothing-unresolved',
      comment: 'An import that cannot be followed could hide a broken wall.',
      severity: 'error',
      from: {},
      // `node` is a reference to types, not a module.
      to: { couldNotResolve: true, pathNot: '^node$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^((shared|server|client)/dist|client/\\.angular)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.json'],
    },
  },
};
