import type { Observable, SchedulerLike } from 'rxjs';
import type { ToolOptions } from '../session/tool-options';
import type { FunctionCall } from '../wire/server-message';
import type { ModelCapabilities } from '../wire/model-capabilities';

/** How tools are run by those who wire it themselves. */
export interface RunToolsOptions extends ToolOptions {
  /**
   * What the model takes, from `capabilitiesOf(model)`: whether a call can be answered in parts. Without it each call gets one answer, which every model
   * takes.
   */
  readonly capabilities?: Pick<ModelCapabilities, 'behaviors' | 'willContinue'>;
  /** Whether a function that is no tool is somebody else's: then its calls are left alone. By default none is. */
  readonly isForeign?: (name: string) => boolean;
  /** The ids of calls that were answered by somebody else: their runs are stopped. Without it every answer is taken to be one of these tools. */
  readonly answered$?: Observable<string>;
  /** Called for a Promise that gives something when its call is over: it is dropped. */
  readonly onLate?: (call: FunctionCall) => void;
  /** Whose time it is; `asyncScheduler` by default. */
  readonly scheduler?: SchedulerLike;
}
