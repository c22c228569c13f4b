import angular from 'angular-eslint';
import tseslint from 'typescript-eslint';

const DATES_HAVE_ONE_HOME = 'A day is not a moment: take today or now as an argument.';
const ONE_DOOR = 'Only the unit of work (server/src/platform) touches the database; take tx as an argument.';

/** Time comes from outside: domain code that asks the clock cannot be tested, nor be right in every zone. */
const clock = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: DATES_HAVE_ONE_HOME },
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: DATES_HAVE_ONE_HOME },
];

/** Text built into SQL is how one patient's name becomes another clinic's command. */
const sql = [
  {
    selector: "CallExpression[callee.property.name='query'] > TemplateLiteral[expressions.length>0]",
    message: 'Hand values to query() as parameters ($1), never inside the text.',
  },
  { selector: 'Literal[value=/set_config|set\\s+(local\\s+|session\\s+)?app\\./i]', message: ONE_DOOR },
  { selector: 'TemplateElement[value.raw=/set_config|set\\s+(local\\s+|session\\s+)?app\\./i]', message: ONE_DOOR },
];

const doors = [
  { selector: "Identifier[name='DataSource']", message: ONE_DOOR },
  { selector: "Decorator > CallExpression[callee.name='InjectRepository']", message: ONE_DOOR },
  { selector: "MemberExpression[property.name='manager']:not([object.name='tx'])", message: ONE_DOOR },
  { selector: "CallExpression[callee.property.name='getRepository']", message: ONE_DOOR },
];

const forbidden = (...groups) => ({ 'no-restricted-syntax': ['error', ...groups.flat()] });

/** Written limits leak; these are checked. */
const limits = {
  'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
  complexity: ['error', 8],
  'max-params': ['error', 4],
  'max-depth': ['error', 3],
};

const everywhere = {
  'no-console': 'error',
  'no-var': 'error',
  'prefer-const': 'error',
  eqeqeq: 'error',
  'no-eval': 'error',
  'no-implied-eval': 'error',
  'no-debugger': 'error',
  'no-empty': 'error',
  'no-unreachable': 'error',
  'no-self-compare': 'error',
  'no-unused-expressions': 'off',
};

const typed = {
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-non-null-assertion': 'error',
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false, attributes: false } }],
  '@typescript-eslint/await-thenable': 'error',
  '@typescript-eslint/only-throw-error': 'error',
  '@typescript-eslint/return-await': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': 'error',
  '@typescript-eslint/no-unnecessary-type-assertion': 'error',
  '@typescript-eslint/no-base-to-string': 'error',
  '@typescript-eslint/restrict-plus-operands': 'error',
  '@typescript-eslint/no-array-delete': 'error',
  '@typescript-eslint/no-for-in-array': 'error',
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
  '@typescript-eslint/ban-ts-comment': 'error',
  '@typescript-eslint/no-unused-expressions': 'error',
};

const off = (rules) => Object.fromEntries(Object.keys(rules).map((rule) => [rule, 'off']));

/** Reviewed facts in rows: as long as there are facts. */
const DATA = [
  'shared/src/catalogue/**/*.ts',
  'shared/src/sequencing/rules/**/*.ts',
  'shared/src/**/*.data.ts',
  '**/texts.ts',
  'server/src/demo/**/*.ts',
  'migrations/**/*.ts',
];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '**/.angular/**', '.stagewell/**', 'coverage/**', '*/coverage/**', '.screenshots/**'] },
  { linterOptions: { noInlineConfig: true } },
  { rules: { ...everywhere, ...limits } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.base],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: typed,
  },
  {
    files: ['shared/src/**/*.ts'],
    ignores: ['shared/src/dates.ts', '**/*.spec.ts'],
    rules: forbidden([...clock, { selector: "NewExpression[callee.name='Date']", message: DATES_HAVE_ONE_HOME }]),
  },
  {
    files: ['server/src/**/*.ts'],
    ignores: ['server/src/platform/**', 'server/src/testing/**', 'server/src/*.ts', '**/*.spec.ts'],
    rules: forbidden(clock, sql, doors),
  },
  { files: ['server/src/platform/**/*.ts'], ignores: ['server/src/platform/unit-of-work.ts', '**/*.spec.ts'], rules: forbidden(sql) },
  {
    files: ['client/src/**/*.ts'],
    extends: [angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/component-selector': ['error', { type: 'element', prefix: 'app', style: 'kebab-case' }],
    },
  },
  {
    files: ['client/src/**/*.html'],
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
    rules: off({ ...everywhere, ...limits }),
  },
  { files: DATA, rules: off(limits) },
  {
    files: ['**/*.spec.ts', '**/*.spec.mjs', '**/testing.ts', '**/testing/**', 'e2e/**', 'bench/**'],
    rules: { 'max-lines': ['error', 500], 'max-lines-per-function': 'off', 'max-params': ['error', 5] },
  },
);
