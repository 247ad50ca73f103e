import { expect, test } from 'vitest';

const sources = import.meta.glob<string>(
  ['../features/**/*.tsx', '../parts/**/*.tsx', '../app/**/*.tsx', '!**/*.test.tsx'],
  {
    query: '?raw',
    import: 'default',
    eager: true,
  },
);

const unsigned = 'nobody is signed in, whose draft it could be';
const secret = 'all that is typed is secret, or a file';

/** Forms that keep no draft, and why. */
const without: Record<string, string> = {
  'features/workspaces/NewWorkspaceForm.tsx': unsigned,
  'features/workspaces/RestoreForm.tsx': unsigned,
  'features/workspaces/UpgradeWorkspace.tsx': unsigned,
  'parts/repair/RepairWorkspace.tsx': unsigned,
  'features/session/PasswordForm.tsx': unsigned,
  'features/session/FirstSignInForm.tsx': unsigned,
  'features/profile/KeySection.tsx': secret,
  'features/profile/PasswordSection.tsx': secret,
  'features/settings/RecoveryKey.tsx': secret,
  'features/signing/CertificateSection.tsx': secret,
};

/** What each form of a file is called with, as it is written. */
function formsIn(source: string): string[] {
  return [...source.matchAll(/\buse(?:Form|Edit)(?:<[^()]*?>)?\(\{/g)].map(({ index, 0: call }) => {
    let depth = 0;
    for (let at = index + call.length - 1; at < source.length; at++) {
      if (source[at] === '{') depth++;
      if (source[at] === '}') depth--;
      if (depth === 0) return source.slice(index, at + 1);
    }
    throw new Error(`not closed: ${source.slice(index, index + 80)}`);
  });
}

test('every form keeps a draft, or it is said here why not', () => {
  const forms = Object.entries(sources).flatMap(([path, source]) =>
    formsIn(source).map((form) => ({ path: path.replace('../', ''), keeps: /\n\s+draft(:|,)/.test(form) })),
  );
  expect(forms.length).toBeGreaterThan(40); // it still finds them
  const lacking = forms.filter(({ keeps, path }) => !keeps && !(path in without)).map(({ path }) => path);
  expect(lacking).toEqual([]);
  const idle = Object.keys(without).filter((path) => !forms.some((form) => form.path === path && !form.keeps));
  expect(idle).toEqual([]);
});
