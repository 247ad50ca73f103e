import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import { isComposing } from '@/lib/composing';
import { useGo } from '@/lib/go';
import { useIsShown } from '@/lib/shown';
import { useNotices } from '@/ui/Notices';
import { isForTyping, pressName, Sequences } from './keys';
import { type Action, type ActionContext, newScope, Registry } from './registry';

interface Actions {
  registry: Registry;
  context: ActionContext;
  /** Runs it if it is allowed now, else says why not. */
  run: (action: Action) => void;
}

const ActionsContext = createContext<Actions | null>(null);

function useActionsContext(): Actions {
  const actions = useContext(ActionsContext);
  if (!actions) throw new Error('actions need an ActionsProvider above them');
  return actions;
}

/** Once, inside the router: holds the registry and listens to the keys. */
export function ActionsProvider({ children }: { children: ReactNode }) {
  const navigate = useGo();
  const { notify, refuse } = useNotices();
  const registry = useMemo(() => new Registry(), []);
  const context = useMemo<ActionContext>(
    () => ({ navigate: (to) => void (typeof to === 'number' ? navigate(to) : navigate(to)) }),
    [navigate],
  );
  const run = useCallback(
    (action: Action) => {
      const allowed = action.enabled?.(context) ?? true;
      if (allowed !== true) return notify({ tone: 'hold', title: action.label, body: allowed });
      const failed = (error: unknown) =>
        refuse(action.label, error instanceof Error ? error : new Error(String(error)));
      try {
        Promise.resolve(action.run(context)).catch(failed);
      } catch (error) {
        failed(error);
      }
    },
    [context, notify, refuse],
  );
  useKeys(registry, run);
  const actions = useMemo(() => ({ registry, context, run }), [registry, context, run]);
  return <ActionsContext value={actions}>{children}</ActionsContext>;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.matches('input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable="true"]');
}

/** Enter and Space belong to the button or link that has the focus. */
function isPressed(target: EventTarget | null, name: string): boolean {
  if (name !== 'enter' && name !== 'space') return false;
  return target instanceof HTMLElement && target.closest('button, a[href], summary, [role="button"]') !== null;
}

function useKeys(registry: Registry, run: (action: Action) => void) {
  useEffect(() => {
    const sequences = new Sequences();
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isComposing(event) || event.key === 'Shift' || event.key === 'Control') return;
      const name = pressName(event);
      if (isTyping(event.target) && isForTyping(name)) return sequences.reset();
      if (isPressed(event.target, name)) return sequences.reset();
      if (document.querySelector('[aria-modal="true"], [role="menu"]')) return sequences.reset();
      const names = sequences.add(name, event.timeStamp, (prefix) => registry.startsSequence(prefix));
      const action = names.map((keys) => registry.byKeys(keys)).find(Boolean);
      if (!action) return;
      event.preventDefault();
      sequences.reset();
      run(action);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [registry, run]);
}

const none: readonly Action[] = [];

/** What a page, a panel or the frame offers while it is on screen. Memoise the list. */
export function useActions(actions: readonly Action[]) {
  const { registry } = useActionsContext();
  const [scope] = useState(newScope);
  const offered = useIsShown() ? actions : none;
  // Before the next key can come: what is on screen is what it acts on.
  useLayoutEffect(() => registry.put(scope, offered), [registry, scope, offered]);
  useLayoutEffect(() => () => registry.remove(scope), [registry, scope]);
}

/** The same inside of a panel: what it offers is off while another panel lies over it. */
export function Offered({ actions }: { actions: readonly Action[] }) {
  useActions(actions);
  return null;
}

/** All that can be done now, nearest first, and the way to run it. */
export function useAllActions(): { actions: readonly Action[]; context: ActionContext; run: (action: Action) => void } {
  const { registry, context, run } = useActionsContext();
  return { actions: useSyncExternalStore(registry.subscribe, registry.list), context, run };
}

/** What a Button, the `primary` of a PageHead or a MenuEntry needs of an action. */
export interface ActionProps {
  id: string;
  label: string;
  keys?: string;
  reason?: string;
  icon?: Action['icon'];
  onClick: () => void;
  onSelect: () => void;
}

/** Turns actions into what buttons and menus take: `const as = useActionProps(); <Button {...as(approve)}>`. */
export function useActionProps(): (action: Action) => ActionProps {
  const { context, run } = useActionsContext();
  return useCallback(
    (action) => {
      const allowed = action.enabled?.(context) ?? true;
      return {
        id: action.id,
        label: action.label,
        keys: action.keys,
        icon: action.icon,
        reason: allowed === true ? undefined : allowed,
        onClick: () => run(action),
        onSelect: () => run(action),
      };
    },
    [context, run],
  );
}
