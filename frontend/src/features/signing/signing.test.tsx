import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DocumentSignOffView, SignedDocumentView } from '@/api/door';
import { fakeDoor } from '@/test/fakeDoor';
import { render } from '@/test/render';
import { CertificateSection } from './CertificateSection';
import { CheckPage } from './CheckPage';
import { SigningTab } from './SigningTab';

vi.mock('@/app/deployment', () => ({ useDeployment: () => ({ id: 'd1' }) }));
vi.mock('@/app/place', () => ({ usePlace: () => undefined }));

const signer = (name: string, more = {}) => ({
  user: name,
  name,
  roles: ['approver'],
  signed_at: 0,
  confirmed: true,
  doubtful: false,
  left: false,
  ...more,
});
const document = {
  id: 's1',
  name: 'CRM-RB-v1-signed.pdf',
  moment: 'approved',
  version: 1,
  code: '2694-1325-3995-54A4',
  by_name: 'Imani',
  at: 1,
  current: true,
  complete: false,
  signers: [signer('Imani', { signed_at: 5, confirmed: false }), signer('Noor'), signer('Ada', { left: true })],
} as unknown as SignedDocumentView;
const may = [{ action: 'document.sign', allowed: true, remark: 'none' }];

function signOff(more: object) {
  const view = { moment: 'approved', signers: [], earlier: [], can: may, ...more } as unknown as DocumentSignOffView;
  return fakeDoor({ 'document.sign_off': view });
}

let signing: Record<string, ReturnType<typeof vi.fn>>;

function bind() {
  signing = {
    Sign: vi.fn(async () => undefined),
    CheckDropped: vi.fn(),
    CheckChosen: vi.fn(),
    Find: vi.fn(),
    StopFinding: vi.fn(async () => undefined),
    SignsWith: vi.fn(),
    Drop: vi.fn(async () => undefined),
  };
  Object.assign(window.go?.api ?? {}, { Signing: signing });
}

beforeEach(() => {
  fakeDoor();
  bind();
});

afterEach(() => {
  window.go = undefined;
  window.runtime = undefined;
});

test('sign-off says who signed, whose key nobody confirmed, and who is still to sign', async () => {
  signOff({ document, signers: document.signers });
  bind();
  const { user } = render(<SigningTab />);
  expect(await screen.findByText('signatures are missing')).toBeInTheDocument();
  expect(screen.getByText('key not confirmed')).toBeInTheDocument();
  expect(screen.getByText('has not signed yet')).toBeInTheDocument();
  expect(screen.getByText('cannot sign any more')).toBeInTheDocument();
  await user.click(screen.getByText('Sign'));
  expect(signing.Sign).toHaveBeenCalledWith('d1', false);
});

test('before the first signature the people are named who have to sign', async () => {
  signOff({ signers: [signer('Noor')] });
  render(<SigningTab />);
  expect(await screen.findByText('Nobody has signed yet.')).toBeInTheDocument();
  expect(screen.getByText('Noor')).toBeInTheDocument();
});

test('whoever may not sign is told why', async () => {
  const why = { code: 'forbidden', key: 'document.not_asked' };
  signOff({ signers: [signer('Noor')], can: [{ action: 'document.sign', allowed: false, remark: 'none', why }] });
  bind();
  const { user } = render(<SigningTab />);
  const button = (await screen.findByText('Sign')).closest('button') as HTMLElement;
  expect(button).toHaveAttribute('aria-disabled', 'true');
  await user.hover(button);
  expect(await screen.findByText('You do not have to sign this document.')).toBeVisible();
  await user.click(button);
  expect(signing.Sign).not.toHaveBeenCalled();
});

const answers = [
  ['valid', 'document.check.valid', { number: 'CRM-RB', version: '1', names: 'Noor' }, /Valid.*CRM-RB/],
  ['altered', 'document.check.appended', { where: 'page 1' }, /something else than a signature was added.*page 1/],
  ['altered', 'document.check.unknown_certificate', { name: 'Noor' }, /a certificate that the workspace does not know/],
  ['altered', 'document.check.saved_again', { name: 'x.pdf', number: 'CRM-RB' }, /another program has saved/],
  ['outdated', 'document.check.newer', { number: 'CRM-RB', version: '2', name: 'y.pdf' }, /a newer version exists/],
] as const;

test.each(answers)('a dropped file that is %s (%s) is answered in a sentence', async (verdict, key, params, said) => {
  signing.CheckDropped?.mockResolvedValue({
    name: 'dropped.pdf',
    result: { verdict, message: { key, params }, findings: [], signatures: [], workspace: '' },
  });
  render(<CheckPage />);
  const place = screen.getByText(/Drop a signed PDF here/);
  fireEvent.drop(place, { dataTransfer: { files: [new File(['%PDF'], 'dropped.pdf')] } });
  expect(await screen.findByText(said)).toBeInTheDocument();
  expect(signing.CheckDropped).toHaveBeenCalledWith('dropped.pdf', btoa('%PDF'));
});

const valid = {
  name: 'first.pdf',
  result: { verdict: 'valid', message: { key: answers[0][1], params: answers[0][2] }, findings: [], signatures: [] },
};
const place = () => screen.getByText(/Drop a signed PDF here/);
const drop = (name: string) => fireEvent.drop(place(), { dataTransfer: { files: [new File(['%PDF'], name)] } });

