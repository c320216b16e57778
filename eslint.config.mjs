import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import checkFile from 'eslint-plugin-check-file';
import { createNodeResolver, flatConfigs } from 'eslint-plugin-import-x';
import rxjsX from 'eslint-plugin-rxjs-x';
import { coreRules } from './tools/lint/core-rules.mjs';
import { directions } from './tools/lint/directions.mjs';
import { noExposedSubjects } from './tools/lint/no-exposed-subjects.mjs';
import { observableNames } from './tools/lint/observable-names.mjs';

const SOURCES = ['**/*.{ts,mjs,cjs,js}'];
const JAVASCRIPT = ['**/*.{mjs,cjs,js}'];

export default defineConfig(
  { ignores: ['dist/', 'coverage/', 'tools/smoke/consumer/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: SOURCES,
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    plugins: { 'check-file': checkFile, ...flatConfigs.typescript.plugins },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    settings: {
      ...flatConfigs.typescript.settings,
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.mjs', '.cjs', '.js'] })],
    },
    rules: {
      'max-lines': ['error', { max: 250, skipBlankLines: false, skipComments: false }],
      'check-file/filename-naming-convention': ['error', { '**/*.{ts,mjs,cjs,js}': 'KEBAB_CASE' }, { ignoreMiddleExtensions: true }],
      eqeqeq: 'error',
      'func-style': ['error', 'expression'],
      'no-console': 'error',
      'object-shorthand': 'error',

      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }],
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      '@typescript-eslint/no-invalid-void-type': ['error', { allowInGenericTypeArguments: true, allowAsThisParameter: true }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['**/*.ts'],
    extends: [rxjsX.configs.strict],
    plugins: { local: { rules: { 'observable-names': observableNames, 'no-exposed-subjects': noExposedSubjects } } },
    rules: {
      'rxjs-x/no-ignored-error': 'off',
      // An error of a source may pass through as it came.
      'rxjs-x/throw-error': ['error', { allowThrowingAny: false, allowThrowingUnknown: true }],
      'local/no-exposed-subjects': 'error',
      'local/observable-names': 'error',
    },
  },
  { files: JAVASCRIPT, extends: [tseslint.configs.disableTypeChecked] },
  ...coreRules,
  ...directions,
);
