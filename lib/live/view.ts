import type { Signal } from '../session/signal';
import type { Conversation } from '../streams/conversation-reducer';
import { conversationReducer, NO_CONVERSATION } from '../streams/conversation-reducer';
import { phaseOf } from '../streams/phase-of';
import { sumUsage, zeroUsage } from '../streams/sum-usage';
import type { ToolRuns } from '../streams/tool-runs-reducer';
import { toolRunsReducer } from '../streams/tool-runs-reducer';
import type { SessionEvent } from '../wire/session-event';
import type { SessionPhase } from '../wire/session-phase';
import type { UsageMetadata } from '../wire/usage-metadata';
import type { Outlook } from './outlook';

/** What changes a view: what the pipeline tells, with the state as it can be seen from outside. */
export type ViewSignal = Exclude<Signal, { readonly type: 'State' }> | { readonly type: 'Outlook'; readonly outlook: Outlook };

/** All that a session can be asked about at any time. */
export interface View {
  readonly outlook: Outlook;
  readonly phase: SessionPhase;
  readonly conversation: Conversation;
  readonly usageTotal: UsageMetadata;
  readonly toolRuns: ToolRuns;
}

/** The view of a session of which nothing was told yet. */
export const firstView = (outlook: Outlook): View => ({
  outlook,
  phase: 'Disconnected',
  conversation: NO_CONVERSATION,
  usageTotal: zeroUsage,
  toolRuns: [],
});

const afterEvent = (view: View, event: SessionEvent, at: number): View => {
  const phase = phaseOf(view.phase, event);
  const conversation = conversationReducer(view.conversation, event);
  const toolRuns = toolRunsReducer(view.toolRuns, event, at);
  if (event.type === 'Usage') return { ...view, conversation, usageTotal: sumUsage(view.usageTotal, event.usage) };
  const isSame = phase === view.phase && conversation === view.conversation && toolRuns === view.toolRuns;
  return isSame ? view : { ...view, phase, conversation, toolRuns };
};

/** The view after one more signal, at the given time in ms; the same object where nothing changed. */
export const viewAfter = (view: View, signal: ViewSignal, at: number): View => {
  switch (signal.type) {
    case 'Outlook':
      return signal.outlook === view.outlook ? view : { ...view, outlook: signal.outlook };
    case 'Command': {
      const conversation = conversationReducer(view.conversation, signal.command);
      const toolRuns = toolRunsReducer(view.toolRuns, signal.command, at);
      return conversation === view.conversation && toolRuns === view.toolRuns ? view : { ...view, conversation, toolRuns };
    }
    case 'LateResult': {
      const toolRuns = toolRunsReducer(view.toolRuns, signal, at);
      return toolRuns === view.toolRuns ? view : { ...view, toolRuns };
    }
    case 'Message':
      return view;
    case 'Event':
      return afterEvent(view, signal.event, at);
    default: {
      const unreachable: never = signal;
      return unreachable;
    }
  }
};
