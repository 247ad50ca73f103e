import { Button, type ButtonKind } from '@/ui/Button';
import { useActionProps } from './Actions';
import type { Action } from './registry';

interface ActionButtonProps {
  action: Action;
  kind?: ButtonKind;
  size?: 's' | 'm' | 'l';
}

/** A button for an action: its words, its key, off with its reason. */
export function ActionButton({ action, kind, size }: ActionButtonProps) {
  const { label, keys, reason, icon, onClick } = useActionProps()(action);
  return (
    <Button kind={kind} size={size} keys={keys} reason={reason} icon={icon} onClick={onClick}>
      {label}
    </Button>
  );
}
