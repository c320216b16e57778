import { isObject } from '../wire/codec/fields';
import { definedIn } from '../wire/defined-in';
import type { ModelCapabilities } from '../wire/model-capabilities';
import { capabilitiesOf } from '../wire/model-capabilities';
import type { ModelHome } from '../wire/model-name';

/** A model, where it runs, and what the app knows better of it. */
export interface KnownModel {
  readonly model: string;
  readonly home: ModelHome;
  readonly given: Partial<ModelCapabilities> | undefined;
}

/** What a model can do: as the app says, else as the built-in table has it. A field that is there and undefined says nothing. */
export const capabilitiesIn = ({ model, home, given }: KnownModel): ModelCapabilities => ({
  ...capabilitiesOf(model, home.type),
  ...(isObject(given) ? definedIn(given) : {}),
});
