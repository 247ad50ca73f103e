import { createRoot } from 'react-dom/client';
import './theme/library.css';
import './theme/fonts.css';
import './theme/tokens.css';
import './theme/base.css';
import './theme/mantine.css';
import './theme/print.css';
import { newQueryClient } from './api/queries';
import { askForStart } from './api/session';
import { App } from './app/App';
import { startLanguage } from './i18n/language';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
const client = newQueryClient();
// What is drawn first is the page itself: what it asks of Go is mostly known by then.
const answered = Promise.race([askForStart(client), new Promise((enough) => setTimeout(enough, 500))]);
void Promise.all([startLanguage(), answered]).finally(() => createRoot(root).render(<App client={client} />));
