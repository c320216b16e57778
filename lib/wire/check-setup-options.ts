import type { ModelCapabilities } from './model-capabilities';
import type { ModelHome } from './model-name';

/** What `checkSetup` may be told. */
export interface CheckSetupOptions {
  /**
   * Where the session is to be; on a `custom` endpoint nothing is held against a setup that only one backend refuses.
   * @default the backend that the path of the model tells of, else the Gemini API if the model is there, else Vertex AI
   */
  readonly backend?: ModelHome['type'];
  /**
   * The version of the API that is dialled.
   * @default not known: what only another version takes is a warning
   */
  readonly apiVersion?: string;
  /** What the model accepts, where the built-in table is wrong or does not know it. */
  readonly capabilities?: Partial<ModelCapabilities>;
}
