import type { TextKey } from '@/i18n/i18n';
import type { IconName } from '@/ui/icons';

/** What an action may use besides what it closes over. */
export interface ActionContext {
  navigate: (to: string | number) => void;
}

/** Something that a person can do, as data: it feeds keys, palette, menus, buttons and the sheet of keys. */
export interface Action {
  /** "item.approve": the name of the command where there is one. */
  id: string;
  /** A verb, in words: t('item.approve.verb'). */
  label: string;
  /** The head under which palette and sheet show it. */
  group: TextKey;
  icon?: IconName;
  /** "a", "mod+k", "g h", "?", "alt+ArrowLeft" */
  keys?: string;
  /** More words under which it is found. */
  keywords?: string;
  /** True, or the sentence why not. Left out: always. */
  enabled?: (context: ActionContext) => true | string;
  /** Rejections with a message become a notice. */
  run: (context: ActionContext) => unknown;
  /** Only by key or button; the palette leaves it out. */
  unlisted?: boolean;
}

type Listener = () => void;

/** A part of what is on screen, numbered in the order in which they were first drawn: a page before what is in it. */
export interface Scope {
  rank: number;
}

let lastRank = 0;

export function newScope(): Scope {
  lastRank += 1;
  return { rank: lastRank };
}

/** The actions of all that is on screen. What was drawn last comes first: a panel before its page before the frame. */
export class Registry {
  private scopes: { scope: Scope; actions: readonly Action[] }[] = [];
  private all: readonly Action[] = [];
  private readonly listeners = new Set<Listener>();

  put(scope: Scope, actions: readonly Action[]) {
    const others = this.scopes.filter((one) => one.scope !== scope);
    this.scopes = [...others, { scope, actions }].sort((a, b) => b.scope.rank - a.scope.rank);
    this.publish();
  }

  remove(scope: Scope) {
    this.scopes = this.scopes.filter((one) => one.scope !== scope);
    this.publish();
  }

  /** Every action once; of two with the same id the nearer one. */
  list = (): readonly Action[] => this.all;

  subscribe = (listener: Listener) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The nearest action on these keys. */
  byKeys(keys: string): Action | undefined {
    return this.all.find((action) => action.keys === keys);
  }

  startsSequence(prefix: string): boolean {
    return this.all.some((action) => action.keys?.startsWith(prefix));
  }

  private publish() {
    const seen = new Set<string>();
    this.all = this.scopes.flatMap(({ actions }) => actions).filter(({ id }) => !seen.has(id) && Boolean(seen.add(id)));
    for (const listener of this.listeners) listener();
  }
}
