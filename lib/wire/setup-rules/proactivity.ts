import type { Finding } from './finding';
import { error, warning } from './finding';
import type { Judged, Rule } from './rule';

/** A field that only one version of the API knows. Where nobody says which one is dialled, it may be that one. */
const ofAlpha = ({ apiVersion, model }: Judged, field: string): readonly Finding[] => {
  if (apiVersion === 'v1alpha') return [];
  const level = apiVersion === undefined ? warning : error;
  return [level(field, `for ${model} only v1alpha of the API knows it`, "dial with apiVersion: 'v1alpha', or leave it out")];
};

const affect = (judged: Judged): readonly Finding[] => {
  const { setup, model, capabilities } = judged;
  const isAsked = setup.generationConfig?.enableAffectiveDialog;
  const field = 'setup.generationConfig.enableAffectiveDialog';
  if (isAsked === undefined || capabilities.affectiveDialog === 'optional') return [];
  if (capabilities.affectiveDialog === 'v1alpha') return ofAlpha(judged, field);
  return isAsked ? [error(field, `${model} has no affective dialog to turn on`, 'leave it out')] : [];
};

const proactive = (judged: Judged): readonly Finding[] => {
  const {
    setup: { proactivity: asked },
    model,
    capabilities,
  } = judged;
  if (asked === undefined) return [];
  switch (capabilities.proactivity) {
    case 'optional':
      return [];
    case 'v1alpha':
      return ofAlpha(judged, 'setup.proactivity');
    case 'always':
      return asked.proactiveAudio === false
        ? [error('setup.proactivity.proactiveAudio', `proactive audio of ${model} cannot be turned off`, 'leave it out')]
        : [];
    case 'none':
      return [error('setup.proactivity', `${model} knows no proactivity`, 'leave it out')];
    default: {
      const unreachable: never = capabilities.proactivity;
      return unreachable;
    }
  }
};

/** Whether the model may be asked to speak up by itself, and to hear the tone of a voice. */
export const proactivity: Rule = (judged) => [...proactive(judged), ...affect(judged)];
