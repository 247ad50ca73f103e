// The German catalogue in one piece, loaded only when German is chosen.
const files = import.meta.glob<Record<string, string>>('../../../backend/i18n/{de,de/*}.json', {
  eager: true,
  import: 'default',
});

export const german: Record<string, string> = Object.assign({}, ...Object.values(files));
