import type backups from '@messages/en/backups.json';
import type recovery from '@messages/en/recovery.json';
import type share from '@messages/en/share.json';
import type documentSigning from '@messages/en/signing.json';
import type activity from '@messages/en/ui_activity.json';
import type administration from '@messages/en/ui_administration.json';
import type checklists from '@messages/en/ui_checklists.json';
import type contributions from '@messages/en/ui_contributions.json';
import type deployments from '@messages/en/ui_deployments.json';
import type documents from '@messages/en/ui_documents.json';
import type frame from '@messages/en/ui_frame.json';
import type home from '@messages/en/ui_home.json';
import type items from '@messages/en/ui_items.json';
import type language from '@messages/en/ui_language.json';
import type notes from '@messages/en/ui_notes.json';
import type offline from '@messages/en/ui_offline.json';
import type plan from '@messages/en/ui_plan.json';
import type presence from '@messages/en/ui_presence.json';
import type profile from '@messages/en/ui_profile.json';
import type progress from '@messages/en/ui_progress.json';
import type project from '@messages/en/ui_project.json';
import type projects from '@messages/en/ui_projects.json';
import type reorder from '@messages/en/ui_reorder.json';
import type revoked from '@messages/en/ui_revoked.json';
import type runbook from '@messages/en/ui_runbook.json';
import type search from '@messages/en/ui_search.json';
import type session from '@messages/en/ui_session.json';
import type settings from '@messages/en/ui_settings.json';
import type signing from '@messages/en/ui_signing.json';
import type templates from '@messages/en/ui_templates.json';
import type windowTexts from '@messages/en/ui_window.json';
import type workspaces from '@messages/en/workspaces.json';
import type en from '@messages/en.json';

// Every file of the catalogue that Go and the window share is loaded; Go has made sure that no key stands twice.
const files = import.meta.glob<Record<string, string>>('../../../backend/i18n/{en,en/*}.json', {
  eager: true,
  import: 'default',
});

export const messages: Record<string, string> = Object.assign({}, ...Object.values(files));

/** The keys that the window itself names. A file that is not in this list can only be read by say(). */
export type StoredKey =
  | keyof typeof en
  | keyof typeof activity
  | keyof typeof administration
  | keyof typeof backups
  | keyof typeof contributions
  | keyof typeof deployments
  | keyof typeof items
  | keyof typeof language
  | keyof typeof checklists
  | keyof typeof notes
  | keyof typeof documents
  | keyof typeof frame
  | keyof typeof home
  | keyof typeof offline
  | keyof typeof plan
  | keyof typeof presence
  | keyof typeof profile
  | keyof typeof progress
  | keyof typeof project
  | keyof typeof projects
  | keyof typeof recovery
  | keyof typeof reorder
  | keyof typeof revoked
  | keyof typeof runbook
  | keyof typeof search
  | keyof typeof session
  | keyof typeof settings
  | keyof typeof share
  | keyof typeof signing
  | keyof typeof documentSigning
  | keyof typeof templates
  | keyof typeof windowTexts
  | keyof typeof workspaces;
