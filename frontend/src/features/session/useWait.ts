import { useEffect, useRef, useState } from 'react';
import { AppError } from '@/api/call';
import { t } from '@/i18n/i18n';
import type { FormError } from '@/ui/useForm';

/** Why a form that asks for this person's password cannot be sent yet, after wrong ones: it counts down. */
export function useWait(error: FormError | null, name: string): string | undefined {
  const [wait, setWait] = useState({ name: '', left: 0 });
  const asked = useRef(name);
  useEffect(() => {
    asked.current = name;
  }, [name]);
  useEffect(() => {
    const whose = asked.current;
    const seconds = error instanceof AppError ? Number(error.params.wait ?? 0) : 0;
    const until = Date.now() + seconds * 1000;
    setWait({ name: whose, left: seconds });
    if (seconds === 0) return;
    const count = () => setWait({ name: whose, left: Math.max(0, Math.ceil((until - Date.now()) / 1000)) });
    const timer = setInterval(count, 250);
    return () => clearInterval(timer);
  }, [error]);
  return wait.left > 0 && wait.name === name ? t('ui.session.again_in', { count: wait.left }) : undefined;
}