test('who cancels the choice of a file still sees the answer about the one before', async () => {
  signing.CheckDropped?.mockResolvedValue(valid);
  signing.CheckChosen?.mockResolvedValue({ name: '', result: {} });
  const { user } = render(<CheckPage />);
  drop('first.pdf');
  await screen.findByText(/Valid.*CRM-RB/);
  await waitFor(() => expect(screen.getByText('Choose a file').closest('button')).not.toHaveAttribute('aria-disabled'));
  await user.click(screen.getByText('Choose a file'));
  await waitFor(() => expect(signing.CheckChosen).toHaveBeenCalled());
  expect(await screen.findByText(/Valid.*CRM-RB/)).toBeVisible();
});

test('no answer stands under another file: neither while that is checked, nor when it cannot be', async () => {
  let fail = (_error: unknown) => {};
  signing.CheckDropped?.mockResolvedValueOnce(valid);
  const { container } = render(<CheckPage />);
  const answer = container.querySelector('[aria-live="polite"]');
  expect(answer).toBeEmptyDOMElement(); // it is there before, so that the answer is read out
  drop('first.pdf');
  await waitFor(() => expect(answer).toHaveTextContent(/Valid.*CRM-RB/));
  await waitFor(() => expect(screen.getByText('Choose a file').closest('button')).not.toHaveAttribute('aria-disabled'));

  signing.CheckDropped?.mockImplementationOnce(() => new Promise((_resolve, reject) => (fail = reject)));
  drop('second.pdf');
  await waitFor(() => expect(answer).toBeEmptyDOMElement());
  await waitFor(() => expect(signing.CheckDropped).toHaveBeenCalledTimes(2));
  drop('third.pdf'); // while the second one is being checked
  fail({ code: 'unavailable', key: 'workspace.not_reachable' });
  expect(await screen.findByText('Check a document', { selector: 'b' })).toBeVisible();
  expect(answer).toBeEmptyDOMElement();
  expect(signing.CheckDropped).toHaveBeenCalledTimes(2);
});

const printed = {
  kind: 'run_sheet',
  number: 'CRM-RS',
  version: 2,
  title: 'Release 3',
  project: 'Customers',
  draft: false,
};

test.each([
  [{ signed: [document] }, /· Imani/],
  [{ signed: [], printed }, /Not signed, but current: Release 3 \(Customers\)/],
  [{ signed: [], printed: { ...printed, draft: true } }, /A draft that nobody has signed/],
  [{ signed: [] }, 'No document has this code'],
])('the code of a paper finds what it is: %#', async (found, said) => {
  signing.Find?.mockResolvedValue(found);
  const { user } = render(<CheckPage />);
  await user.type(screen.getByLabelText(/Content code/), '2694-1325-3995-54A4');
  await user.click(screen.getByText('Check the code'));
  expect(await screen.findByText(said)).toBeInTheDocument();
  expect(signing.Find).toHaveBeenCalledWith('2694-1325-3995-54A4');
});

test('looking for a code shows how far it is and can be cancelled', async () => {
  const { emit } = fakeDoor();
  bind();
  let stopped = (_: unknown) => {};
  signing.Find?.mockImplementation(() => new Promise((_, reject) => (stopped = reject)));
  signing.StopFinding?.mockImplementation(async () => stopped({ code: 'conflict', key: 'document.find_stopped' }));
  const { user } = render(<CheckPage />);
  await user.type(screen.getByLabelText(/Content code/), '2694-1325-3995-54A4');
  await user.click(screen.getByText('Check the code'));
  emit({ task: 'paper', done: 5, total: 20 }, 'progress');
  await waitFor(() => expect(screen.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '25'));
  await user.click(screen.getByText('Cancel'));
  expect(await screen.findByText('Looking for the code was cancelled.')).toBeInTheDocument();
  expect(screen.queryByRole('progressbar')).not.toBeInTheDocument();
});

test('who leaves the page ends the look-up', async () => {
  signing.Find?.mockReturnValue(new Promise(() => {}));
  const { user, unmount } = render(<CheckPage />);
  await user.type(screen.getByLabelText(/Content code/), '2694-1325-3995-54A4');
  await user.click(screen.getByText('Check the code'));
  expect(signing.StopFinding).not.toHaveBeenCalled();
  unmount();
  expect(signing.StopFinding).toHaveBeenCalledTimes(1);
});

test('a company’s key that cannot be read is imported again, or left', async () => {
  signing.SignsWith?.mockRejectedValue({ code: 'unavailable', key: 'certificate.key_broken' });
  const { user } = render(<CertificateSection administrator={false} />);
  expect(await screen.findByText(/cannot be read on this workstation/)).toBeInTheDocument();
  expect(screen.queryByText(/made with your first signature/)).not.toBeInTheDocument();
  await user.click(screen.getByText('Sign with my own key again'));
  expect(signing.Drop).toHaveBeenCalled();
  await user.click(screen.getByText('Import a company’s certificate'));
  expect(screen.getByLabelText(/Password of the file/)).toBeInTheDocument();
});

test('what was found for one code does not stand under the next', async () => {
  signing.Find?.mockResolvedValueOnce({ signed: [], printed });
  const { user } = render(<CheckPage />);
  await user.type(screen.getByLabelText(/Content code/), '2694-1325-3995-54A4');
  await user.click(screen.getByText('Check the code'));
  await screen.findByText(/Not signed, but current/);
  signing.Find?.mockRejectedValueOnce({ code: 'invalid', key: 'document.code_form' });
  await user.type(screen.getByLabelText(/Content code/), 'X');
  await user.click(screen.getByText('Check the code'));
  expect(await screen.findByRole('alert')).toBeVisible();
  expect(screen.queryByText(/Not signed, but current/)).not.toBeInTheDocument();
});
