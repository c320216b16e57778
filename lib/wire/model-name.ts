/** Where a model lives, as far as its resource name depends on it. */
export type ModelHome =
  | { readonly type: 'geminiApi' }
  | { readonly type: 'vertexAi'; readonly project: string; readonly location: string }
  | { readonly type: 'custom' };

/** The full resource name of a model; a name that is a path already is kept. */
export const modelName = (home: ModelHome, model: string): string => {
  switch (home.type) {
    case 'geminiApi':
      return model.includes('/') ? model : `models/${model}`;
    case 'vertexAi': {
      if (model.startsWith('projects/')) return model;
      const place = `projects/${home.project}/locations/${home.location}`;
      return model.startsWith('publishers/') ? `${place}/${model}` : `${place}/publishers/google/models/${model.replace(/^models\//, '')}`;
    }
    case 'custom':
      return model;
    default: {
      const unreachable: never = home;
      return unreachable;
    }
  }
};
