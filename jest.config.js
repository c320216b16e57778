const gate = { lines: 95, branches: 95 };

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  maxWorkers: '100%',
  roots: ['<rootDir>/lib', '<rootDir>/spec'],
  testMatch: ['**/*.spec.ts'],
  transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: 'tsconfig.jest.json' }] },
  moduleNameMapper: {
    '^gemini-live-rxjs$': '<rootDir>/lib/index.ts',
    '^gemini-live-rxjs/([a-z-]+)$': '<rootDir>/lib/$1/index.ts',
  },
  collectCoverageFrom: ['lib/**/*.ts'],
  coverageReporters: ['text-summary', 'lcovonly', 'json-summary'],
  coverageThreshold: { './lib/wire/': gate, './lib/machine/': gate, './lib/session/': gate },
};
