import { capabilitiesOf, declareTools, tool } from '../../lib/index';
import { toolBehavior } from '../../lib/session/tool-behavior';

const lamp = (behavior?: 'BLOCKING' | 'NON_BLOCKING') =>
  tool({ name: 'lamp', description: 'Turns a lamp on.', run: () => 'on', ...(behavior !== undefined && { behavior }) });

describe('declareTools', () => {
  it('says what a tool is called, what it does, what it takes, and whether the model waits', () => {
    const set = tool({
      name: 'set',
      description: 'Sets.',
      args: { type: 'object', properties: { level: { type: 'integer' } }, required: ['level'] },
      run: ({ level }) => level,
    });
    expect(declareTools([lamp(), set], capabilitiesOf('gemini-3.8-live'))).toEqual({
      functionDeclarations: [
        { name: 'lamp', description: 'Turns a lamp on.', behavior: 'BLOCKING' },
        {
          name: 'set',
          description: 'Sets.',
          parameters: { type: 'OBJECT', properties: { level: { type: 'INTEGER' } }, required: ['level'] },
          behavior: 'BLOCKING',
        },
      ],
    });
  });

  it.each<readonly ['BLOCKING' | 'NON_BLOCKING' | undefined, string, string]>([
    [undefined, 'gemini-3.8-live', 'BLOCKING'],
    ['NON_BLOCKING', 'gemini-3.8-live', 'NON_BLOCKING'],
    [undefined, 'gemini-3.8-live-extended-thinking', 'NON_BLOCKING'],
    ['BLOCKING', 'gemini-3.8-live-extended-thinking', 'NON_BLOCKING'],
    ['NON_BLOCKING', 'gemini-3.1-flash-live-preview', 'BLOCKING'],
    ['NON_BLOCKING', 'gemini-3.5-transcribe-live', 'NON_BLOCKING'],
  ])('takes %s on %s for %s', (asked, model, behavior) => {
    expect(toolBehavior(lamp(asked), capabilitiesOf(model))).toBe(behavior);
  });
});
