import { isRight } from 'fp-ts/lib/Either.js';
import { patchSettings, whyNoPatch, withoutHandle } from '../../lib/machine/patch-settings';
import type { Settings } from '../../lib/machine/settings';
import type { SetupPatch } from '../../lib/wire/setup-patch';
import { blueprintOf, deepFreeze, settingsWith } from '../support/machine';

const patched = (settings: Settings, patch: SetupPatch): Settings => {
  const changed = patchSettings(deepFreeze(settings), deepFreeze(patch));
  if (!isRight(changed)) throw new Error(changed.left.message);
  return changed.right;
};

describe('withoutHandle', () => {
  it('takes the handle out and leaves the rest', () => {
    expect(withoutHandle({ sessionResumption: { handle: 'h', transparent: true }, labels: {} })).toEqual({
      sessionResumption: { transparent: true },
      labels: {},
    });
  });

  it.each([{}, { sessionResumption: {} }])('is the same setup where there is none: %j', (setup) => {
    expect(withoutHandle(setup)).toBe(setup);
  });
});

describe('whyNoPatch', () => {
  const cyclic: Record<string, unknown> = {};
  cyclic['self'] = cyclic;

  it.each([null, undefined, 'x', []])('%j is not an object', (patch) => {
    expect(whyNoPatch(patch)).toBe('the patch is not an object');
  });

  it.each([cyclic, { labels: { big: 1n } }])('what JSON cannot say is told in words: %#', (patch) => {
    expect(whyNoPatch(patch)).toMatch(/^the patch is not JSON: .+/);
  });

  it('a patch is one', () => {
    expect(whyNoPatch({ systemInstruction: null })).toBe(null);
  });
});

describe('patchSettings', () => {
  const settings = settingsWith({ blueprint: blueprintOf({ generationConfig: { temperature: 1, topP: 0.5 } }) });

  it('merges the patch into what the app asked for, and builds the message of that', () => {
    const { blueprint, ...rest } = patched(settings, { generationConfig: { temperature: null, topK: 3 }, systemInstruction: 'Be brief.' });
    const setup = { generationConfig: { topP: 0.5, topK: 3 }, systemInstruction: 'Be brief.' };
    expect(blueprint.parts).toEqual({ ...settings.blueprint.parts, setup });
    expect(blueprint.message).toEqual({
      model: 'models/any',
      generationConfig: setup.generationConfig,
      systemInstruction: { parts: [{ text: 'Be brief.' }] },
    });
    expect(rest).toEqual({ ...settings, blueprint: undefined, ...rest });
  });

  it('is followed by another one', () => {
    const { blueprint } = patched(patched(settings, { generationConfig: { temperature: null } }), { generationConfig: { topK: 3 } });
    expect(blueprint.message.generationConfig).toEqual({ topP: 0.5, topK: 3 });
  });

  it('leaves a handle out of the message, as the session knows a newer one', () => {
    expect(patched(settings, { sessionResumption: { handle: 'old', transparent: true } }).blueprint.message.sessionResumption).toEqual({
      transparent: true,
    });
  });

  it('is refused where the wire would refuse it, naming every bad field', () => {
    const patch = { generationConfig: { temperature: 'hot', topP: 'x' } } as unknown as SetupPatch;
    const changed = patchSettings(settings, patch);
    expect(changed).toMatchObject({
      left: { type: 'CommandRefused', command: 'UpdateSetup', advice: 'Correct the patch; the old setup stays.' },
    });
    expect(isRight(changed) ? '' : changed.left.why).toMatch(/setup\.generationConfig\.temperature .*setup\.generationConfig\.topP /s);
  });

  it('is refused where the model is sure to refuse it, unless the app wants to try', () => {
    const patch: SetupPatch = { generationConfig: { responseModalities: ['TEXT'] } };
    const model = { ...settings, blueprint: { ...settings.blueprint, parts: { ...settings.blueprint.parts, model: 'gemini-3.8-live' } } };
    expect(patchSettings(model, patch)).toMatchObject({ left: { type: 'CommandRefused' } });
    expect(patched({ ...model, setupCheck: 'warn' }, patch).blueprint.message.generationConfig).toMatchObject({
      responseModalities: ['TEXT'],
    });
  });

  it.each<SetupPatch>([
    { generationConfig: { responseModalities: ['AUDIO', 'TEXT'] } },
    { systemInstruction: '' },
    { toolConfig: {} } as SetupPatch,
  ])('is tried where the app wants to, though every model refuses it: %j', (patch) => {
    expect(isRight(patchSettings(settings, patch))).toBe(false);
    expect(isRight(patchSettings({ ...settings, setupCheck: 'warn' }, patch))).toBe(true);
  });

  it('is never tried where it has the wrong shape', () => {
    const patch = { generationConfig: { temperature: 'hot' } } as unknown as SetupPatch;
    expect(isRight(patchSettings({ ...settings, setupCheck: 'warn' }, patch))).toBe(false);
  });
});
