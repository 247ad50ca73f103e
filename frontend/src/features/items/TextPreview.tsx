import { useQuery } from '@tanstack/react-query';
import type { AppError } from '@/api/call';
import { type FileLink, textOf } from '@/api/files';
import { t } from '@/i18n/i18n';
import { CodeBlock } from '@/ui/CodeBlock';
import { Loaded } from '@/ui/ErrorBox';

/** What a text file says, here in the page; of a long one its beginning. */
export function TextPreview({ link }: { link: FileLink }) {
  const query = useQuery<Awaited<ReturnType<typeof textOf>>, AppError>({
    queryKey: ['file.text', link],
    queryFn: () => textOf(link),
  });
  return (
    <Loaded query={query}>
      {({ text, whole }) => (
        <>
          <CodeBlock text={text} />
          {!whole && <p className="t12 c3">{t('ui.items.read_cut')}</p>}
        </>
      )}
    </Loaded>
  );
}
