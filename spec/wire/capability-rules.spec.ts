import { CAPABILITY_RULES } from '../../lib/wire/capability-rules';
import type { ModelCapabilities } from '../../lib/wire/model-capabilities';
import { capabilitiesOf } from '../../lib/wire/model-capabilities';
import { MODEL_TABLE } from '../../lib/wire/model-table';

const NAMES = Object.keys(CAPABILITY_RULES) as readonly (keyof ModelCapabilities)[];

describe('CAPABILITY_RULES', () => {
  it('has a rule for each capability', () => {
    expect([...NAMES].sort()).toEqual(Object.keys(capabilitiesOf('gemini-3.8-live')).sort());
  });

  it.each(MODEL_TABLE.map(([name]) => name))('takes what is known of %s', (model) => {
    for (const backend of ['geminiApi', 'vertexAi', 'custom'] as const) {
      const capabilities = capabilitiesOf(model, backend);
      expect(NAMES.filter((name) => !CAPABILITY_RULES[name].holds(capabilities[name]))).toEqual([]);
    }
  });

  it.each(NAMES)('takes no nonsense for %s', (name) => {
    expect([null, 7, 'nonsense', {}, ['nonsense', 7]].filter(CAPABILITY_RULES[name].holds)).toEqual([]);
  });
});
